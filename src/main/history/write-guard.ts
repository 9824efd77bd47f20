import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Dispose, Log } from '../platform.ts';
import { failureCode, failureKind } from './database/failures.ts';

export interface WriteGuard {
  /** @throws LatchkeyError `history.read_only` while there is no room. */
  write<T>(body: () => T): T;
  dispose(): void;
}

export interface WriteGuardDeps {
  /** Writes something, so that it is known whether there is room; throws when not. */
  probe: () => void;
  schedule: (callback: () => void, delayMs: number) => Dispose;
  onChange: (writable: boolean) => void;
  log: Log;
}

const probeEveryMs = 5_000;

/** Lets writes through until the disk is full, then tries by itself until there is room again. */
export function createWriteGuard({ probe, schedule, onChange, log }: WriteGuardDeps): WriteGuard {
  let full = false;
  let cancel: Dispose | undefined;

  const refused = (cause?: unknown): LatchkeyError =>
    new LatchkeyError('history.read_only', say('errors', 'diskFull'), { cause });

  function wait(): void {
    cancel = schedule(() => {
      try {
        probe();
      } catch {
        wait();
        return;
      }
      cancel = undefined;
      full = false;
      log.info('history.writable');
      onChange(true);
    }, probeEveryMs);
  }

  return {
    write(body) {
      if (full) throw refused();
      try {
        return body();
      } catch (error) {
        if (failureKind(error) !== 'full') throw error;
        full = true;
        log.warn('history.read_only', { code: failureCode(error) });
        wait();
        onChange(false);
        throw refused(error);
      }
    },
    dispose: () => void cancel?.(),
  };
}
