import type { VaultCause } from '../../shared/auth-state.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Log, ServerProcess } from '../platform.ts';
import type { KeptSecret } from '../secret-keeper.ts';
import { keyProblem } from './key-problem.ts';
import { ServerStartError } from './server-process.ts';

/** Endpoint of the model behind the embedded server. */
export interface ModelEndpoint {
  baseUrl: string;
  model: string;
  apiKey: string;
  /** Where the embedded server asks in place of `baseUrl` (`createModelDoor`); the key is added there. */
  via?: string;
}

export type LocalServerState =
  /** Nobody needed it yet, or it stopped. */
  | { status: 'idle' }
  | { status: 'starting' }
  /** `encrypted: false`: its data lies in plain, because there is no keychain to keep a key in. */
  | { status: 'running'; encrypted: boolean }
  /** It cannot start now and is tried again; `problem` says why. `keychain.unavailable`: its data is encrypted and the key cannot be had. */
  | {
      status: 'failed';
      problem: LatchkeyError;
      /** Its data is encrypted and, as far as can be told, the key is gone: what is left is to put the data aside. */
      keyLost: boolean;
      /** When it is tried again, in ms since 1970; absent while that is being done. */
      retryAt?: number;
    };

export interface LocalServer {
  /** Base URL of the running server; starts it at the first call. Rejects with `server.failed` or `keychain.unavailable` when it cannot run, or pauses before it is tried again. */
  url(): Promise<string>;
  /** A failure stands until the server runs: each attempt in between changes nothing. */
  state(): LocalServerState;
  /** Does not wait for the next attempt. Rejects as `url` does. */
  tryNow(): Promise<string>;
  /** Puts data aside whose key is gone, unchanged, and starts with none. @throws LatchkeyError `server.failed` in any other state. */
  beginAnew(): Promise<void>;
  /** Sets the model for replies from now on, and again after every restart; `undefined`: the built-in guide. */
  configure(model: ModelEndpoint | undefined): void;
  stop(): Promise<void>;
}

export interface LocalServerDeps {
  start(): ServerProcess;
  /** The key of its data (`createServerDataKey`). Asked at every start, and again while the key cannot be had; must not prompt anybody. Absent: the data stays plain. */
  dataKey?: (() => Promise<KeptSecret>) | undefined;
  /** Moves the folder of its data out of the way. Called while no server runs. */
  setAside(): Promise<unknown>;
  onChange(state: LocalServerState): void;
  /** Calls back after the delay; returns the undo. */
  schedule(callback: () => void, delayMs: number): () => void;
  /** In ms since 1970. */
  now(): number;
  log: Log;
}

interface Attempt {
  server?: ServerProcess;
  url: Promise<string>;
}

const firstDelayMs = 250;
const longestDelayMs = 15_000;
const shortPauseMs = 1_000;
/** One that has run for so long has recovered: its next crash is a first one again. */
const steadyMs = 60_000;
const noKeychain: KeptSecret = { status: 'unavailable', cause: 'missing' };

/**
 * Keeps the embedded server running: started on demand, restarted with growing pauses when it exits by itself. Where its
 * data is encrypted and the key cannot be had, it waits for the key with the same pauses; it never begins anew.
 */
