import type { PerformanceView } from '../../shared/performance.ts';
import type { Dispose, Log } from '../platform.ts';
import { readSamples, withMemory, withStart } from './samples.ts';

/** Memory is looked at so long after the first screen, and then so often, ms. */
const firstLookMs = 30_000;
const lookEveryMs = 10 * 60_000;

export interface PerformanceLogDeps {
  /** A text file of the profile. */
  file: { read(): string | undefined; write(text: string): void };
  /** When the process began, ms since 1970; `undefined`: starts are not measured. */
  startedAt: number | undefined;
  /** Memory of all processes now, MiB. */
  memoryMb(): number;
  version: string;
  /** ms since 1970 */
  now(): number;
  schedule(run: () => void, delayMs: number): Dispose;
  log: Log;
}

export interface PerformanceLog {
  /** The first screen takes input; called again it does nothing. */
  usable(): void;
  /** With a look at the memory of now, which is not kept. */
  view(): PerformanceView;
  dispose(): void;
}

/** Remembers how long starts took, and how memory went. The file is read when it is first needed, after the first screen. */
export function createPerformanceLog({ file, startedAt, memoryMb, version, now, schedule, log }: PerformanceLogDeps): PerformanceLog {
  let samples: PerformanceView | undefined;
  let next: Dispose | undefined;
  let ended = false;

  const read = (): PerformanceView => (samples ??= readSamples(attempt(() => file.read())));
  const look = (): PerformanceView['memory'][number] => ({ at: now(), mb: Math.round(memoryMb()) });

  function keep(changed: PerformanceView): void {
    samples = changed;
    attempt(() => file.write(JSON.stringify(changed)));
  }

  /** A profile on a full disk costs figures, nothing else. */
  function attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      log.warn('performance.file_failed', { code: (error as NodeJS.ErrnoException).code ?? 'unknown' });
      return undefined;
    }
  }

  function watch(delayMs: number): void {
    next = schedule(() => {
      if (ended) return;
      keep(withMemory(read(), look()));
      watch(lookEveryMs);
    }, delayMs);
  }

  return {
    usable() {
      if (next !== undefined || ended) return;
      const ms = startedAt === undefined ? 0 : Math.round(now() - startedAt);
      if (ms > 0) keep(withStart(read(), { at: now(), ms, version }));
      watch(firstLookMs);
    },
    view: () => withMemory(read(), look()),
    dispose() {
      ended = true;
      void next?.();
    },
  };
}
