/** Two people on one embedded server, in one app: the whole of main, with a real server, real histories and no windows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compose, type App, type Home } from '../../../../src/main/compose.ts';
import type { Workspace } from '../../../../src/main/compose-workspace.ts';
import type { Platform, ServerProcess } from '../../../../src/main/platform.ts';
import { pageHeader, streamHeader, type MethodInput, type MethodName, type MethodOutput, type WorkspaceView } from '../../../../src/shared/desktop-api.ts';
import type { Result } from '../../../../src/shared/errors.ts';
import type { ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { createdThread, createParams, parseEvents, startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { createFakeKeychain, type FakeKeychain } from '../../../support/fake-keychain.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const root = join(import.meta.dirname, '../../../..');
const origins = { shell: 'app://shell', chat: 'app://chat' };

let folder: ReturnType<typeof temporaryFolder>;
let keychain: FakeKeychain;
let app: App;
/** By id, as they were built in this run. */
let built: Map<string, Workspace>;
let did: string[];

function serverProcess(dataDir: string): ServerProcess {
  const running = startEmbeddedServer(dataDir);
  return {
    keyWanted: new Promise(() => undefined),
    encrypted: () => false,
    ready: running.then(({ url }) => url),
    send: () => undefined,
    onExit: () => () => undefined,
    stop: async () => (await running).stop(),
  };
}

async function openHome(id: string): Promise<Home> {
  const note = (what: string) => async () => (did.push(`${what} ${id}`), {});
  return {
    origins,
    serve: (workspace) => void built.set(id, workspace),
    show: note('show'),
    retire: async () => void did.push(`retire ${id}`),
    close: async () => undefined,
  };
}

async function start(): Promise<void> {
  built = new Map();
  did = [];
  const platform: Platform = {
    host: 'web',
    profileDir: folder.path,
    appVersion: '0.0.0',
    runtime: {},
    fetch: (url, init) => fetch(url, init),
    fetchPublic: () => Promise.reject(new TypeError('Not in this test')),
    vaults: [async () => keychain],
    startServer: ({ dataDir }) => serverProcess(dataDir),
    openExternal: async () => false,
    onWake: () => () => undefined,
    onBattery: () => false,
    log: quietLog(),
    now: Date.now,
  };
  app = compose(platform, {
    openHome,
    anyChatHost: false,
    rendererDir: root,
    historyWorker: new URL('../../../../src/main/history-worker.ts', import.meta.url),
    serverAfterFirstScreen: false,
    onReady: () => undefined,
    onColorScheme: () => undefined,
  });
  await app.start();
}

beforeEach(async () => {
  folder = temporaryFolder();
  keychain = createFakeKeychain();
  await start();
});

afterEach(async () => {
  await app.stop();
  folder.remove();
});

const workspace = (id: string): Workspace => built.get(id)!;

