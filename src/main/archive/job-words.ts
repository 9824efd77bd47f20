import { LatchkeyError } from '../../shared/errors.ts';
import type { ArchiveJob } from '../../shared/history.ts';
import { quoted, say, together, type Sentence } from '../../shared/texts/say.ts';
import type { MissingFiles } from './export-files.ts';
import type { ImportCounts } from './import-archive.ts';

/** What was taken in, and what that means. */
export function importedWords({ threads, items, skipped }: ImportCounts): Sentence {
  const here = skipped === 0 ? [] : [say('jobs', 'alreadyHere', skipped)];
  if (threads === 0) return skipped === 0 ? say('jobs', 'noChats') : together(say('jobs', 'nothingNew'), ...here);
  return together(say('jobs', 'imported', threads, items), ...here);
}

export function incompleteWords(count: number): Sentence {
  return say('jobs', 'incomplete', count);
}

/** Pictures that are named in the zip but not in it. */
export function missingFilesWords({ count, unreachable }: MissingFiles): Sentence {
  return say('jobs', unreachable ? 'picturesUnreachable' : 'picturesGone', count);
}

/** @param done chats that were looked at before */
export function importStoppedWords(done: number): Sentence {
  return done === 0 ? say('jobs', 'cancelled') : say('jobs', 'cancelledAfter', done);
}

/** What did not work and what to do: the disk’s own failures in words, those of the store in its. */
export function failedWords(kind: ArchiveJob['kind'], error: unknown): Sentence {
  if (error instanceof LatchkeyError) return error.said === undefined ? quoted(error.message) : { message: error.message, said: error.said };
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return say('jobs', 'diskFull');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return say('jobs', 'notAllowed');
  return say('jobs', kind === 'export' ? 'notWritten' : 'notTaken');
}
