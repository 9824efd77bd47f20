import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { parseDeepLink } from '../../../src/main/deep-link.ts';
import type { SignInMethods } from '../../../src/shared/sign-in.ts';
import { authPost, cookiesOf, fetchToken, startEmbeddedServer, temporaryFolder } from '../../support/embedded-server.ts';
import { createFormBrowser, wordsOf, type FormBrowser } from '../../support/form-browser.ts';
import { startOidcProvider, type OidcServer } from '../../support/oidc-provider.ts';
import { totpOf, wrongTotp } from '../../support/totp.ts';

let oidc: OidcServer;
let server: RunningServer;
const folder = temporaryFolder();
const password = 'difference engine';

beforeAll(async () => {
  oidc = await startOidcProvider();
  server = await startEmbeddedServer(folder.path, { environment: oidc.env });
});
afterAll(async () => {
  await server.stop();
  await oidc.stop();
  folder.remove();
});

/** What the app would have begun. */
function begun(extra: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({ client_id: 'electron', state, code_challenge: createHash('sha256').update(verifier).digest('base64url'), ...extra });
  return { state, verifier, page: `${server.url}/latchkey/sign-in?${query.toString()}` };
}

/** Where the page leads back to. */
function linkOf(browser: FormBrowser): string {
  return /http-equiv="refresh" content="0; url=([^"]+)"/.exec(browser.text)?.[1] ?? '';
}

async function exchange(code: string, state: string, verifier: string): Promise<Response> {
  return authPost(server.url, '/electron/token', { token: code, state, code_verifier: verifier });
}

async function account(name: string, withCodes = false): Promise<{ email: string; uri: string; codes: string[] }> {
  const email = `${name}@example.com`;
  const cookie = cookiesOf(await authPost(server.url, '/sign-up/email', { email, password, name }));
  if (!withCodes) return { email, uri: '', codes: [] };
  const answer = (await (await authPost(server.url, '/two-factor/enable', { password }, cookie)).json()) as { totpURI: string; backupCodes: string[] };
  await authPost(server.url, '/two-factor/verify-totp', { code: totpOf(answer.totpURI, Date.now()) }, cookie);
  return { email, uri: answer.totpURI, codes: answer.backupCodes };
}

/** The provider's own pages: a name, and the permission. */
async function atProvider(browser: FormBrowser, name: string): Promise<void> {
  await browser.submit({ login: name, password: 'any' });
  await browser.submit({ prompt: 'consent' });
}

async function expectHandedOver(browser: FormBrowser, { state, verifier }: { state: string; verifier: string }, email: string): Promise<void> {
  const link = parseDeepLink(linkOf(browser));
  expect(link).toMatchObject({ kind: 'auth', state });
  if (link.kind !== 'auth') return;
  const answer = await exchange(link.code, state, verifier);
  expect(answer.status).toBe(200);
  expect(((await answer.json()) as { user: { email: string } }).user.email).toBe(email);
  expect(await fetchToken(server.url, cookiesOf(answer))).toMatch(/^ey/);
  // Once, and never again.
  expect((await exchange(link.code, state, verifier)).status).toBe(404);
}

