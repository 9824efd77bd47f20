import type { AuthState } from '../../shared/auth-state.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import type { Texts } from '../../shared/texts/en/texts.ts';
import { quoted, say, together } from '../../shared/texts/say.ts';
import { retryAfterSeconds } from '../retry-after.ts';
import type { Answer } from './answer.ts';

type Known = { [K in keyof Texts['auth']]: Texts['auth'][K] extends string ? K : never }[keyof Texts['auth']];

/** Better Auth's codes (`BASE_ERROR_CODES` and the plugins' own), as ours with a sentence for the person. */
const known: Readonly<Record<string, readonly [ErrorCode, Known]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['auth.invalid_credentials', 'wrongCredentials'],
  USER_NOT_FOUND: ['auth.invalid_credentials', 'wrongCredentials'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ['auth.invalid_credentials', 'noPassword'],
  USER_ALREADY_EXISTS: ['auth.email_taken', 'emailTaken'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['auth.email_taken', 'emailTaken'],
  INVALID_PASSWORD: ['auth.weak_password', 'passwordRefused'],
  PASSWORD_TOO_SHORT: ['auth.weak_password', 'passwordShort'],
  PASSWORD_TOO_LONG: ['auth.weak_password', 'passwordLong'],
  PASSWORD_COMPROMISED: ['auth.weak_password', 'passwordLeaked'],
  INVALID_EMAIL: ['auth.invalid_input', 'notAnEmail'],
  VALIDATION_ERROR: ['auth.invalid_input', 'detailsRefused'],
  MISSING_FIELD: ['auth.invalid_input', 'moreDetails'],
  EMAIL_NOT_VERIFIED: ['auth.unconfirmed', 'unconfirmed'],
  EMAIL_PASSWORD_DISABLED: ['auth.rejected', 'noPasswords'],
  EMAIL_PASSWORD_SIGN_UP_DISABLED: ['auth.rejected', 'noSignUp'],
  INVALID_CODE: ['auth.wrong_code', 'wrongCode'],
  INVALID_BACKUP_CODE: ['auth.wrong_code', 'wrongRecovery'],
  INVALID_TWO_FACTOR_COOKIE: ['auth.expired', 'codeTooLate'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['auth.expired', 'tooManyCodes'],
  ACCOUNT_TEMPORARILY_LOCKED: ['auth.locked', 'locked'],
  TOTP_ALREADY_ENABLED: ['auth.rejected', 'codesOn'],
  TOTP_NOT_ENABLED: ['auth.rejected', 'codesOff'],
  TWO_FACTOR_NOT_ENABLED: ['auth.rejected', 'codesOff'],
  RESET_PASSWORD_DISABLED: ['auth.rejected', 'noReset'],
  MAIL_NOT_SENT: ['auth.rejected', 'mailNotSent'],
  INVALID_TOKEN: ['auth.expired', 'browserCodeOld'],
  STATE_MISMATCH: ['auth.expired', 'browserCodeOther'],
  INVALID_CODE_VERIFIER: ['auth.expired', 'browserCodeOther'],
  BANNED_USER: ['auth.rejected', 'banned'],
};

const originCodes: ReadonlySet<string> = new Set(['INVALID_ORIGIN', 'MISSING_OR_NULL_ORIGIN', 'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED']);

/** True for an answer in Better Auth's own words: JSON with a `code`, or its bare rate-limit message. */
function betterAuthCode(answer: Answer): string | undefined {
  const body = answer.body;
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : undefined;
}

/**
 * Turns an answer that is not the hoped-for one into an error. Says nothing about the session: whether that is
 * over is decided only by `AuthClient.token` and `AuthClient.session`.
 */
export function answerError(host: string, answer: Answer, now: number): LatchkeyError {
  const { status, headers } = answer;
  const code = betterAuthCode(answer);
  // Said with statuses that mean something else by themselves.
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED' || code === 'MAIL_NOT_SENT') return knownError(code, status);
  if (status === 429) {
    const wait = retryAfterSeconds(headers, now);
    return new LatchkeyError('auth.rate_limited', wait === undefined ? say('auth', 'tooMany') : say('auth', 'tooManyWait', wait), { status, retryAfterSeconds: wait });
  }
  if (status >= 500) {
    return new LatchkeyError('auth.unreachable', say('auth', 'serverProblem', host, status), { status });
  }
  if (code !== undefined && known[code] !== undefined) return knownError(code, status);
  if (code !== undefined && originCodes.has(code)) {
    return new LatchkeyError('auth.rejected', say('auth', 'ownOrigin', host), { status });
  }
  if (status >= 400 && status !== 404 && answer.isJson) {
    return new LatchkeyError('auth.rejected', code === undefined ? say('auth', 'refused', host, status) : say('auth', 'refusedWith', host, status, code), { status });
  }
  return notBetterAuthError(host, answer);
}

/** The server's own word is kept for the timeline, which lets only known ones in. */
function knownError(code: string, status: number): LatchkeyError {
  const found = known[code];
  return new LatchkeyError(found?.[0] ?? 'auth.rejected', found === undefined ? quoted(code) : say('auth', found[1]), { status, cause: code });
}

/** Something answers there, but not Better Auth: a web page, a login portal, a redirect, another path. */
export function notBetterAuthError(host: string, answer: Pick<Answer, 'status' | 'location'>): LatchkeyError {
  const { status, location } = answer;
  const what =
    location === undefined
      ? say('auth', 'notBetterAuth', host)
      : say('auth', 'sentOn', host, location);
  return new LatchkeyError('auth.not_better_auth', together(what, say('auth', 'checkServer')), {
    status,
  });
}

/** There is no session to work with, and why. */
export function notSignedInError(status: AuthState['status']): LatchkeyError {
  return status === 'session_unreachable'
    ? new LatchkeyError('keychain.unavailable', say('auth', 'keychainUnread'))
    : new LatchkeyError('auth.signed_out', say('auth', 'notSignedIn'));
}

/** The person wanted another vault, and it does not work. */
export function lostVaultError(): LatchkeyError {
  return new LatchkeyError('keychain.unavailable', say('auth', 'otherStore'));
}

/** A second sign-in while one is running, or while somebody is signed in. */
export function busyError(): LatchkeyError {
  return new LatchkeyError('request.denied', say('auth', 'busy'));
}

/** The sign-in was called off by signing out or closing. */
export function cancelledError(): LatchkeyError {
  return new LatchkeyError('auth.signed_out', say('auth', 'cancelled'));
}
