import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { AccountSecurityState, TwoFactorSetup } from '../../shared/sign-in-api.ts';
import { notSignedInError } from './auth-errors.ts';
import { readField } from './auth-fields.ts';
import type { Endpoints } from './endpoints.ts';
import type { SessionChange } from './session-change.ts';
import type { SessionCookie } from './session-cookie.ts';
import { answerError } from './auth-errors.ts';
import type { Answer } from './answer.ts';

/** Codes of an authenticator app for the account that is signed in. */
export interface AccountSecurity {
  state(): Promise<AccountSecurityState>;
  /** A new secret and new recovery codes, which are shown once; nothing is asked for until `confirm`. */
  begin(password: string): Promise<TwoFactorSetup>;
  confirm(code: string): Promise<void>;
  end(password: string): Promise<void>;
  /** New recovery codes; those from before are no good any more. */
  recoveryCodes(password: string): Promise<string[]>;
}

export interface AccountSecurityDeps {
  endpoints: () => Promise<Endpoints>;
  cookie: () => SessionCookie | undefined;
  change: SessionChange;
  now: () => number;
}

export function createAccountSecurity({ endpoints, cookie, change, now }: AccountSecurityDeps): AccountSecurity {
  function held(): SessionCookie {
    const current = cookie();
    if (current === undefined) throw notSignedInError('signed_out');
    return current;
  }

  /** One change, with this person's own password for a wrong one. */
  async function demand(path: string, body: unknown): Promise<Answer> {
    const { base, post } = await endpoints();
    const answer = await change.run((current) => post(path, body, { cookie: current }));
    if (answer.status === 200) return answer;
    if (readField(answer.body, 'code') === 'INVALID_PASSWORD') {
      throw new LatchkeyError('auth.invalid_credentials', say('auth', 'wrongPassword'), { status: answer.status });
    }
    if (answer.status === 404) throw new LatchkeyError('auth.rejected', say('auth', 'noCodes', base.host), { status: 404 });
    throw answerError(base.host, answer, now());
  }

  return {
    async state() {
      const { get } = await endpoints();
      const [session, accounts] = await Promise.all([get('/get-session?disableCookieCache=true', { cookie: held() }), get('/list-accounts', { cookie: held() })]);
      const { user } = (session.body ?? {}) as { user?: unknown };
      const isKnown = typeof user === 'object' && user !== null && 'twoFactorEnabled' in user;
      const hasPassword = Array.isArray(accounts.body) && accounts.body.some((one) => readField(one, 'providerId') === 'credential');
      return { codes: !isKnown ? 'unsupported' : user.twoFactorEnabled === true ? 'on' : 'off', hasPassword };
    },
    async begin(password) {
      const { body } = await demand('/two-factor/enable', { password });
      const uri = readField(body, 'totpURI') ?? '';
      const secret = URL.canParse(uri) ? (new URL(uri).searchParams.get('secret') ?? '') : '';
      return { uri, secret, recoveryCodes: codesIn(body) };
    },
    async confirm(code) {
      await demand('/two-factor/verify-totp', { code: code.replace(/\s/g, '') });
    },
    async end(password) {
      await demand('/two-factor/disable', { password });
    },
    recoveryCodes: async (password) => codesIn((await demand('/two-factor/generate-backup-codes', { password })).body),
  };
}

function codesIn(body: unknown): string[] {
  const codes = typeof body === 'object' && body !== null && 'backupCodes' in body ? body.backupCodes : undefined;
  return Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [];
}
