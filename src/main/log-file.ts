import { appSlug } from '../shared/brand.ts';
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createLog, type LogLevel } from './log.ts';
import type { Log } from './platform.ts';

export interface LogFile {
  write(line: string): void;
  close(): void;
}

const defaultMaxBytes = 1_048_576;

/**
 * Appends lines to a file of mode 0600; when it would pass its limit it becomes `<path>.1` and a new one begins, so two
 * files are kept. Writes at once: the last line before a crash is the one that matters.
 */
export function openLogFile(path: string, maxBytes = defaultMaxBytes): LogFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let file: number | undefined = openSync(path, 'a', 0o600);
  let size = fstatSync(file).size;

  return {
    write(line) {
      if (file === undefined) return;
      const bytes = Buffer.from(`${line}\n`);
      if (size > 0 && size + bytes.byteLength > maxBytes) {
        closeSync(file);
        file = undefined;
        renameSync(path, `${path}.1`);
        file = openSync(path, 'a', 0o600);
        size = 0;
      }
      writeSync(file, bytes);
      size += bytes.byteLength;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** The app's log in the profile's folder: `logs/latchkey.log` and the one before it, 1 MiB each. */
export function openLog(profileDir: string, options: { now?: () => number; level?: LogLevel } = {}): { log: Log; close(): void } {
  const file = openLogFile(join(profileDir, 'logs', `${appSlug}.log`));
  return { log: createLog({ write: (line) => file.write(line), now: Date.now, ...options }), close: () => file.close() };
}
