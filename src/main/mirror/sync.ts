import { LatchkeyError } from '../../shared/errors.ts';
import type { SyncProgress } from '../../shared/history.ts';
import type { HistoryStore } from '../history-store.ts';
import type { Dispose, Log } from '../platform.ts';
import { createPace, delay } from './pace.ts';
import { createAsk, Stopped, type Call, type SyncHold } from './sync-asking.ts';
import { createSyncProgress } from './sync-progress.ts';
import { refreshNewest } from './sync-refresh.ts';
import { readWalk, stateNames } from './sync-state.ts';
import { createSyncThreads } from './sync-threads.ts';
import { serverHeads, walkAll } from './sync-walk.ts';
import { createTouched, type Touched } from './touched.ts';

/** Time between two looks at the newest threads, and between two walks over everything, ms. */
export const refreshEveryMs = 300_000;
export const walkEveryMs = 6 * 3_600_000;
/** A look that somebody asks for comes no sooner after the last one, ms. */
const minRestMs = 10_000;
/** Rest after a fault, ms; doubles with each one after the other. */
const faultRestMs = 30_000;
const maxFaultRestMs = 900_000;

/** Requests a second in the long run, and at once after a rest. */
const perSecond = 4;
const burst = 4;

export interface SyncDeps {
  /** Of whoever is signed in; `undefined`: nothing to do until `poke`. */
  store(): HistoryStore | undefined;
  call: Call;
  /** Whether background work is welcome now. Asked before each request. */
  mayRun(): 'go' | SyncHold;
  schedule: (run: () => void, delayMs: number) => Dispose;
  /** ms since 1970 */
  now(): number;
  /** 0..1 */
  random(): number;
  onProgress(progress: SyncProgress): void;
  /** The recorder's: what it has stored is never replaced by an older answer. */
  touched?: Pick<Touched, 'mark' | 'changedSince'>;
  log: Log;
}

/** Keeps the mirror as the server is, in the background. */
export interface Sync {
  start(): void;
  /** Something has changed: signed in, online again, woken up; a thread that may differ from the server. */
  poke(threadId?: string): void;
  /** By the person's own wish; remembered with the history. */
  setPaused(paused: boolean): void;
  progress(): SyncProgress;
  dispose(): void;
}

export function createSync({ store, call, mayRun, schedule, now, random, onProgress, touched = createTouched(), log }: SyncDeps): Sync {
  const ended = new AbortController();
  const { signal } = ended;
  const pace = createPace({ burst, perSecond, now, schedule });
  const progress = createSyncProgress({ now, onProgress });
  const wanted = new Set<string>();
  let paused = false;
  let started = false;
  let faults = 0;
  let wake: () => void = () => undefined;
  let poked = false;

  const isEnded = (): boolean => signal.aborted;
  const onWait = (end: () => void): void => void (wake = end);

  // Set from outside while this waits.
  const wasPoked = (): boolean => poked;

  async function rest(ms: number): Promise<void> {
    wake = () => undefined;
    // A poke before this, or in the first seconds, is not lost, only later.
    await delay(minRestMs, schedule, signal);
    if (!wasPoked()) await delay(ms - minRestMs, schedule, signal, onWait);
    wake = () => undefined;
    poked = false;
  }

  async function untilStore(): Promise<HistoryStore> {
    for (;;) {
      const db = store();
      if (db !== undefined) return db;
      progress.reset();
      await delay(refreshEveryMs, schedule, signal, onWait);
    }
  }

  async function load(db: HistoryStore): Promise<void> {
    progress.reset();
    wanted.clear();
    paused = (await db.state.get(stateNames.paused)) !== undefined;
    const finishedAt = Number((await db.state.get(stateNames.finishedAt)) ?? Number.NaN);
    const heads = await serverHeads(db);
    progress.set({ phase: 'idle', done: heads.filter(({ complete }) => complete).length, total: heads.length, ...(Number.isFinite(finishedAt) ? { finishedAt } : {}) });
  }

  async function work(db: HistoryStore): Promise<void> {
    poked = false;
    const { finishedAt } = progress.read();
    const ask = createAsk({
      db, store, call, pace, schedule, random, signal, onWait,
      show: progress.wait,
      hold: () => {
        const answer = paused ? 'chosen' : mayRun();
        return answer === 'go' ? undefined : answer;
      },
    });
    const threads = createSyncThreads({ db, ask, touched });
    const age = finishedAt === undefined ? Number.POSITIVE_INFINITY : Math.abs(now() - finishedAt);
    if (age < walkEveryMs && (await readWalk(db.state)) === undefined) {
      await refreshNewest({ db, ask, threads, touched, wanted });
      progress.wait(undefined);
      return;
    }
    await walkAll({ db, ask, threads, touched, now, show: progress.set });
    const at = now();
    await db.state.set(stateNames.finishedAt, String(at));
    const heads = await serverHeads(db);
    progress.set({ phase: 'idle', done: heads.filter(({ complete }) => complete).length, total: heads.length, finishedAt: at });
    log.info('sync.finished', { threads: heads.length });
  }

  async function runFor(db: HistoryStore): Promise<void> {
    await load(db);
    while (store() === db) {
      try {
        await work(db);
        faults = 0;
      } catch (error) {
        if (error instanceof Stopped || isEnded()) throw error;
        faults += 1;
        progress.set({ phase: 'idle' });
        log.warn('sync.failed', { code: error instanceof LatchkeyError ? error.code : 'internal', faults });
      }
      const interval = faults === 0 ? refreshEveryMs : Math.min(maxFaultRestMs, faultRestMs * 2 ** (faults - 1));
      await rest(interval * (0.9 + random() / 5));
    }
  }

  async function run(): Promise<void> {
    while (!isEnded()) {
      try {
        await runFor(await untilStore());
      } catch (error) {
        if (isEnded()) return;
        // Another account: from the top. A store that fails while it is opened: in a while.
        if (!(error instanceof Stopped)) await delay(faultRestMs, schedule, signal, onWait).catch(() => undefined);
      }
    }
  }

  return {
    start() {
      if (started) return;
      started = true;
      void run();
    },
    poke(threadId) {
      if (threadId !== undefined) wanted.add(threadId);
      poked = true;
      wake();
    },
    setPaused(next) {
      paused = next;
      store()?.state.set(stateNames.paused, next ? 'yes' : undefined).catch(() => undefined);
      if (next) progress.wait({ phase: 'paused', reason: 'chosen' });
      else progress.wait(undefined);
      wake();
    },
    progress: progress.read,
    dispose: () => ended.abort(new Stopped()),
  };
}
