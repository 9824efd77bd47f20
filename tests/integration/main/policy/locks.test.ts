import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageHeader } from '../../../../src/shared/desktop-api.ts';
import type { Policy } from '../../../../src/shared/policy.ts';
import { startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { createWholeApp, person, type WholeApp } from '../../../support/whole-app.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** The app under a policy that a test may change between two runs. */
async function under(policy: Policy): Promise<{ app: WholeApp; become(policy: Policy): Promise<void> }> {
  let now = policy;
  const app = createWholeApp({}, { policy: () => ({ status: 'managed', policy: now, sources: {} }) });
  undo.push(() => app.dispose());
  await app.start();
  return {
    app,
    async become(next) {
      await app.stop();
      now = next;
      await app.start();
    },
  };
}

async function otherServer(): Promise<string> {
  const folder = temporaryFolder();
  const server = await startEmbeddedServer(folder.path);
  undo.push(async () => {
    await server.stop();
    folder.remove();
  });
  return server.url;
}

const remote = (url: string) => ({ kind: 'remote', authUrl: url, chatUrl: `${url}/chatkit` }) as const;
const known = { email: person('Ada').email, password: person('Ada').password };
const denied = /^policy\.denied: Your organisation/;

describe('what the policy refuses, whoever asks main for it', () => {
  it('another connection where one is set, which people sign in to and write at', async () => {
    const url = await otherServer();
    const { app } = await under({ connection: { authUrl: url, chatUrl: `${url}/chatkit` } });
    expect(await app.call('main', 'connection.get')).toMatchObject({ connection: remote(url), editable: false, managed: true });
    await expect(app.call('main', 'connection.set', { kind: 'local' })).rejects.toThrow(denied);
    await expect(app.call('main', 'connection.set', remote('http://127.0.0.1:9'))).rejects.toThrow(denied);
    await app.call('main', 'auth.signUp', person('Ada'));
    await app.write('main', 'Hello');
    // The server on this computer was not needed, and has not run.
    expect(existsSync(join(app.profile, 'server'))).toBe(false);
  });

  it('what was connected elsewhere, without a loss: it is there again when the policy goes', async () => {
    const url = await otherServer();
    const { app, become } = await under({});
    await app.call('main', 'auth.signUp', person('Ada'));
    await become({ connection: { authUrl: url, chatUrl: `${url}/chatkit` } });
    expect(await app.call('main', 'connection.get')).toMatchObject({ connection: remote(url) });
    await vi.waitFor(async () => expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_out' }));
    await become({});
    await vi.waitFor(async () => expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in', user: { name: 'Ada' } }));
  });

  it('servers that are no allowed hosts: to choose, to test, to sign in to, to send to', async () => {
    const url = await otherServer();
    const { app, become } = await under({});
    await app.call('main', 'connection.set', remote(url));
    await app.call('main', 'auth.signUp', person('Ada'));
    const { thread } = await app.write('main', 'Hello');
    await become({ allowedDomains: ['*.example.com'] });
    expect(await app.call('main', 'connection.get')).toMatchObject({ editable: true, refused: { code: 'policy.denied', said: { key: 'policy.hostNotAllowed', args: [new URL(url).host] } } });
    for (const method of ['connection.set', 'connection.test'] as const) {
      await expect(app.call('main', method, remote('https://chat.example.org'))).rejects.toThrow(denied);
      await expect(app.call('main', method, { ...remote('https://chat.example.com'), chat: { domainKey: 'domain_pk_1' } })).rejects.toThrow(/cdn\.platform\.openai\.com/);
      await expect(app.call('main', method, { ...remote('https://chat.example.com'), chat: { uploads: { uploadUrl: 'https://files.example.org/' } } })).rejects.toThrow(/files\.example\.org/);
      await expect(app.call('main', method, { ...remote('https://chat.example.com'), signIn: { browser: true, page: 'https://login.example.org/' } })).rejects.toThrow(/login\.example\.org/);
    }
    await expect(app.call('main', 'auth.signIn', known)).rejects.toThrow(denied);
    // Nobody is signed out over it, and nothing goes there.
    await vi.waitFor(async () => expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in', online: false }));
    await app.call('main', 'auth.retry');
    expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in', online: false });
    await become({});
    await vi.waitFor(async () => expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in', online: true }));
    expect(await (await app.chat('main', 'threads.get_by_id', { thread_id: thread })).json()).toMatchObject({ id: thread });
  });

  it('but not the server on this computer, which is no other host', async () => {
    const { app } = await under({ allowedDomains: [] });
    await app.call('main', 'auth.signUp', person('Ada'));
    await app.write('main', 'Hello');
  });

  it('ways to sign in that are left out', async () => {
    const { app, become } = await under({ signInMethods: ['password', 'signUp', 'device'] });
    expect(await app.call('main', 'signIn.methods')).toMatchObject({ password: true, signUp: true, browser: false, magicLink: false, passkeys: false, providers: [] });
    await expect(app.call('main', 'signIn.browser', {})).rejects.toThrow(denied);
    await expect(app.call('main', 'signIn.mail', { email: 'ada@example.com' })).rejects.toThrow(denied);
    await expect(app.call('main', 'signIn.paste', { code: 'x' })).rejects.toThrow(denied);
    await expect(app.call('main', 'signIn.requestReset', { email: 'ada@example.com' })).rejects.toThrow(denied);
    await app.call('main', 'auth.signUp', person('Ada'));
    await app.call('main', 'auth.signOut', { history: 'keep' });
    await become({ signInMethods: ['browser'] });
    await expect(app.call('main', 'auth.signUp', person('Grace'))).rejects.toThrow(denied);
    await expect(app.call('main', 'auth.signIn', known)).rejects.toThrow(denied);
    await expect(app.call('main', 'signIn.device')).rejects.toThrow(denied);
    await vi.waitFor(async () => expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_out' }));
  });

  it('a browser’s sign-in that was begun before the policy came', async () => {
    const { app, become } = await under({});
    const link = async (): Promise<string> => {
      await app.call('main', 'signIn.browser', {});
      const handed = { identifier: 'a'.repeat(32), state: new URL(app.opened.at(-1)!).searchParams.get('state') };
      return `latchkey://auth/callback#token=${Buffer.from(JSON.stringify(handed)).toString('base64url')}`;
    };
    // Without a policy its code goes to the server, which does not know it.
    await app.openLink(await link());
    expect(await app.call('main', 'signIn.progress')).toHaveProperty('problem');
    const begun = await link();
    await become({ signInMethods: ['password'] });
    await app.openLink(begun);
    await vi.waitFor(async () => expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_out' }));
    expect(await app.call('main', 'signIn.progress')).toEqual({ step: 'none' });
  });

  it('the server on this computer, which is never started then', async () => {
    const { app } = await under({ localServer: false });
    expect(await app.call('main', 'connection.get')).toMatchObject({ refused: { code: 'policy.denied' } });
    expect(await app.call('main', 'server.state')).toMatchObject({ status: 'failed', problem: { code: 'policy.denied' } });
    await expect(app.call('main', 'server.start')).rejects.toThrow(denied);
    await expect(app.call('main', 'server.beginAnew')).rejects.toThrow(denied);
    await expect(app.call('main', 'auth.signUp', person('Ada'))).rejects.toThrow(denied);
    await expect(app.call('main', 'connection.set', { kind: 'local' })).rejects.toThrow(denied);
    expect(existsSync(join(app.profile, 'server'))).toBe(false);
    const url = await otherServer();
    expect(await app.call('main', 'connection.set', remote(url))).toMatchObject({ connection: remote(url) });
  });

  it('models at other hosts', async () => {
    const { app } = await under({ modelEndpoints: ['models.example.com'] });
    await expect(app.call('main', 'models.set', { baseUrl: 'https://api.example.org/v1', model: 'm' })).rejects.toThrow(/models? at api\.example\.org|api\.example\.org/);
    expect(await app.call('main', 'models.set', { baseUrl: 'https://models.example.com/v1', model: 'm' })).toMatchObject({ model: 'm' });
    expect(await app.call('main', 'models.set', { baseUrl: '', model: '' })).toMatchObject({ model: '' });
  });

  it('what is switched off', async () => {
    const { app } = await under({ disable: ['export', 'import', 'notificationContent', 'quickEntry', 'accounts'] });
    await app.call('main', 'auth.signUp', person('Ada'));
    await expect(app.call('main', 'archive.export', { format: 'json' })).rejects.toThrow(denied);
    const imported = await app.workspace('main').gateway('shell', new Request('app://shell/archive/import', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', [pageHeader]: 'shell' } }));
    expect([imported.status, await imported.json()]).toEqual([403, { error: expect.objectContaining({ code: 'policy.denied' }) as unknown }]);
    await expect(app.call('main', 'workspaces.add')).rejects.toThrow(denied);
    await expect(app.call('main', 'window.act', { command: 'quick.open' })).rejects.toThrow(denied);
    await expect(app.call('main', 'desktop.set', { notifications: 'full' })).rejects.toThrow(denied);
    await expect(app.call('main', 'desktop.set', { quickKeys: 'Ctrl+Shift+K' })).rejects.toThrow(denied);
  });
});
