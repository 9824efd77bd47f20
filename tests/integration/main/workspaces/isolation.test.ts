/** Two people on one embedded server, in one app: the whole of main, with a real server, real histories and no windows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkspaceView } from '../../../../src/shared/desktop-api.ts';
import { authPost, cookiesOf } from '../../../support/embedded-server.ts';
import { createWholeApp, person, twoPeople, type WholeApp } from '../../../support/whole-app.ts';

let app: WholeApp;

beforeEach(async () => {
  app = createWholeApp();
  await app.start();
});

afterEach(() => app.dispose());

const names = (views: readonly WorkspaceView[]): unknown[] => views.map(({ user, status, current }) => [user?.name, status, current]);

describe('two accounts side by side', () => {
  it('are on one server, each with its own token, threads and vault entries', async () => {
    const second = await twoPeople(app);
    await app.write('main', 'What Ada asks');
    await app.write(second, 'What Grace asks');
    for (const [id, own] of [['main', 'Ada'], [second, 'Grace']] as const) {
      const { data } = (await (await app.chat(id, 'threads.list', { limit: 20 })).json()) as { data: unknown[] };
      expect(data).toHaveLength(1);
      expect(JSON.stringify(data)).toContain(own);
    }
    const sessions = [...app.keychain.values.keys()].filter((key) => key.startsWith('session:')).toSorted();
    expect(sessions).toEqual(['session:local', `session:local#${second}`]);
    expect(names(await app.call('main', 'workspaces.list'))).toEqual([['Ada', 'signed_in', true], ['Grace', 'signed_in', false]]);
    expect(names(await app.call(second, 'workspaces.list'))).toEqual([['Ada', 'signed_in', false], ['Grace', 'signed_in', true]]);
  });

  it('one signs out, and the other notices nothing but the list', async () => {
    const second = await twoPeople(app);
    await app.call(second, 'auth.signOut', { history: 'keep' });
    expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in', user: { name: 'Ada' } });
    expect((await app.chat('main', 'threads.list', { limit: 20 })).status).toBe(200);
    expect(names(await app.call('main', 'workspaces.list'))).toEqual([['Ada', 'signed_in', true], ['Grace', 'signed_out', false]]);
  });

  it('one that ends on the server while it is not on the screen is told in the other’s list', async () => {
    const second = await twoPeople(app);
    await app.call(second, 'workspaces.open', { id: 'main' });
    const { email, password } = person('Grace');
    const url = await app.serverUrl();
    const elsewhere = cookiesOf(await authPost(url, '/sign-in/email', { email, password }));
    expect((await authPost(url, '/revoke-sessions', {}, elsewhere)).status).toBe(200);
    await vi.waitFor(async () => expect(names(await app.call('main', 'workspaces.list'))).toEqual([['Ada', 'signed_in', true], ['Grace', 'signed_out', false]]), { timeout: 10_000, interval: 200 });
    expect(await app.call('main', 'workspaces.list')).toMatchObject([{}, { ended: true }]);
    expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in', online: true });
  });

  it('the same person is not let in twice, and the session that the server made for it ends', async () => {
    await app.call('main', 'auth.signUp', person('Ada'));
    const { id } = await app.call('main', 'workspaces.add');
    const { email, password } = person('Ada');
    await expect(app.call(id, 'auth.signIn', { email, password })).rejects.toThrow('auth.already_here');
    expect(await app.call(id, 'auth.state')).toMatchObject({ status: 'signed_out' });
    expect([...app.keychain.values.keys()].filter((key) => key.startsWith('session:'))).toEqual(['session:local']);
  });

  it('a restart begins with the one that was used last, and knows the other from the keychain', async () => {
    const second = await twoPeople(app);
    await app.stop();
    await app.start();
    expect([...app.built.keys()]).toEqual([second]);
    await vi.waitFor(async () => expect(await app.call(second, 'auth.state')).toMatchObject({ status: 'signed_in' }));
    expect(names(await app.call(second, 'workspaces.list'))).toEqual([['Ada', 'signed_in', false], ['Grace', 'signed_in', true]]);
    expect([...app.built.keys()]).toEqual([second]);
    await app.call(second, 'workspaces.open', { id: 'main' });
    await vi.waitFor(async () => expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in', user: { name: 'Ada' } }));
    expect(app.did).toEqual([`show ${second}`, 'show main']);
  });

  it('settings.json tells nobody who they are', async () => {
    await twoPeople(app);
    const text = readFileSync(join(app.profile, 'settings.json'), 'utf8');
    expect(text).not.toMatch(/ada|grace|example\.com/i);
  });

  it('one that is removed leaves nothing behind when its history is to go, also of somebody who was signed in before', async () => {
    const second = await twoPeople(app);
    await app.write(second, 'What Grace asks');
    await vi.waitFor(() => expect(readdirSync(join(app.profile, 'history'))).toHaveLength(2), 5_000);
    await app.call(second, 'auth.signOut', { history: 'keep' });
    await app.call(second, 'auth.signUp', person('Joan'));
    await app.write(second, 'What Joan asks');
    await vi.waitFor(() => expect(readdirSync(join(app.profile, 'history'))).toHaveLength(3), 5_000);
    const removed = app.workspace(second);
    expect(await app.call(second, 'workspaces.remove', { id: second, history: 'erase' })).toEqual({});
    expect(app.did.slice(-2)).toEqual(['show main', `retire ${second}`]);
    expect(readdirSync(join(app.profile, 'history'))).toHaveLength(1);
    expect([...app.keychain.values.keys()].filter((key) => key.includes('#') && !key.startsWith('revoke:'))).toEqual([]);
    expect([...app.keychain.values.keys()].filter((key) => key.startsWith('history:'))).toHaveLength(1);
    expect(names(await app.call('main', 'workspaces.list'))).toEqual([['Ada', 'signed_in', true]]);
    expect(removed.accounts.current().state().status).toBe('signed_out');
    await app.stop();
    expect(existsSync(join(app.profile, 'timelines', `${second}.jsonl`))).toBe(false);
    await app.start();
    expect([...app.built.keys()]).toEqual(['main']);
  });

  it('one that is removed may leave its history, which is there when its person signs in elsewhere', async () => {
    const second = await twoPeople(app);
    await app.write(second, 'About the compiler');
    await vi.waitFor(async () => expect((await app.call(second, 'history.search', { text: 'compiler', limit: 10 })).hits).not.toEqual([]), 5_000);
    await app.call(second, 'workspaces.remove', { id: second, history: 'keep' });
    const { id } = await app.call('main', 'workspaces.add');
    const { email, password } = person('Grace');
    await app.call(id, 'auth.signIn', { email, password });
    expect((await app.call(id, 'history.search', { text: 'compiler', limit: 10 })).hits).not.toEqual([]);
  });
});
