import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../platform.ts';

/** A file that only grows by lines, and is replaced as a whole now and then. No call throws. */
export interface TimelineFile {
  /** What is in it; empty when there is nothing to read. */
  read(): string;
  /** Writes at once. A line that does not get through is kept and goes first next time. */
  append(line: string): void;
  /** The new text is complete under another name before it takes the file's place. `false`: the file is as it was. */
  replace(text: string): boolean;
  close(): void;
}

/** Lines that may wait for a disk that takes nothing; the timeline in memory has them all the same. */
const maxWaitingBytes = 65_536;

export function openTimelineFile(path: string, log: Log): TimelineFile {
  let descriptor: number | undefined;
  /** Not on disk yet. Begins with a line feed when what is there may end in half a line. */
  let waiting = '';
  let warned = false;

  function failed(error: unknown): void {
    if (warned) return;
    warned = true;
    log.warn('timeline.write_failed', { code: (error as NodeJS.ErrnoException).code ?? 'unknown' });
  }

  function open(): number {
    if (descriptor !== undefined) return descriptor;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    descriptor = openSync(path, 'a', 0o600);
    // One that was copied here may be readable by others.
    chmodSync(path, 0o600);
    return descriptor;
  }

  function flush(): void {
    try {
      const bytes = Buffer.from(waiting);
      const written = writeSync(open(), bytes);
      if (written === bytes.byteLength) {
        waiting = '';
        warned = false;
      } else waiting = `\n${waiting}`;
    } catch (error) {
      if (!waiting.startsWith('\n')) waiting = `\n${waiting}`;
      failed(error);
    }
    if (Buffer.byteLength(waiting) > maxWaitingBytes) waiting = '';
  }

  function close(): void {
    if (descriptor === undefined) return;
    const open = descriptor;
    descriptor = undefined;
    try {
      closeSync(open);
    } catch {
      // Nothing is lost by it: lines are written as they come.
    }
  }

  return {
    read() {
      try {
        // Left behind by a run that was killed in `replace`.
        rmSync(`${path}.new`, { force: true });
        const text = readFileSync(path, 'utf8');
        // A torn last line must not swallow the next one.
        if (text !== '' && !text.endsWith('\n')) waiting = '\n';
        return text;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') failed(error);
        return '';
      }
    },
    append(line) {
      waiting += line;
      flush();
    },
    replace(text) {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        const next = openSync(`${path}.new`, 'w', 0o600);
        try {
          const bytes = Buffer.from(text);
          for (let at = 0; at < bytes.byteLength; ) at += writeSync(next, bytes, at);
        } finally {
          closeSync(next);
        }
        close();
        renameSync(`${path}.new`, path);
        waiting = '';
        return true;
      } catch (error) {
        failed(error);
        return false;
      }
    },
    close,
  };
}
