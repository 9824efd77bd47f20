/** Wires what one workspace keeps on this computer: the history of its account, what records it, and what is told of it. */
import { join } from 'node:path';
import type { HistoryStatus, SyncProgress } from '../shared/history.ts';
import { LatchkeyError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';
import { createAccountHistory, type AccountHistory } from './account-history.ts';
import { createBackendCall, type BackendCall } from './backend-call.ts';
import type { Events } from './events.ts';
import type { HistoryHost, HistoryStore } from './history-store.ts';
import { lastReply } from './last-reply.ts';
import { createRecorder, type Recorder } from './mirror/recorder.ts';
import { createSyncGate } from './mirror/sync-hold.ts';
import { createSync, type Sync } from './mirror/sync.ts';
import { createConnectivity, type Connectivity } from './net/connectivity.ts';
import type { Answering } from './page-request.ts';
import { keepAside, withAsides } from './keep-aside.ts';
import type { HistoryPart } from './parts.ts';
import type { Dispose, Log } from './platform.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** The background sync leaves the first seconds to the person. */
const syncAfterMs = 5_000;
/** The system has answered by then whether the network is metered. */
const meteredPatienceMs = 2_000;
/** Longest that a look at the newest reply waits for it to be stored. */
const settlePatienceMs = 1_500;
/** Counts and progress are told at most this often. */
const tellEveryMs = 300;

export interface KeptHistoryDeps {
  host: HistoryHost;
  secrets: SecretKeeper;
  /** Folder of all histories in the profile. */
  folder: string;
  /** Who is signed in, and to what; `undefined`: nobody. */
  account(): string | undefined;
  /** Sends a request to the backend as it is. `reached` and `unreached` are called for what became of it. */
  relay(watch: { onReached(): void; onUnreached(code: string): void }): Answering;
  /** Why work in the background is not welcome now. */
  spare(): 'battery' | 'metered' | undefined;
  publish: Events['publish'];
  /** The backend is, or is not, to be reached. */
  onReachability(): void;
  schedule: (run: () => void, delayMs: number) => Dispose;
  now(): number;
  random(): number;
  log: Log;
}

export interface KeptHistory {
  history: AccountHistory;
  store(): HistoryStore | undefined;
  connectivity: Connectivity;
  recorder: Recorder;
  /** The backend, recorded. */
  live: Answering;
  call: BackendCall;
  part: HistoryPart;
  /** Something that the status counts has changed. */
  tell(): void;
  dispose(): Promise<void>;
}

export function createKeptHistory(deps: KeptHistoryDeps): KeptHistory {
  const { account, schedule, now, random, log, publish } = deps;
  let sync: { store: HistoryStore; runs: Sync; start: Dispose } | undefined;
  let salvagedBefore: { items: number } | undefined;
  let telling: Dispose | undefined;
  let disposed = false;
  const gate = createSyncGate({ isOffline: () => connectivity.state() === 'offline', spare: deps.spare });

  const relay = deps.relay({ onReached: () => connectivity.reached(), onUnreached: (code) => connectivity.failed(code) });
  const call = createBackendCall((request) => live(request), now);
  const ask = createBackendCall(relay, now);
  const connectivity: Connectivity = createConnectivity({
    async probe(signal) {
      // Nobody's server: there is nothing to be offline from.
      if (account() === undefined) return true;
      return ask('threads.list', { limit: 1 }, signal).then(() => true, isAnswer);
    },
    schedule,
    random,
    now,
    onChange() {
      deps.onReachability();
      if (connectivity.state() === 'online') sync?.runs.poke();
    },
  });

  const history = createAccountHistory({
    host: deps.host,
    secrets: deps.secrets,
    folder: deps.folder,
    account,
    keepAside,
    placesOf: withAsides,
    onChange({ store, storage, salvaged }) {
      // A history that was built anew in use is read from the server again, all of it.
      const rebuilt = salvaged !== salvagedBefore;
      salvagedBefore = salvaged;
      if (store !== sync?.store || rebuilt) {
        void sync?.start();
        sync?.runs.dispose();
        sync = store === undefined || storage !== 'disk' ? undefined : begin(store);
      }
      tell();
    },
    log,
  });
  const recorder = createRecorder({ store: () => history.store(), schedule, onUnsettled: (threadId) => sync?.runs.poke(threadId), log });
  const live = recorder.through(relay);

  function begin(store: HistoryStore): { store: HistoryStore; runs: Sync; start: Dispose } {
    const runs = createSync({
      store: () => (history.store() === store ? store : undefined),
      // Stores what it reads itself; over the recorder everything would be stored twice.
      call: ask,
      mayRun: gate.mayRun,
      touched: recorder.touched,
      schedule,
      now,
      random,
      onProgress: tell,
      log,
    });
    // Whether the network is metered is asked for in good time, but not while the first screen is made.
    let waiting = schedule(() => {
      deps.spare();
      waiting = schedule(() => runs.start(), meteredPatienceMs);
    }, syncAfterMs - meteredPatienceMs);
    return { store, runs, start: () => waiting() };
  }

  async function status(): Promise<HistoryStatus> {
    const { storage, store, salvaged } = history.open();
    const progress: SyncProgress = sync?.runs.progress() ?? { phase: 'idle', done: 0, total: 0 };
    const counts = (await store?.stats().catch(() => undefined)) ?? { threads: 0, items: 0, bytes: 0 };
    return { storage, sync: progress, ...counts, ...(salvaged && { salvaged }) };
  }

  function tell(): void {
    if (disposed) return;
    telling ??= schedule(() => {
      telling = undefined;
      void status().then((current) => publish('history.changed', current));
    }, tellEveryMs);
  }

  return {
    history,
    store: () => history.store(),
    connectivity,
    recorder,
    live,
    call,
    tell,
    part: {
      status,
      async search(query) {
        const store = await history.ready();
        if (store === undefined) throw new LatchkeyError('history.unavailable', say('errors', 'nothingToSearch'));
        return store.search(query);
      },
      async has(threadId) {
        // Who just started the app with a link waits for the sign-in to be known anyway.
        const store = await history.ready().catch(() => undefined);
        return (await store?.thread(threadId).catch(() => undefined)) !== undefined;
      },
      async lastReply(threadId) {
        // What was written last may be on its way to the database; what others write meanwhile is not waited for.
        await Promise.race([recorder.settled(), new Promise<void>((resolve) => void schedule(resolve, settlePatienceMs))]);
        const store = history.store();
        return store === undefined ? undefined : lastReply(store, threadId).catch(() => undefined);
      },
      setPaused(paused) {
        gate.insist(!paused);
        sync?.runs.setPaused(paused);
        return status();
      },
    },
    async dispose() {
      disposed = true;
      void telling?.();
      void sync?.start();
      sync?.runs.dispose();
      connectivity.dispose();
      await recorder.settled();
      await history.dispose();
    },
  };
}

/** A refusal is the server's own word: it is there. */
function isAnswer(error: unknown): boolean {
  return error instanceof LatchkeyError && error.code === 'backend.refused' && error.status !== undefined && error.status < 500;
}

export const historyFolder = (profileDir: string): string => join(profileDir, 'history');