describe('the page in the browser', () => {
  it('is one of the ways that the server says it offers', async () => {
    const methods = (await (await fetch(`${server.url}/latchkey/sign-in-methods`)).json()) as SignInMethods;
    expect(methods).toEqual({
      password: true, signUp: true, passwordReset: false, magicLink: false, browser: true, loopback: true, device: true, passkeys: false, providers: [{ id: 'oidc', name: 'Example ID' }],
    });
  });

  it('signs in with a password and hands a code to the app, and nobody stays signed in in the browser', async () => {
    const { email } = await account('ada');
    const browser = createFormBrowser();
    const begin = begun();
    await browser.open(begin.page);
    expect(browser.headers.get('content-security-policy')).toContain("default-src 'none'");
    await browser.submit({ email, password });
    expect(wordsOf(browser.text)).toContain('You can go back to Latchkey');
    await expectHandedOver(browser, begin, email);
    expect(browser.cookies('127.0.0.1')).not.toContain('session_token');
  });

  it('signs in at the provider, by its own pages, and goes straight there when asked to', async () => {
    const browser = createFormBrowser();
    const begin = begun({ provider: 'oidc' });
    await browser.open(begin.page);
    expect(new URL(browser.url).origin).toBe(oidc.issuer);
    await atProvider(browser, 'Grace');
    await expectHandedOver(browser, begin, 'grace@id.example');
  });

  it('leads back to a port of this computer where the app listens on one, and to no other machine', async () => {
    const { email } = await account('port');
    const browser = createFormBrowser();
    await browser.open(begun({ port: '45678' }).page);
    await browser.submit({ email, password });
    expect(linkOf(browser)).toMatch(/^http:\/\/127\.0\.0\.1:45678\/auth\/callback\?token=/);
    await browser.open(begun({ port: '80@evil.example' }).page);
    await browser.submit({ email, password });
    expect(linkOf(browser)).toMatch(/^latchkey:/);
  });

  it('refuses a code to who does not have the verifier, and then to everybody', async () => {
    const { email } = await account('pkce');
    const browser = createFormBrowser();
    const begin = begun();
    await browser.open(begin.page);
    await browser.submit({ email, password });
    const link = parseDeepLink(linkOf(browser));
    if (link.kind !== 'auth') throw new Error('no link');
    expect((await exchange(link.code, begin.state, 'x'.repeat(43))).status).toBe(400);
    expect((await exchange(link.code, begin.state, begin.verifier)).status).toBe(404);
  });

  it('says why when the password is wrong, and keeps the address that was typed', async () => {
    const { email } = await account('wrong');
    const browser = createFormBrowser();
    await browser.open(begun().page);
    await browser.submit({ email, password: 'not this one' });
    expect(wordsOf(browser.text)).toContain('This e-mail and password don’t match an account.');
    expect(browser.text).toContain('wrong@example.com');
  });

  it('asks for the code of an authenticator after the password, tells how many attempts are left, and takes a recovery code as well', async () => {
    const { email, uri, codes } = await account('coded', true);
    const browser = createFormBrowser();
    const begin = begun();
    await browser.open(begin.page);
    await browser.submit({ email, password });
    expect(wordsOf(browser.text)).toContain('Enter your code');
    await browser.submit({ code: wrongTotp(uri, Date.now()) });
    expect(wordsOf(browser.text)).toContain('4 attempts are left.');
    await browser.submit({ code: totpOf(uri, Date.now()) });
    await expectHandedOver(browser, begin, email);

    const again = begun();
    await browser.open(again.page);
    await browser.submit({ email, password });
    await browser.follow('Use a recovery code');
    await browser.submit({ code: codes[0]! });
    await expectHandedOver(browser, again, email);
  });

  it('asks for the password again after five wrong codes', async () => {
    const { email, uri } = await account('guesser', true);
    const browser = createFormBrowser();
    await browser.open(begun().page);
    await browser.submit({ email, password });
    for (let n = 0; n < 5; n += 1) await browser.submit({ code: wrongTotp(uri, Date.now()) });
    expect(wordsOf(browser.text)).toContain('there were too many wrong ones. Sign in again.');
    await browser.submit({ email, password });
    expect(wordsOf(browser.text)).toContain('Enter your code');
  });

  it('says when the person turned back at the provider, and offers everything again', async () => {
    const browser = createFormBrowser();
    await browser.open(begun({ provider: 'oidc' }).page);
    await browser.follow('abort');
    expect(wordsOf(browser.text)).toContain('You were not signed in at Example ID.');
    expect(wordsOf(browser.text)).toContain('Continue with Example ID');
  });

  it('takes a form from no other site', async () => {
    const { page } = begun();
    const body = new URLSearchParams({ ...Object.fromEntries(new URL(page).searchParams), email: 'ada@example.com', password });
    const post = (headers: Record<string, string>) => fetch(`${server.url}/latchkey/sign-in/password`, { method: 'POST', body, headers, redirect: 'manual' });
    for (const headers of [{ 'sec-fetch-site': 'cross-site', origin: server.url }, { origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
      const answer = await post(headers);
      expect(answer.status).toBe(400);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect((await post({ origin: server.url })).status).toBe(303);
  });

  it('shows nothing of what is in its address as markup', async () => {
    const browser = createFormBrowser();
    await browser.open(`${begun().page}&error=%3Cscript%3Ealert(1)%3C/script%3E&provider=%22%3E%3Cimg%20src=x%3E`);
    expect(browser.text).not.toMatch(/<script|<img/);
    await browser.open(`${server.url}/latchkey/sign-in?state=short`);
    expect(wordsOf(browser.text)).toContain('This page belongs to a sign-in that the app begins.');
  });
});

describe('a provider that cannot be reached', () => {
  it('is named, and is asked again the next time', async () => {
    const other = temporaryFolder();
    await oidc.stop();
    const fresh = await startEmbeddedServer(other.path, { environment: oidc.env });
    const browser = createFormBrowser();
    const page = begun({ provider: 'oidc' }).page.replace(server.url, fresh.url);
    await browser.open(page);
    expect(wordsOf(browser.text)).toContain('Example ID can’t be reached now.');
    await oidc.start();
    await browser.follow('Continue with Example ID');
    expect(new URL(browser.url).origin).toBe(oidc.issuer);
    await fresh.stop();
    other.remove();
  });
});
