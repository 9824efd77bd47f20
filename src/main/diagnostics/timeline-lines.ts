import { timelineKinds, type TimelineEntry, type TimelineKind } from '../../shared/diagnostics.ts';
import { cleanDetail } from '../../shared/timeline-details.ts';

const kinds: ReadonlySet<string> = new Set(timelineKinds);

/** Kinds that come by the hundred and say little once they are old; they go first. */
const routine: ReadonlySet<TimelineKind> = new Set<TimelineKind>([
  'session.checked', 'session.check_failed', 'session.refreshed', 'token.minted', 'token.failed', 'token.refused', 'token.accepted', 'vault.unavailable', 'vault.wrote',
  'system.woke', 'network.lost', 'network.back', 'app.started', 'app.stopped', 'vault.ready', 'session.restored', 'clock.jumped',
]);

/** Share of the room that old lines which are not routine may keep from newer ones that are. */
const tellingShare = 0.25;

/** One entry as a line of the file, with its line feed. */
export function lineOf(entry: TimelineEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** Entries of a file, oldest first. Lines that are torn, damaged or of another version's kinds are skipped. */
export function parseLines(text: string): TimelineEntry[] {
  return text.split('\n').flatMap((line) => {
    const entry = line === '' ? undefined : parseLine(line);
    return entry === undefined ? [] : [entry];
  });
}

function parseLine(line: string): TimelineEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { at, kind, detail } = value as Record<string, unknown>;
  if (typeof at !== 'number' || !Number.isFinite(at) || typeof kind !== 'string' || !kinds.has(kind)) return undefined;
  // Somebody may have edited the file: it passes the same lists as a new line.
  const clean = typeof detail === 'object' && detail !== null ? cleanDetail(detail as Record<string, unknown>) : undefined;
  return { at, kind: kind as TimelineKind, ...(clean && { detail: clean }) };
}

/**
 * Makes room: the oldest lines go. Routine ones go first, so that a week without network does not push out the line
 * that says why somebody is signed out; and the newest of each kind stays, which is what the verdict asks for.
 * @param entries oldest first; so is what comes back
 */
export function trim(entries: readonly TimelineEntry[], limits: { entries: number; bytes: number }): TimelineEntry[] {
  const keep = new Set<TimelineEntry>();
  let bytes = 0;
  const take = (candidates: readonly TimelineEntry[], share: number): void => {
    for (const entry of [...candidates].reverse()) {
      if (keep.has(entry)) continue;
      const size = Buffer.byteLength(lineOf(entry));
      if (keep.size + 1 > limits.entries * share || bytes + size > limits.bytes * share) return;
      keep.add(entry);
      bytes += size;
    }
  };
  take(timelineKinds.flatMap((kind) => entries.findLast((entry) => entry.kind === kind) ?? []), 1);
  take(entries.filter(({ kind }) => !routine.has(kind)), tellingShare);
  take(entries, 1);
  return entries.filter((entry) => keep.has(entry));
}
