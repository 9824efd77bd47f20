import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Dispose, Log } from '../platform.ts';
import { failureCode, failureKind } from './database/failures.ts';
import { createMethods } from './methods.ts';
import { eraseFolder } from './opening/erase.ts';
import { openHistory, type OpenDeps, type OpenHistory, type OpenOptions } from './opening/open-history.ts';
import type { Failure, HistoryMessage, HistoryRequest, LogFields, OpenAnswer, StoreMethod } from './protocol.ts';
import { createQuiet } from './quiet.ts';
import { checkBeside } from './opening/soundness.ts';
import { startUpkeep } from './upkeep.ts';
import { createWriteGuard } from './write-guard.ts';

export interface HistoryServiceDeps extends Omit<OpenDeps, 'log'> {
  send: (message: HistoryMessage) => void;
  schedule: (callback: () => void, delayMs: number) => Dispose;
  /** Nothing has been asked for two seconds. */
  onQuiet?: () => void;
}

/** Longer than the pause between two keys of a search. */
const quietMs = 2_000;

export interface HistoryService {
  /** Carries it out at once and sends the answer; never throws. */
  handle(request: HistoryRequest): void;
  dispose(): void;
}

interface Session {
  options: OpenOptions;
  call(method: StoreMethod, args: readonly unknown[]): unknown;
  /** Marks the file for a thorough look. */
  suspect(): void;
  /** Gives back the memory that only speeds it up. */
  relieve(): void;
  close(): void;
}

/** All histories of a run, by number. Knows nothing of threads; `send` goes wherever the requests come from. */
export function createHistoryService(deps: HistoryServiceDeps): HistoryService {
  const sessions = new Map<number, Session>();
  let last = 0;
  const quiet = createQuiet(deps.schedule, quietMs, () => {
    for (const session of sessions.values()) session.relieve();
    deps.onQuiet?.();
  });
  const logAt = (level: 'info' | 'warn' | 'error') => (name: string, fields: LogFields = {}) => deps.send({ event: 'log', level, name, fields });
  const log: Log = { info: logAt('info'), warn: logAt('warn'), error: logAt('error') };

  function startSession(number: number, options: OpenOptions, history: OpenHistory): void {
    const guard = createWriteGuard({
      probe: () => {
        history.database.state.set('probe', '.'.repeat(65_536));
        history.database.state.set('probe', undefined);
      },
      schedule: deps.schedule,
      onChange: (writable) => deps.send({ event: 'writable', history: number, writable }),
      log,
    });
    const stopUpkeep = startUpkeep(history, deps.schedule);
    const methods = createMethods(history, guard) as Record<string, (...args: unknown[]) => unknown>;
    sessions.set(number, {
      options,
      call(method, args) {
        const body = Object.hasOwn(methods, method) ? methods[method] : undefined;
        if (body === undefined) throw new TypeError(`A history has no method ${method}.`);
        return body(...args);
      },
      suspect: history.suspect,
      relieve: history.relieve,
      close() {
        guard.dispose();
        stopUpkeep();
        history.close();
      },
    });
  }

  function open(number: number, options: OpenOptions): OpenAnswer {
    const opening = openHistory(options, { ...deps, log });
    if (opening.status !== 'open') return opening;
    startSession(number, options, opening.history);
    const { salvaged, unchecked, history } = opening;
    return { status: 'open', history: number, storage: history.storage, ...(salvaged !== undefined && { salvaged }), ...(unchecked && { unchecked }) };
  }

  function invoke(number: number, method: StoreMethod, args: readonly unknown[]): unknown {
    const session = sessions.get(number);
    if (session === undefined) throw gone();
    try {
      return session.call(method, args);
    } catch (error) {
      if (failureKind(error) !== 'damaged') throw error;
      log.error('history.damaged', { code: failureCode(error) });
      return heal(number, session).call(method, args);
    }
  }

  /** The file turned out damaged in use: opened anew with a thorough look, which saves what can be read. */
  function heal(number: number, session: Session): Session {
    session.suspect();
    session.close();
    sessions.delete(number);
    const opening = open(number, session.options);
    if (opening.status === 'open' && opening.salvaged !== undefined) deps.send({ event: 'rebuilt', history: number, items: opening.salvaged.items });
    const healed = sessions.get(number);
    if (healed === undefined) throw gone();
    return healed;
  }

  function answer(request: HistoryRequest): unknown {
    switch (request.call) {
      case 'open':
        return open((last += 1), request);
      case 'close':
        sessions.get(request.history)?.close();
        sessions.delete(request.history);
        return undefined;
      case 'erase':
        eraseFolder(request.folder);
        return undefined;
      case 'check':
        return checkBeside(request.folder, request.key);
      case 'heal': {
        const session = sessions.get(request.history);
        if (session !== undefined) heal(request.history, session);
        return undefined;
      }
      case 'invoke':
        return invoke(request.history, request.method, request.args);
    }
  }

  return {
    handle(request) {
      quiet.stir();
      try {
        deps.send({ id: request.id, ok: true, value: answer(request) });
      } catch (error) {
        deps.send({ id: request.id, ok: false, error: describe(error, request, log) });
      }
    },
    dispose() {
      quiet.dispose();
      for (const session of sessions.values()) session.close();
      sessions.clear();
    },
  };
}

const gone = (): LatchkeyError => new LatchkeyError('history.unavailable', say('errors', 'historyUnreadable'));

function describe(error: unknown, request: HistoryRequest, log: Log): Failure {
  if (error instanceof LatchkeyError) return failureOf(error);
  log.error('history.call_failed', { call: request.call === 'invoke' ? request.method : request.call, code: failureCode(error), error: nameOf(error) });
  return failureOf(gone());
}

function failureOf({ code, message, said }: LatchkeyError): Failure {
  return { code, message, ...(said !== undefined && { said }) };
}

/** The kind of an unexpected failure; its message could quote what somebody wrote. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
