import { join } from 'node:path';
import { createNoWindows } from '../../src/main/window/no-windows.ts';
import { fileURLToPath } from 'node:url';
import { createAttention } from '../../src/main/attention.ts';
import { compose, type App } from '../../src/main/compose.ts';
import type { Home } from '../../src/main/home.ts';
import type { Workspace } from '../../src/main/compose-workspace.ts';
import { forkNodeChild } from '../../src/main/fork.web.ts';
import type { Platform, ServerProcess } from '../../src/main/platform.ts';
import type { ServerDeps } from '../../src/server/compose-server.ts';
import type { ThreadStreamEvent } from '../../src/shared/chatkit/types.ts';
import { pageHeader, type MethodInput, type MethodName, type MethodOutput } from '../../src/shared/desktop-api.ts';
import type { PolicyView } from '../../src/shared/policy.ts';
import type { Result } from '../../src/shared/errors.ts';
import { createdThread, createParams, parseEvents, startEmbeddedServer, temporaryFolder } from './embedded-server.ts';
import { createFakeKeychain, type FakeKeychain } from './fake-keychain.ts';
import { quietLog } from './quiet-log.ts';

const root = join(import.meta.dirname, '../..');
const origins = { shell: 'app://shell', chat: 'app://chat' };

/** The whole of main, with a real embedded server and real histories, a keychain that tests hold, and no windows. */
export interface WholeApp {
  profile: string;
  keychain: FakeKeychain;
  /** Workspaces by id, as they were built since the last start. */
  built: Map<string, Workspace>;
  /** Addresses that the system's browser was sent to. */
  opened: string[];
  /** The system hands over a link of our scheme. */
  openLink(link: string): Promise<void>;
  /** What became of the pages: `show main`, `retire w1`. */
  did: string[];
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Another run begins on the profile while this one still hangs on; the end of the test stops both. */
  leave(): void;
  /** Ends the embedded server, and lets no other take its place. */
  stopServer(): Promise<void>;
  /** Where the embedded server is, for who asks it past the app. */
  serverUrl(): Promise<string>;
  call<M extends MethodName>(id: string, method: M, input?: MethodInput<M>): Promise<MethodOutput<M>>;
  ask(id: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  chat(id: string, type: string, params: unknown): Promise<Response>;
  /** Sends a message to a new thread, and reads the whole answer. */
  write(id: string, text: string): Promise<{ thread: string; events: ThreadStreamEvent[] }>;
  workspace(id: string): Workspace;
  dispose(): Promise<void>;
}

/** Somebody with that name. */
export const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.com`, password: 'correct horse' });

/** @param server what the embedded server is given, such as `pause`: the guide's pace. */
export function createWholeApp(server: Partial<ServerDeps> = {}, { policy }: { policy?: () => PolicyView } = {}): WholeApp {
  const folder = temporaryFolder();
  const left: App[] = [];
  let app: App | undefined;
  let running: ReturnType<typeof startEmbeddedServer> | undefined;
  let serverEnded = false;

  function serverProcess(dataDir: string): ServerProcess {
    running ??= startEmbeddedServer(dataDir, server);
    const started = running;
    return {
      keyWanted: new Promise(() => undefined),
      encrypted: () => false,
      ready: serverEnded ? Promise.reject(new Error('it was ended by the test.')) : started.then(({ url }) => url),
      send: () => undefined,
      onExit: () => () => undefined,
      stop: async () => {
        if (running !== started) return;
        running = undefined;
        await (await started).stop();
      },
    };
  }

  async function openHome(id: string): Promise<Home> {
    const attention = createAttention();
    attention.seen(true);
    const note = (what: string) => async () => (self.did.push(`${what} ${id}`), {});
    return {
      origins,
      attention,
      window: createNoWindows(() => true),
      serve: (workspace) => void self.built.set(id, workspace as Workspace),
      show: note('show'),
      retire: async () => void self.did.push(`retire ${id}`),
      close: async () => undefined,
    };
  }

  const self: WholeApp = {
    profile: folder.path,
    keychain: createFakeKeychain(),
    built: new Map(),
    did: [],
    opened: [],
    openLink: async (link) => app?.openDeepLink(link),
    async start() {
      self.built.clear();
      self.did.length = 0;
      const platform: Platform = {
        host: 'web',
        profileDir: folder.path,
        appVersion: '0.0.0',
        languages: ['en'],
        runtime: {},
        fetch: (url, init) => fetch(url, init),
        fetchPublic: () => Promise.reject(new TypeError('Not in this test')),
        vaults: [async () => self.keychain],
        startServer: ({ dataDir }) => serverProcess(dataDir),
        openExternal: async (url) => {
          self.opened.push(url);
          return true;
        },
        linksWork: () => true,
        onWake: () => () => undefined,
        onBattery: () => false,
        onMetered: () => false,
        log: quietLog(),
        now: Date.now,
      };
      app = compose(platform, {
        openHome,
        anyChatHost: false,
        rendererDir: root,
        historyWorker: new URL('../../src/main/history-worker.ts', import.meta.url),
        forkHistory: () => forkNodeChild(fileURLToPath(new URL('../../src/main/history-worker.ts', import.meta.url)), []),
        policy: policy?.(),
        serverAfterFirstScreen: false,
        onReady: () => undefined,
        onColorScheme: () => undefined,
      });
      await app.start();
    },
    async stop() {
      await app?.stop();
      app = undefined;
    },
    leave() {
      if (app !== undefined) left.push(app);
      app = undefined;
    },
    async stopServer() {
      serverEnded = true;
      await (await running)?.stop();
    },
    async serverUrl() {
      if (running === undefined) throw new Error('The server does not run.');
      return (await running).url;
    },
    async call<M extends MethodName>(id: string, method: M, input?: MethodInput<M>) {
      const result = (await self.workspace(id).router.dispatch({ origin: origins.shell, topFrame: true }, method, input)) as Result<MethodOutput<M>>;
      if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
      return result.value;
    },
    ask(id, path, body, headers = {}) {
      const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', [pageHeader]: 'chat', ...headers } };
      return self.workspace(id).gateway('chat', new Request(`${origins.chat}${path}`, init));
    },
    chat: (id, type, params) => self.ask(id, '/chatkit', { type, params }),
    async write(id, text) {
      const events = parseEvents(await (await self.chat(id, 'threads.create', createParams(text))).text());
      return { thread: createdThread(events), events };
    },
    workspace(id) {
      const found = self.built.get(id);
      if (found === undefined) throw new Error(`${id} was not built in this run.`);
      return found;
    },
    async dispose() {
      await self.stop();
      await Promise.all(left.map((one) => one.stop()));
      folder.remove();
    },
  };
  return self;
}

/** Ada in the first workspace, Grace in a second one. @returns the second one's id. */
export async function twoPeople(app: WholeApp): Promise<string> {
  await app.call('main', 'auth.signUp', person('Ada'));
  const { id } = await app.call('main', 'workspaces.add');
  await app.call(id, 'auth.signUp', person('Grace'));
  return id;
}
