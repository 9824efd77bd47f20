import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { ServerDeps } from '../../src/server/compose-server.ts';
import { closeDatabase, openDatabase } from '../../src/server/open-database.ts';
import type { Responder } from '../../src/server/responder.ts';
import type { RunningServer, StartOptions } from '../../src/server/start-server.ts';
import { createChatStore } from '../../src/server/store/chat-store.ts';
import type { Page, ThreadItem, ThreadStreamEvent } from '../../src/shared/chatkit/types.ts';
import { createdThread, createParams, signUp, startEmbeddedServer, temporaryFolder, type ChatUser } from './embedded-server.ts';
import { startOpenAiDouble, type OpenAiDouble } from './openai-double.ts';

/** An embedded server for the tests of one file, with a signed-up user. */
export interface ChatKitFixture {
  readonly server: RunningServer;
  readonly url: string;
  readonly folder: string;
  readonly user: ChatUser;
  /** What answers where a model is connected; says "Hel", "lo" in every new test. */
  readonly model: OpenAiDouble;
  /** What answers in place of the assistant, for files that ask for `scripted`; empty in every new test. */
  script: Partial<Responder>;
  restart(): Promise<void>;
  newThread(text?: string): Promise<string>;
  /** What the user sees of a thread, oldest first. */
  items(threadId: string): Promise<ThreadItem[]>;
  /** What is in the database, hidden items included; reads the file beside the running server. */
  stored(threadId: string): ThreadItem[];
}

export interface ChatKitFixtureOptions {
  /** The guide (nothing connected), a model over HTTP, or what each test scripts. Default: the model. */
  answers?: 'guide' | 'model' | 'scripted';
  deps?: Partial<ServerDeps>;
  options?: Partial<StartOptions>;
}

/** Registers what starts and ends with the file. Call it once, outside of tests. */
export function useChatKit({ answers = 'model', deps = {}, options = {} }: ChatKitFixtureOptions = {}): ChatKitFixture {
  const folder = temporaryFolder();
  let model: OpenAiDouble;
  let server: RunningServer;
  let user: ChatUser;

  const start = (): Promise<RunningServer> => {
    const environment: Record<string, string> = answers === 'model' ? { OPENAI_BASE_URL: model.baseUrl, LATCHKEY_MODEL: 'double-1' } : {};
    const scripted = answers === 'scripted' ? { choose: () => responder(fixture) } : {};
    return startEmbeddedServer(folder.path, { environment, ...scripted, ...deps }, options);
  };
  const fixture: ChatKitFixture = {
    get server() {
      return server;
    },
    get url() {
      return server.url;
    },
    folder: folder.path,
    get user() {
      return user;
    },
    get model() {
      return model;
    },
    script: {},
    async restart() {
      await server.stop();
      server = await start();
      user = user.at(server.url);
    },
    newThread: async (text = 'Hi') => createdThread(await user.events('threads.create', createParams(text))),
    items: async (threadId) => (await user.json<Page<ThreadItem>>('items.list', { thread_id: threadId, order: 'asc', limit: 9999 })).data,
    stored(threadId) {
      const db = openDatabase({ path: `${folder.path}/chat.db`, lockTimeoutMs: 500 });
      try {
        return createChatStore(db).recentItems(user.id, threadId, 100);
      } finally {
        closeDatabase(db);
      }
    },
  };

  beforeAll(async () => {
    model = await startOpenAiDouble();
    server = await start();
    user = await signUp(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await model.close();
    folder.remove();
  });
  beforeEach(() => {
    model.reply = { kind: 'words', words: ['Hel', 'lo'] };
    model.title = 'Greeting';
    fixture.script = {};
  });
  return fixture;
}

/** Looks at the script anew for every turn. Absent parts are absent; nothing is said by default. */
function responder({ script }: ChatKitFixture): Responder {
  return { respond: () => events([]), ...script };
}

/** A script's events from a list. */
export async function* events(list: readonly ThreadStreamEvent[]): AsyncGenerator<ThreadStreamEvent, void> {
  yield* list;
}

/** Never comes to an end by itself. */
export const forever = new Promise<never>(() => undefined);
