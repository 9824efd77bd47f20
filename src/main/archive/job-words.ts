import { LatchkeyError } from '../../shared/errors.ts';
import type { ArchiveJob } from '../../shared/history.ts';
import type { MissingFiles } from './export-files.ts';
import type { ImportCounts } from './import-archive.ts';

const plural = (count: number, one: string, other: string): string => `${new Intl.NumberFormat('en').format(count)} ${count === 1 ? one : other}`;

/** What was taken in, and what that means. */
export function importedWords({ threads, items, skipped }: ImportCounts): string {
  const here = skipped === 0 ? '' : ` ${plural(skipped, 'chat was', 'chats were')} here already and stayed as ${skipped === 1 ? 'it is' : 'they are'}.`;
  if (threads === 0) return skipped === 0 ? 'There are no chats in this file.' : `Nothing was new.${here}`;
  return `Imported ${plural(threads, 'chat', 'chats')} with ${plural(items, 'entry', 'entries')}. They live on this computer only.${here}`;
}

export function incompleteWords(count: number): string {
  return `${plural(count, 'chat is', 'chats are')} not complete in it, because the history is still being read from the server. Export again later to have everything.`;
}

/** Pictures that are named in the zip but not in it. */
export function missingFilesWords({ count, unreachable }: MissingFiles): string {
  const what = `${plural(count, 'picture is', 'pictures are')} not in it, `;
  return unreachable
    ? `${what}because the server could not be reached. Export again when it can be, to have ${count === 1 ? 'it' : 'them'}.`
    : `${what}because the server no longer gives ${count === 1 ? 'it' : 'them'} out.`;
}

/** @param done chats that were looked at before */
export function importStoppedWords(done: number): string {
  return done === 0 ? 'Cancelled. Nothing was imported.' : `Cancelled after ${plural(done, 'chat', 'chats')}, which ${done === 1 ? 'stays' : 'stay'} here. Import the file again to have the rest.`;
}

/** What did not work and what to do: the disk’s own failures in words, those of the store in its. */
export function failedWords(kind: ArchiveJob['kind'], error: unknown): string {
  if (error instanceof LatchkeyError) return error.message;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return 'There is no room left on the disk. Free some space, then try again.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'Latchkey may not write into its own folder. Check its permissions, then try again.';
  return kind === 'export' ? 'The file could not be written. Try again; the log file has the details.' : 'The file could not be taken in as a whole. Try again: what is here already is not taken twice.';
}
