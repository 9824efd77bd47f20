import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFormBrowser } from '../../../support/form-browser.ts';
import { startOidcProvider, type OidcServer } from '../../../support/oidc-provider.ts';
import { createWholeApp, person, type WholeApp } from '../../../support/whole-app.ts';

let oidc: OidcServer;
let app: WholeApp;
beforeEach(async () => {
  oidc = await startOidcProvider();
  app = createWholeApp({ environment: oidc.env });
  await app.start();
});
afterEach(async () => {
  await app.dispose();
  await oidc.stop();
});

/** What the person does in the browser that the app opened last. @returns the link that its page ends with */
async function inBrowser(name: string): Promise<string> {
  const browser = createFormBrowser();
  await browser.open(app.opened.at(-1)!);
  await browser.submit({ login: name, password: 'any' });
  await browser.submit({ prompt: 'consent' });
  const link = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(browser.text)?.[1];
  if (link === undefined) throw new Error(`No callback at ${browser.url}`);
  return link;
}

describe('what the browser brings', () => {
  it('goes to the account that asked for it, which comes to the front, and to no other', async () => {
    await app.call('main', 'auth.signUp', person('Ada'));
    const { id } = await app.call('main', 'workspaces.add');
    await app.call(id, 'signIn.browser', { provider: 'oidc' });
    await app.call(id, 'workspaces.open', { id: 'main' });
    app.did.length = 0;
    await app.openLink(await inBrowser('Grace'));
    expect(app.did).toContain(`show ${id}`);
    expect(await app.call(id, 'auth.state')).toMatchObject({ status: 'signed_in', user: { email: 'grace@id.example' } });
    expect(await app.call('main', 'auth.state')).toMatchObject({ user: { name: 'Ada' } });
  });

  it('finds its account in another run, which had only the other one open', async () => {
    await app.call('main', 'auth.signUp', person('Ada'));
    const { id } = await app.call('main', 'workspaces.add');
    await app.call(id, 'signIn.browser', { provider: 'oidc' });
    const browser = inBrowser('Linus');
    await app.call(id, 'workspaces.open', { id: 'main' });
    const link = await browser;
    await app.stop();
    await app.start();
    expect(app.built.has(id)).toBe(false);
    await app.openLink(link);
    await vi.waitFor(async () => expect(await app.call(id, 'auth.state')).toMatchObject({ status: 'signed_in', user: { email: 'linus@id.example' } }));
    await app.call(id, 'auth.signOut', { history: 'keep' });
    await app.openLink(link);
    expect(await app.call(id, 'auth.state')).toMatchObject({ status: 'signed_out' });
  });

  it('is nobody’s when its account was removed meanwhile', async () => {
    await app.call('main', 'auth.signUp', person('Ada'));
    const { id } = await app.call('main', 'workspaces.add');
    await app.call(id, 'signIn.browser', { provider: 'oidc' });
    const link = await inBrowser('Barbara');
    await app.call('main', 'workspaces.remove', { id, history: 'erase' });
    await app.openLink(link);
    expect(await app.call('main', 'auth.state')).toMatchObject({ user: { name: 'Ada' } });
  });

  it('lets the same person in once only, and says so', async () => {
    await app.call('main', 'signIn.browser', { provider: 'oidc' });
    await app.openLink(await inBrowser('Grace'));
    const { id } = await app.call('main', 'workspaces.add');
    await app.call(id, 'signIn.browser', { provider: 'oidc' });
    await app.openLink(await inBrowser('Grace'));
    expect(await app.call(id, 'signIn.progress')).toMatchObject({ step: 'none', problem: { code: 'auth.already_here' } });
    expect(await app.call(id, 'auth.state')).toMatchObject({ status: 'signed_out' });
  });
});