export function createLocalServer({ start, dataKey, setAside, onChange, schedule, now, log }: LocalServerDeps): LocalServer {
  /** The newest attempt: what an older one still comes to is of no matter. */
  let running: Attempt | undefined;
  let state: LocalServerState = { status: 'idle' };
  let model: ModelEndpoint | undefined;
  let failures = 0;
  let stopped = false;
  /** The data is known to be encrypted: without its key there is nothing to start. */
  let keyNeeded = false;
  let cancelRestart: (() => void) | undefined;
  let retryAt: number | undefined;
  let readyAt: number | undefined;
  /** Those who wait for the next attempt. */
  const waiting: ((url: Promise<string>) => void)[] = [];

  const askForKey = async (): Promise<KeptSecret> => {
    try {
      return (await dataKey?.()) ?? noKeychain;
    } catch {
      return { status: 'unavailable', cause: 'failed' };
    }
  };

  function restartLater(event: string, fields: Record<string, string | number>): void {
    running = undefined;
    if (stopped) return;
    const delayMs = Math.min(firstDelayMs * 2 ** failures, longestDelayMs);
    failures += 1;
    log.warn(event, { ...fields, delayMs });
    cancelRestart?.();
    cancelRestart = schedule(() => void launch(), delayMs);
    retryAt = now() + delayMs;
    // A reason that is known stands; a server that ran until now has none but that it ended.
    if (state.status === 'failed') fail(state.problem, state.keyLost);
    else fail(stoppedByItself(), false);
  }

  function become(next: LocalServerState): void {
    state = next;
    onChange(next);
  }

  function fail(problem: LatchkeyError, keyLost: boolean): void {
    if (!stopped) become({ status: 'failed', problem, keyLost, ...(retryAt !== undefined && { retryAt }) });
  }

  function failed(problem: LatchkeyError, keyLost: boolean): never {
    fail(problem, keyLost);
    throw problem;
  }

  function explain(error: unknown, cause: VaultCause): LatchkeyError {
    if (error instanceof ServerStartError && error.reason === 'key_missing') {
      keyNeeded = true;
      return keyProblem(cause);
    }
    // One that ends without a word has nothing to say that helps; its code is in the log.
    return error instanceof ServerStartError ? new LatchkeyError('server.failed', say('errors', 'serverNotStarted', error.message), { cause: error }) : stoppedByItself(error);
  }

  function spawn(attempt: Attempt): Promise<string> {
    const server = start();
    attempt.server = server;
    let cause: VaultCause = 'missing';
    void server.keyWanted.then(askForKey).then((answer) => {
      if (answer.status === 'unavailable') cause = answer.cause;
      server.send({ type: 'unlock', dataKey: answer.status === 'unavailable' ? null : answer.value });
    });
    server.onExit((code) => {
      if (running?.server !== server) return;
      if (readyAt !== undefined && now() - readyAt >= steadyMs) failures = 0;
      readyAt = undefined;
      restartLater('server.exited', { code });
    });
    return server.ready.then(
      (base) => {
        if (running !== attempt) return base;
        readyAt = now();
        become({ status: 'running', encrypted: server.encrypted() });
        server.send({ type: 'configure', model: model ?? null });
        return base;
      },
      (error: unknown) => (running === attempt || running === undefined ? failed(explain(error, cause), isKeyLost(error, cause)) : running.url),
    );
  }

  async function spawnWithKey(attempt: Attempt): Promise<string> {
    const answer = await askForKey();
    if (stopped) throw quitting();
    if (running !== attempt) return running?.url ?? Promise.reject(stoppedByItself());
    if (answer.status === 'unavailable') {
      restartLater('server.key_unavailable', { cause: answer.cause });
      return failed(keyProblem(answer.cause), isGone(answer.cause));
    }
    return spawn(attempt);
  }

  async function clear(before: ServerProcess | undefined): Promise<string> {
    await before?.stop();
    await setAside();
    if (stopped) throw quitting();
    keyNeeded = false;
    failures = 0;
    return launch();
  }

  function launch(): Promise<string> {
    cancelRestart?.();
    cancelRestart = undefined;
    const waited = retryAt !== undefined;
    retryAt = undefined;
    if (state.status !== 'failed') become({ status: 'starting' });
    else if (waited) fail(state.problem, state.keyLost);
    const attempt: Attempt = { url: Promise.resolve('') };
    running = attempt;
    attempt.url = keyNeeded ? spawnWithKey(attempt) : spawn(attempt);
    // Every caller gets the rejection; this only keeps an unasked one from ending the process.
    attempt.url.catch(() => undefined);
    for (const begin of waiting.splice(0)) begin(attempt.url);
    return attempt.url;
  }

  return {
    url: () => {
      if (stopped) return Promise.reject(quitting());
      if (running !== undefined) return running.url;
      if (state.status !== 'failed' || retryAt === undefined) return launch();
      // A pause that whoever asks hardly notices is waited for; longer ones are not cut short by asking.
      return retryAt - now() <= shortPauseMs ? new Promise((resolve) => waiting.push(resolve)) : Promise.reject(state.problem);
    },
    state: () => state,
    tryNow() {
      if (stopped) return Promise.reject(quitting());
      return cancelRestart === undefined ? (running?.url ?? launch()) : launch();
    },
    async beginAnew() {
      if (stopped || state.status !== 'failed' || !state.keyLost) throw new LatchkeyError('server.failed', say('errors', 'dataOpens'));
      cancelRestart?.();
      cancelRestart = undefined;
      retryAt = undefined;
      // Whoever asks for the server meanwhile gets the one that comes, and starts none of their own.
      const before = running?.server;
      const clearing: Attempt = (running = { url: Promise.resolve('') });
      clearing.url = clear(before).finally(() => running === clearing && (running = undefined));
      await clearing.url;
    },
    configure(next) {
      model = next;
      running?.server?.send({ type: 'configure', model: model ?? null });
    },
    async stop() {
      stopped = true;
      cancelRestart?.();
      for (const begin of waiting.splice(0)) begin(Promise.reject(quitting()));
      await running?.server?.stop();
      become({ status: 'idle' });
    },
  };
}

const stoppedByItself = (cause?: unknown): LatchkeyError => new LatchkeyError('server.failed', say('errors', 'serverStopped'), { cause });

/** Nobody can unlock or allow it: there is no keychain any more, or another one. */
const isGone = (cause: VaultCause): boolean => cause === 'replaced' || cause === 'missing';

function isKeyLost(error: unknown, cause: VaultCause): boolean {
  if (!(error instanceof ServerStartError)) return false;
  return error.reason === 'key_wrong' || (error.reason === 'key_missing' && isGone(cause));
}

const quitting = (): LatchkeyError => new LatchkeyError('server.failed', say('errors', 'quitting'));
