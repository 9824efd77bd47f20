import { randomUUID } from 'node:crypto';
import type { ChatUploads } from '../shared/chat-settings.ts';
import type { ResolvedConnection } from '../shared/connection.ts';
import type { Told } from '../shared/texts/kept.ts';
import { createImportedAnswers } from './archive/imported-answers.ts';
import type { TokenOutcome, TokenSource } from './bearer.ts';
import { historyName } from './account-history.ts';
import { createKeptHistory, type KeptHistory } from './compose-history.ts';
import type { Events } from './events.ts';
import { createFiles, type Files } from './files/files.ts';
import type { AnswerPost } from './gateway/gateway.ts';
import { createRelay } from './gateway/relay.ts';
import type { HistoryHost } from './history-store.ts';
import { createDraftRoutes } from './mirror/draft-routes.ts';
import { createFileCache } from './mirror/file-cache.ts';
import { createOfflineAnswers } from './mirror/offline-answers.ts';
import { isPrivateHost } from './net/public-addresses.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { createOutboxRoutes } from './outbox/routes.ts';
import type { Fetch, Log } from './platform.ts';
import { createReads } from './reads.ts';
import { schedule } from './schedule.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import type { AnswerEnd } from './streams/answer.ts';
import { createStreams } from './streams/streams.ts';

export interface ChatDeps {
  resolve(): Promise<ResolvedConnection>;
  token: TokenSource;
  /** What the chat server made of a token. */
  onToken(outcome: TokenOutcome): void;
  /** Who is signed in, and to what; `undefined`: nobody, or it is not known now. */
  account(): string | undefined;
  /** The same, while the history of this account is this workspace's to open. */
  historyAccount(): string | undefined;
  /** How the connection takes files. */
  uploads(): ChatUploads | undefined;
  /** Origin of the chat page, where the files' routes are. */
  chatOrigin(): string;
  histories: HistoryHost;
  secrets: SecretKeeper;
  /** Folder of all histories in the profile. */
  historyFolder: string;
  /** Why work in the background is not welcome now. */
  spare(): 'battery' | 'metered' | undefined;
  fetch: Fetch;
  /** Refuses addresses of private networks. */
  fetchPublic: Fetch;
  publish: Events['publish'];
  /** An answer has ended, whoever reads it. */
  onAnswered(threadId: string, how: AnswerEnd): void;
  /** The backend is, or is not, to be reached (`kept.connectivity`). */
  onReachability(): void;
  /** Says a sentence in the language of the moment. */
  tell(sentence: Told): string;
  now(): number;
  random(): number;
  log: Log;
}

/** What stands between the chat page and one backend: requests, answers that go on without their page, files, the history. */
export interface Chat {
  relay: AnswerPost;
  /** What else the pages may post to, by path. */
  posts: Readonly<Record<string, AnswerPost>>;
  /** Answers for files and pictures; `undefined`: not one of these. */
  files(request: Request): Promise<Response | undefined>;
  /** A file of a chat, to be saved with it. */
  readFile: Files['read'];
  /** Ids of the threads that are being answered. */
  running(): readonly string[];
  kept: KeptHistory;
  outbox: Outbox;
  /** Another account may be here, or none: what is not this one's ends. */
  onConnectionOrAuthChanged(): void;
  /** Who is signed in is known, or no more: their history is opened, or closed. */
  onAccountChanged(): void;
  dispose(): Promise<void>;
}

/** Wires relay, recorder, streams, history, outbox and files of one workspace, from the backend to the page. */
export function createChat(deps: ChatDeps): Chat {
  const { resolve, token, account, fetch, publish, tell, now, random, log } = deps;
  const files = createFiles({
    resolve,
    token,
    fetch,
    log,
    account,
    uploads: deps.uploads,
    chatOrigin: deps.chatOrigin,
    fetchPublic: deps.fetchPublic,
    isPrivateHost,
    cache: createFileCache({ store: () => kept.store() }),
  });
  const kept: KeptHistory = createKeptHistory({
    host: deps.histories,
    secrets: deps.secrets,
    folder: deps.historyFolder,
    account: deps.historyAccount,
    relay: (watch) => createRelay({ resolve, token, onToken: deps.onToken, fetch, log, ...watch }),
    spare: deps.spare,
    publish,
    onReachability() {
      deps.onReachability();
      if (kept.connectivity.state() === 'online') void outbox.flush();
    },
    schedule,
    now,
    random,
    log,
  });
  const { store, connectivity } = kept;
  // Recorded inside the registry: an answer whose page has gone is recorded, too.
  const streams = createStreams({ relay: kept.live, account, onChange: (threads) => publish('streams.changed', { threads }), onEnd: deps.onAnswered, schedule, log });
  const offline = createOfflineAnswers({ store });
  const reads = createReads({
    live: streams.relay,
    async stored({ body }) {
      await kept.history.ready();
      return offline.answer(body);
    },
    online: () => connectivity.state() === 'online',
    schedule,
  });
  const outbox: Outbox = createOutbox({
    store,
    ready: () => kept.history.ready(),
    send: streams.relay,
    call: kept.call,
    connectivity,
    newId: randomUUID,
    schedule,
    now,
    random,
    onChange: (views) => publish('outbox.changed', views),
    onMapped: (mapping) => publish('thread.mapped', mapping),
    onDelivered: () => kept.tell(),
    tell,
    log,
  });

  // What came out of a file is nobody's to be asked for, nor told of.
  const chats = createImportedAnswers({ store, next: (request) => outbox.relay(request, reads) });

  return {
    // Addresses are rewritten last: what keeps an answer keeps it as the server gave it.
    relay: async (request) => files.rewrite(await chats(request)),
    posts: {
      '/chatkit/streams/attach': async (request) => files.rewrite(await outbox.named(streams.attach)(request)),
      '/chatkit/streams/stop': outbox.named(streams.stop),
      ...createOutboxRoutes(outbox),
      ...createDraftRoutes({ store: () => kept.history.ready(), owner: () => named(account()), files }),
    },
    files: files.handle,
    readFile: files.read,
    running: () => streams.running(),
    kept,
    outbox,
    onConnectionOrAuthChanged: () => streams.keepOnly(),
    onAccountChanged() {
      kept.history.update();
      // What waits is sent as soon as its history is open.
      void kept.history.ready().then((opened) => opened && outbox.flush());
    },
    async dispose() {
      outbox.dispose();
      streams.dispose();
      await kept.dispose();
    },
  };
}

function named(account: string | undefined): string | undefined {
  return account === undefined ? undefined : historyName(account);
}
