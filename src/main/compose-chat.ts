import type { ChatUploads } from '../shared/chat-settings.ts';
import type { ResolvedConnection } from '../shared/connection.ts';
import type { TokenSource } from './bearer.ts';
import { createFiles } from './files/files.ts';
import type { AnswerPost } from './gateway/gateway.ts';
import { createRelay } from './gateway/relay.ts';
import { isPrivateHost } from './net/public-addresses.ts';
import type { Fetch, Log } from './platform.ts';
import { schedule } from './schedule.ts';
import { createStreams } from './streams/streams.ts';

export interface ChatDeps {
  resolve(): Promise<ResolvedConnection>;
  token: TokenSource;
  /** Who is signed in, and to what; `undefined`: nobody, or it is not known now. */
  account(): string | undefined;
  /** How the connection takes files. */
  uploads(): ChatUploads | undefined;
  /** Origin of the chat page, where the files' routes are. */
  chatOrigin(): string;
  fetch: Fetch;
  /** Refuses addresses of private networks. */
  fetchPublic: Fetch;
  /** Threads that are being answered, when they change. */
  onRunning(threads: readonly string[]): void;
  log: Log;
}

/** What stands between the chat page and one backend: requests, answers that go on without their page, files. */
export interface Chat {
  relay: AnswerPost;
  /** What else the pages may post to, by path. */
  posts: Readonly<Record<string, AnswerPost>>;
  /** Answers for files and pictures; `undefined`: not one of these. */
  files(request: Request): Promise<Response | undefined>;
  /** Ids of the threads that are being answered. */
  running(): readonly string[];
  /** Another account may be here, or none: what is not this one's ends. */
  onConnectionOrAuthChanged(): void;
  dispose(): void;
}

/** Wires relay, streams and files of one workspace. */
export function createChat(deps: ChatDeps): Chat {
  const { resolve, token, account, fetch, log } = deps;
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
  });
  const streams = createStreams({ relay: createRelay({ resolve, token, fetch, log }), account, onChange: deps.onRunning, schedule, log });
  return {
    // Addresses are rewritten last: what keeps an answer keeps it as the server gave it.
    relay: async (request) => files.rewrite(await streams.relay(request)),
    posts: {
      '/chatkit/streams/attach': async (request) => files.rewrite(await streams.attach(request)),
      '/chatkit/streams/stop': streams.stop,
    },
    files: files.handle,
    running: () => streams.running(),
    onConnectionOrAuthChanged: () => streams.keepOnly(),
    dispose: () => streams.dispose(),
  };
}
