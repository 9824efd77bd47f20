import { appSlug } from '../../shared/brand.ts';
import type { Hono } from 'hono';
import { codeAttempts } from '../../shared/sign-in.ts';
import { openAuthSession, type AuthSession } from './auth-calls.ts';
import { goTo } from './html.ts';
import { formFields, type PageTools } from './page-tools.ts';
import { onwards, readPurpose, withPurpose, type Purpose } from './purpose.ts';
import { textsFor, type SignInTexts } from './languages.ts';
import { problemText } from './problem-text.ts';
import { codeView, doneView, problemNote, sentence, signInView } from './views.ts';

/** Signing in by password, code and provider, and the way back to what it was for. */
export function addSignInRoutes(app: Hono, tools: PageTools): void {
  const { auth, baseUrl, scheme, show } = tools;
  const { methods } = auth;
  const nameOf = (id: string): string => methods.providers.find((provider) => provider.id === id)?.name ?? id;

  function signInPage(texts: SignInTexts, purpose: Purpose | undefined, problem?: string, email = '', setCookies: readonly string[] = []): Response {
    if (purpose === undefined) return show(texts, { title: texts.signIn, body: problem === undefined ? sentence(texts.openedByHand) : (problemNote(problem) ?? sentence('')), status: 400 });
    const body = signInView(texts, { purpose, password: methods.password, passkeys: methods.passkeys, providers: methods.providers, email, problem });
    return show(texts, { title: texts.signIn, body, setCookies, ...(problem !== undefined && { status: 400 }) });
  }

  app.get(`/${appSlug}/sign-in`, (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const purpose = readPurpose((name) => c.req.query(name));
    const error = c.req.query('error');
    const provider = c.req.query('provider');
    if (error === undefined && purpose !== undefined && provider !== undefined && methods.providers.some(({ id }) => id === provider)) {
      return goTo(withPurpose(`/${appSlug}/sign-in/provider/${provider}`, purpose));
    }
    return signInPage(texts, purpose, error === undefined ? undefined : problemText(texts, error, 400, nameOf(provider ?? '')));
  });

  app.post(`/${appSlug}/sign-in/password`, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const field = await formFields(c);
    const purpose = readPurpose(field);
    if (purpose === undefined) return signInPage(texts, undefined);
    const session = openAuthSession(tools, c);
    const email = field('email') ?? '';
    const answer = await session.call('POST', '/sign-in/email', { email, password: field('password') ?? '' });
    if (answer.status !== 200) return signInPage(texts, purpose, problemText(texts, answer.code, answer.status, ''), email, session.setCookies());
    const next = answer.body['twoFactorRedirect'] === true ? withPurpose(`/${appSlug}/sign-in/code`, purpose) : onwards(purpose);
    return goTo(next, session.setCookies());
  });

  app.get(`/${appSlug}/sign-in/code`, (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const purpose = readPurpose((name) => c.req.query(name));
    if (purpose === undefined) return signInPage(texts, undefined);
    const body = codeView(texts, { purpose, recovery: c.req.query('kind') === 'recovery', failed: failedIn(c.req.query('failed')), problem: undefined });
    return show(texts, { title: texts.code, body });
  });

  app.post(`/${appSlug}/sign-in/code`, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const field = await formFields(c);
    const purpose = readPurpose(field);
    if (purpose === undefined) return signInPage(texts, undefined);
    const recovery = field('kind') === 'recovery';
    const session = openAuthSession(tools, c);
    const code = (field('code') ?? '').replace(/\s/g, '');
    const answer = await session.call('POST', recovery ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp', { code, ...(field('trust') === 'yes' && { trustDevice: true }) });
    if (answer.status === 200) return goTo(onwards(purpose), session.setCookies());
    const problem = problemText(texts, answer.code, answer.status, '');
    const isWrong = answer.code === 'INVALID_CODE' || answer.code === 'INVALID_BACKUP_CODE';
    const failed = failedIn(field('failed')) + (isWrong ? 1 : 0);
    if ((!isWrong && answer.status !== 429) || answer.code === 'ACCOUNT_TEMPORARILY_LOCKED') return signInPage(texts, purpose, problem, '', session.setCookies());
    const left = Math.max(0, codeAttempts - failed);
    const body = codeView(texts, { purpose, recovery, failed, problem: isWrong ? `${problem} ${texts.attemptsLeft(left)}` : problem });
    return left === 0 ? signInPage(texts, purpose, texts.problems.codeTooLate, '', session.setCookies()) : show(texts, { title: texts.code, body, status: 400, setCookies: session.setCookies() });
  });

  app.get(`/${appSlug}/sign-in/provider/:id`, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const purpose = readPurpose((name) => c.req.query(name));
    const provider = c.req.param('id');
    if (purpose === undefined) return signInPage(texts, undefined);
    const session = openAuthSession(tools, c);
    const answer = await session.call('POST', '/sign-in/social', {
      provider,
      callbackURL: `${baseUrl}${onwards(purpose)}`,
      errorCallbackURL: `${baseUrl}${withPurpose(`/${appSlug}/sign-in`, purpose, { provider })}`,
      disableRedirect: true,
    });
    const { url } = answer.body;
    if (answer.status === 200 && typeof url === 'string') return goTo(url, session.setCookies());
    return signInPage(texts, purpose, problemText(texts, answer.code ?? 'provider_not_found', answer.status, nameOf(provider)), '', session.setCookies());
  });

  app.get(`/${appSlug}/sign-in/done`, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const purpose = readPurpose((name) => c.req.query(name));
    const error = c.req.query('error');
    if (purpose?.kind !== 'app' || error !== undefined) return signInPage(texts, purpose, error === undefined ? undefined : problemText(texts, error, 400, ''));
    const session = openAuthSession(tools, c);
    const token = await handOver(session, purpose);
    if (token === undefined) return signInPage(texts, purpose, undefined, '', session.setCookies());
    // Only the app is to be signed in: whoever has this browser next is not.
    await session.call('POST', '/sign-out', {});
    const link = purpose.port === undefined ? `${scheme}://auth/callback#token=${token}` : `http://127.0.0.1:${purpose.port}/auth/callback?token=${token}`;
    return show(texts, { title: texts.done, body: doneView(texts, link, token), next: link, setCookies: session.setCookies() });
  });
}

/** A one-time code for the app, in the form that Better Auth's own pages use; `undefined` where nobody is signed in. */
async function handOver(session: AuthSession, { state, challenge }: Extract<Purpose, { kind: 'app' }>): Promise<string | undefined> {
  const query = new URLSearchParams({ client_id: 'electron', state, code_challenge: challenge });
  const answer = await session.call('POST', `/electron/transfer-user?${query.toString()}`, {});
  const identifier = answer.body['electron_authorization_code'];
  if (answer.status !== 200 || typeof identifier !== 'string') return undefined;
  return Buffer.from(JSON.stringify({ identifier, state })).toString('base64url');
}

function failedIn(text: string | undefined): number {
  return text !== undefined && /^\d$/.test(text) ? Number(text) : 0;
}
