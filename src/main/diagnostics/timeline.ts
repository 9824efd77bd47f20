import type { TimelineEntry, TimelineKind } from '../../shared/diagnostics.ts';
import { cleanDetail } from '../../shared/timeline-details.ts';
import type { Log } from '../platform.ts';
import { openTimelineFile } from './timeline-file.ts';
import { lineOf, parseLines, trim } from './timeline-lines.ts';

export interface TimelineDeps {
  /** JSON lines, mode 0600; made when it is not there. */
  file: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Of the app, to tell an update. */
  version: string;
  log: Log;
  /** 2,000 by default. */
  maxEntries?: number;
  /** 512 KiB by default. */
  maxBytes?: number;
}

/** What happened to one workspace's session, kept over restarts and crashes. */
export interface TimelineLog {
  /**
   * Writes one line before it returns, after all earlier ones. Details that are in no closed list are left out (see
   * `cleanDetail`). Never throws: what cannot be written now is written with the next line, and is in `entries` at once.
   */
  note(kind: TimelineKind, detail?: Readonly<Record<string, unknown>>): void;
  /** Newest first. */
  entries(): readonly TimelineEntry[];
  /** Notes `app.stopped`; nothing is noted afterwards. */
  close(): void;
}

/**
 * Opens the timeline of a workspace and notes that the app started, and before that whether it crashed (the last run
 * began and did not stop) and whether it is another version than before.
 */
export function createTimeline({ file, now, version, log, maxEntries = 2_000, maxBytes = 524_288 }: TimelineDeps): TimelineLog {
  const disk = openTimelineFile(file, log);
  const limits = { entries: maxEntries, bytes: maxBytes };
  /** Oldest first. */
  let kept: TimelineEntry[] = parseLines(disk.read());
  let bytes = kept.reduce((sum, entry) => sum + byteLength(entry), 0);
  let closed = false;

  function byteLength(entry: TimelineEntry): number {
    return Buffer.byteLength(lineOf(entry));
  }

  function write(kind: TimelineKind, detail?: Readonly<Record<string, unknown>>): void {
    const clean = cleanDetail(detail);
    const entry: TimelineEntry = { at: Math.round(now()), kind, ...(clean && { detail: clean }) };
    kept.push(entry);
    bytes += byteLength(entry);
    if (kept.length <= limits.entries && bytes <= limits.bytes) {
      disk.append(lineOf(entry));
      return;
    }
    // A quarter of room, so that not every line rewrites the file.
    kept = trim(kept, { entries: Math.ceil(limits.entries * 0.75), bytes: limits.bytes * 0.75 });
    bytes = kept.reduce((sum, one) => sum + byteLength(one), 0);
    if (!disk.replace(kept.map(lineOf).join(''))) disk.append(lineOf(entry));
  }

  const lastRun = kept.findLast(({ kind }) => kind === 'app.started' || kind === 'app.stopped');
  const lastStart = kept.findLast(({ kind }) => kind === 'app.started');
  const before = lastStart?.detail?.['version'];
  if (lastRun?.kind === 'app.started') write('app.crashed', { version: before });
  if (before !== undefined && before !== cleanDetail({ version })?.['version']) write('app.updated', { from: before, to: version });
  write('app.started', { version });

  return {
    note(kind, detail) {
      if (!closed) write(kind, detail);
    },
    entries: () => [...kept].reverse(),
    close() {
      if (closed) return;
      write('app.stopped');
      closed = true;
      disk.close();
    },
  };
}