async function call<M extends MethodName>(id: string, method: M, input?: MethodInput<M>): Promise<MethodOutput<M>> {
  const result = (await workspace(id).router.dispatch({ origin: origins.shell, topFrame: true }, method, input)) as Result<MethodOutput<M>>;
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function ask(id: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', [pageHeader]: 'chat', ...headers } };
  return workspace(id).gateway('chat', new Request(`${origins.chat}${path}`, init));
}

const chat = (id: string, type: string, params: unknown): Promise<Response> => ask(id, '/chatkit', { type, params });

async function write(id: string, text: string): Promise<{ thread: string; events: ThreadStreamEvent[] }> {
  const events = parseEvents(await (await chat(id, 'threads.create', createParams(text))).text());
  return { thread: createdThread(events), events };
}

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.com`, password: 'correct horse' });

/** Ada in the first workspace, Grace in a second one. @returns the second one's id. */
async function twoPeople(): Promise<string> {
  await call('main', 'auth.signUp', person('Ada'));
  const { id } = await call('main', 'workspaces.add');
  await call(id, 'auth.signUp', person('Grace'));
  return id;
}

const names = (views: readonly WorkspaceView[]): unknown[] => views.map(({ user, status, current }) => [user?.name, status, current]);

describe('two accounts side by side', () => {
  it('are on one server, each with its own token, threads and vault entries', async () => {
    const second = await twoPeople();
    await write('main', 'What Ada asks');
    await write(second, 'What Grace asks');
    for (const [id, own] of [['main', 'Ada'], [second, 'Grace']] as const) {
      const { data } = (await (await chat(id, 'threads.list', { limit: 20 })).json()) as { data: unknown[] };
      expect(data).toHaveLength(1);
      expect(JSON.stringify(data)).toContain(own);
    }
    const sessions = [...keychain.values.keys()].filter((key) => key.startsWith('session:')).toSorted();
    expect(sessions).toEqual(['session:local', `session:local#${second}`]);
    expect(names(await call('main', 'workspaces.list'))).toEqual([['Ada', 'signed_in', true], ['Grace', 'signed_in', false]]);
    expect(names(await call(second, 'workspaces.list'))).toEqual([['Ada', 'signed_in', false], ['Grace', 'signed_in', true]]);
  });

  it('never answer for each other: threads, running answers, files, search', async () => {
    const second = await twoPeople();
    const { thread } = await write('main', 'A secret about clockwork');
    expect((await chat(second, 'threads.get_by_id', { thread_id: thread })).status).not.toBe(200);
    expect((await (await chat(second, 'items.list', { thread_id: thread, limit: 20 })).text())).not.toContain('clockwork');
    expect((await chat(second, 'threads.update', { thread_id: thread, title: 'Mine now' })).status).not.toBe(200);

    const running = await ask('main', '/chatkit', { type: 'threads.create', params: createParams('A long tale') }, { [streamHeader]: '00000000-0000-4000-8000-000000000001' });
    const reader = running.body!.getReader();
    await reader.read();
    const [mine] = (await call('main', 'streams.list')).threads;
    if (mine !== undefined) {
      expect((await ask(second, '/chatkit/streams/attach', { threadId: mine })).status).toBe(204);
      expect((await call(second, 'streams.list')).threads).toEqual([]);
    }
    await reader.cancel();

    const created = (await (await chat('main', 'attachments.create', { name: 'plan.txt', size: 4, mime_type: 'text/plain' })).json()) as { upload_descriptor?: { url: string; method: string } };
    const url = created.upload_descriptor!.url;
    const put = (id: string) =>
      workspace(id).gateway('chat', new Request(url, { method: created.upload_descriptor!.method, body: 'plan', headers: { [pageHeader]: 'chat', 'content-length': '4' } }));
    expect((await put(second)).status).toBe(404);
    expect((await put('main')).status).toBeLessThan(300);

    await vi.waitFor(async () => expect((await call('main', 'history.search', { text: 'clockwork', limit: 10 })).hits).not.toEqual([]), 5_000);
    expect((await call(second, 'history.search', { text: 'clockwork', limit: 10 })).hits).toEqual([]);
    expect(readdirSync(join(folder.path, 'history'))).toHaveLength(2);
  });

  it('one signs out, and the other notices nothing but the list', async () => {
    const second = await twoPeople();
    await call(second, 'auth.signOut', { history: 'keep' });
    expect(await call('main', 'auth.state')).toMatchObject({ status: 'signed_in', user: { name: 'Ada' } });
    expect((await chat('main', 'threads.list', { limit: 20 })).status).toBe(200);
    expect(names(await call('main', 'workspaces.list'))).toEqual([['Ada', 'signed_in', true], ['Grace', 'signed_out', false]]);
  });

  it('the same person is not let in twice, and the session that the server made for it ends', async () => {
    await call('main', 'auth.signUp', person('Ada'));
    const { id } = await call('main', 'workspaces.add');
    const { email, password } = person('Ada');
    await expect(call(id, 'auth.signIn', { email, password })).rejects.toThrow('auth.already_here');
    expect(await call(id, 'auth.state')).toMatchObject({ status: 'signed_out' });
    expect([...keychain.values.keys()].filter((key) => key.startsWith('session:'))).toEqual(['session:local']);
  });

  it('a restart begins with the one that was used last, and knows the other from the keychain', async () => {
    const second = await twoPeople();
    await app.stop();
    await start();
    expect([...built.keys()]).toEqual([second]);
    await vi.waitFor(async () => expect(await call(second, 'auth.state')).toMatchObject({ status: 'signed_in' }));
    expect(names(await call(second, 'workspaces.list'))).toEqual([['Ada', 'signed_in', false], ['Grace', 'signed_in', true]]);
    expect([...built.keys()]).toEqual([second]);
    await call(second, 'workspaces.open', { id: 'main' });
    await vi.waitFor(async () => expect(await call('main', 'auth.state')).toMatchObject({ status: 'signed_in', user: { name: 'Ada' } }));
    expect(did).toEqual([`show ${second}`, 'show main']);
  });

  it('settings.json tells nobody who they are', async () => {
    await twoPeople();
    const text = readFileSync(join(folder.path, 'settings.json'), 'utf8');
    expect(text).not.toMatch(/ada|grace|example\.com/i);
  });

  it('one that is removed leaves nothing behind when its history is to go, also of somebody who was signed in before', async () => {
    const second = await twoPeople();
    await write(second, 'What Grace asks');
    await vi.waitFor(() => expect(readdirSync(join(folder.path, 'history'))).toHaveLength(2), 5_000);
    await call(second, 'auth.signOut', { history: 'keep' });
    await call(second, 'auth.signUp', person('Joan'));
    await write(second, 'What Joan asks');
    await vi.waitFor(() => expect(readdirSync(join(folder.path, 'history'))).toHaveLength(3), 5_000);
    const removed = workspace(second);
    expect(await call(second, 'workspaces.remove', { id: second, history: 'erase' })).toEqual({});
    expect(did.slice(-2)).toEqual(['show main', `retire ${second}`]);
    expect(readdirSync(join(folder.path, 'history'))).toHaveLength(1);
    expect([...keychain.values.keys()].filter((key) => key.includes('#') && !key.startsWith('revoke:'))).toEqual([]);
    expect([...keychain.values.keys()].filter((key) => key.startsWith('history:'))).toHaveLength(1);
    expect(names(await call('main', 'workspaces.list'))).toEqual([['Ada', 'signed_in', true]]);
    expect(removed.accounts.current().state().status).toBe('signed_out');
    await app.stop();
    expect(existsSync(join(folder.path, 'timelines', `${second}.jsonl`))).toBe(false);
    await start();
    expect([...built.keys()]).toEqual(['main']);
  });

  it('one that is removed may leave its history, which is there when its person signs in elsewhere', async () => {
    const second = await twoPeople();
    await write(second, 'About the compiler');
    await vi.waitFor(async () => expect((await call(second, 'history.search', { text: 'compiler', limit: 10 })).hits).not.toEqual([]), 5_000);
    await call(second, 'workspaces.remove', { id: second, history: 'keep' });
    const { id } = await call('main', 'workspaces.add');
    const { email, password } = person('Grace');
    await call(id, 'auth.signIn', { email, password });
    expect((await call(id, 'history.search', { text: 'compiler', limit: 10 })).hits).not.toEqual([]);
  });
});
