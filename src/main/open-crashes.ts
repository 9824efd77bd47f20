/** The crash reports of a profile, and the process's own faults for them; both hosts have it. */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { appName, appSlug } from '../shared/brand.ts';
import { createCrashes, type Crashes } from './crash/crashes.ts';
import { createCrashStore } from './crash/crash-store.ts';
import { redact } from './log.ts';

/** Last lines of the log, at most so many. */
const maxLines = 60;

/** Call it before this run writes into the log: what is in it then is the last run's. */
export function openCrashes(profileDir: string, version: string, runtime: Readonly<Record<string, string>>): Crashes {
  const logFile = join(profileDir, 'logs', `${appSlug}.log`);
  return createCrashes({
    store: createCrashStore(join(profileDir, 'crashes')),
    readLog() {
      try {
        return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-maxLines);
      } catch {
        return [];
      }
    },
    name: appName,
    version,
    platform: `${process.platform} ${process.arch}`,
    runtime,
    redact,
    now: Date.now,
    uptime,
  });
}

/**
 * Notes faults that nothing caught; what becomes of them then is as before. @returns the end of it
 */
export function watchFaults(crashes: Crashes): () => void {
  const thrown = (error: unknown): void => crashes.note({ kind: 'fault', reason: 'uncaughtException', process: 'main', error });
  process.on('uncaughtExceptionMonitor', thrown);
  return () => void process.off('uncaughtExceptionMonitor', thrown);
}
