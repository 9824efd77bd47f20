import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningServer } from '../../../../src/server/start-server.ts';
import { parseDeepLink } from '../../../../src/main/deep-link.ts';
import { startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { createFormBrowser, type FormBrowser } from '../../../support/form-browser.ts';
import { startOidcProvider, type OidcServer } from '../../../support/oidc-provider.ts';
import { account, createSignInBench, password, type SignInBench, type SignInRun } from '../../../support/sign-in-bench.ts';

let oidc: OidcServer;
let server: RunningServer;
let bench: SignInBench;
const folder = temporaryFolder();

beforeAll(async () => {
  oidc = await startOidcProvider();
  server = await startEmbeddedServer(folder.path, { environment: oidc.env });
});
afterAll(async () => {
  await server.stop();
  await oidc.stop();
  folder.remove();
});
afterEach(() => bench.close());

/** What a person does in the browser that the app opened. @returns where its page leads back to */
async function inBrowser(page: string, email: string): Promise<{ link: string; code: string; browser: FormBrowser }> {
  const browser = createFormBrowser();
  await browser.open(page);
  await browser.submit({ email, password });
  const link = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(browser.text)?.[1] ?? '';
  const code = /data-code>([^<]+)</.exec(browser.text)?.[1] ?? '';
  return { link, code, browser };
}

/** As `compose` does with a link that the system hands over. */
async function follow(run: SignInRun, link: string): Promise<string> {
  const parsed = parseDeepLink(link);
  if (parsed.kind !== 'auth') throw new Error(`Not a callback: ${link}`);
  const taken = await run.pending.take(parsed.state);
  if (taken.status === 'found') await run.auth.flow.finish(taken.pending, parsed.code);
  if (taken.status === 'expired') run.auth.flow.expired();
  return taken.status;
}

describe('signing in through the browser', () => {
  it('opens the page with a challenge, keeps the verifier in the vault before, and is signed in by the link', async () => {
    const { email } = await account(server.url, 'ada');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.browser(undefined);
    const page = new URL(run.opened[0]!);
    const stored = bench.keychain.values.get('sign-in') ?? '';
    expect(page.searchParams.get('code_challenge_method')).toBe('S256');
    expect(stored).toContain(page.searchParams.get('state')!);
    expect(page.href).not.toContain((JSON.parse(stored) as { pending: { verifier: string }[] }).pending[0]!.verifier);
    expect(run.auth.flow.progress()).toMatchObject({ step: 'browser' });
    expect(run.auth.state()).toEqual({ status: 'signed_out' });

    const { link } = await inBrowser(page.href, email);
    expect(await follow(run, link)).toBe('found');
    expect(run.auth.state()).toMatchObject({ status: 'signed_in', user: { email } });
    expect(run.auth.flow.progress()).toEqual({ step: 'none' });
    await expect(run.auth.token()).resolves.toMatch(/^ey/);
    await vi.waitFor(() => expect([...bench.keychain.values.keys()]).toEqual(['session:local']));
  });

  it('goes on in another run that began while the browser was at the provider', async () => {
    bench = createSignInBench(() => server.url);
    const first = await bench.open();
    await first.auth.flow.browser('oidc');
    const browser = createFormBrowser();
    await browser.open(first.opened[0]!);
    const second = await bench.open();
    expect(second.auth.flow.progress()).toEqual({ step: 'none' });
    await browser.submit({ login: 'Grace', password: 'any' });
    await browser.submit({ prompt: 'consent' });
    const link = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(browser.text)?.[1] ?? '';
    expect(await follow(second, link)).toBe('found');
    expect(second.auth.state()).toMatchObject({ status: 'signed_in', user: { email: 'grace@id.example' } });
  });

  it('knows a link once: the same one again, and one with another state, are nobody’s', async () => {
    const { email } = await account(server.url, 'replay');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.browser(undefined);
    const { link } = await inBrowser(run.opened[0]!, email);
    expect(await follow(run, link)).toBe('found');
    expect(await follow(run, link)).toBe('unknown');
    await run.auth.signOut();
    const next = await bench.open();
    expect(await follow(next, link)).toBe('unknown');
    expect(next.auth.state()).toMatchObject({ status: 'signed_out' });
  });

  it('says that it took too long after ten minutes, also in another run, and starts over', async () => {
    const { email } = await account(server.url, 'slow');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.browser(undefined);
    const { link } = await inBrowser(run.opened[0]!, email);
    bench.clock.sleep(10 * 60_000);
    const next = await bench.open();
    expect(await follow(next, link)).toBe('expired');
    expect(next.auth.flow.progress()).toMatchObject({ step: 'none', problem: { code: 'auth.expired' } });
    expect(bench.keychain.values.get('sign-in') ?? '').not.toMatch(/"verifier":"[^"]/);
    await next.auth.flow.browser(undefined);
    expect(await follow(next, (await inBrowser(next.opened[0]!, email)).link)).toBe('found');
    expect(next.auth.state().status).toBe('signed_in');
  });

  it('says why when the server refuses the code, and offers everything again', async () => {
    const { email } = await account(server.url, 'refused');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.browser(undefined);
    const { link } = await inBrowser(run.opened[0]!, email);
    const parsed = parseDeepLink(link);
    const taken = await run.pending.take(parsed.kind === 'auth' ? parsed.state : '');
    if (taken.status !== 'found') throw new Error('not found');
    await run.auth.flow.finish(taken.pending, 'x'.repeat(32));
    expect(run.auth.flow.progress()).toMatchObject({ step: 'none', problem: { code: 'auth.expired', message: expect.stringContaining('Sign in again.') } });
    expect(run.auth.state()).toEqual({ status: 'signed_out' });
  });

  it('listens on a port of this computer where links do not reach it, for one callback', async () => {
    const { email } = await account(server.url, 'port');
    bench = createSignInBench(() => server.url);
    const run = await bench.open({ linksWork: false });
    await run.auth.flow.browser(undefined);
    const port = new URL(run.opened[0]!).searchParams.get('port') ?? '';
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/auth/callback?token=bad`)).status).toBe(404);
    const foreign = Buffer.from(JSON.stringify({ identifier: 'x'.repeat(32), state: 'y'.repeat(43) })).toString('base64url');
    expect((await fetch(`http://127.0.0.1:${port}/auth/callback?token=${foreign}`)).status).toBe(400);

    const { link } = await inBrowser(run.opened[0]!, email);
    expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/`));
    const answer = await fetch(link);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Done')]);
    expect(run.auth.state()).toMatchObject({ status: 'signed_in', user: { email } });
    await expect(fetch(link)).rejects.toThrow();
  });

  it('takes the code that the page shows, by hand, and Better Auth’s bare one as well', async () => {
    const { email } = await account(server.url, 'paste');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.browser(undefined);
    await expect(run.auth.flow.paste('nonsense')).rejects.toMatchObject({ code: 'auth.invalid_input' });
    const first = await inBrowser(run.opened[0]!, email);
    await run.auth.flow.paste(` ${first.code}\n`);
    expect(run.auth.state()).toMatchObject({ status: 'signed_in', user: { email } });
    await run.auth.signOut();
    await expect(run.auth.flow.paste(first.code)).rejects.toMatchObject({ code: 'auth.expired' });

    await run.auth.flow.browser(undefined);
    const { code } = await inBrowser(run.opened[1]!, email);
    const { identifier } = JSON.parse(Buffer.from(code, 'base64url').toString()) as { identifier: string };
    await run.auth.flow.paste(identifier);
    expect(run.auth.state().status).toBe('signed_in');
  });

  it('still works in the same run when the keychain takes nothing, and says when no browser opens', async () => {
    const { email } = await account(server.url, 'locked');
    bench = createSignInBench(() => server.url);
    const run = await bench.open({ browserFails: true });
    bench.keychain.shut('locked');
    await run.auth.flow.browser(undefined);
    expect(run.auth.flow.progress()).toMatchObject({ step: 'browser', problem: { code: 'request.denied' } });
    expect(await follow(run, (await inBrowser(run.opened[0]!, email)).link)).toBe('found');
    expect(run.auth.state()).toMatchObject({ status: 'signed_in' });
    bench.keychain.shut(undefined);
  });

  it('says nothing more once it was called off', async () => {
    const { email } = await account(server.url, 'off');
    bench = createSignInBench(() => server.url);
    const run = await bench.open();
    await run.auth.flow.browser(undefined);
    const { link } = await inBrowser(run.opened[0]!, email);
    run.auth.flow.cancel();
    await vi.waitFor(() => expect(bench.keychain.values.has('sign-in')).toBe(false));
    expect(await follow(run, link)).toBe('unknown');
    expect(run.auth.state()).toEqual({ status: 'signed_out' });
  });
});
