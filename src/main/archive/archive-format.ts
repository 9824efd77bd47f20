import { appSlug } from '../../shared/brand.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { normaliseItem, normaliseThread } from '../../shared/chatkit/normalise.ts';
import type { ThreadItem } from '../../shared/chatkit/types.ts';
import type { ThreadRecord } from '../history-store.ts';

/** First field of every file, which says what it is (docs/archive.md). */
export const archiveFormat = `${appSlug}-archive`;
/** Counts up when an older program could misread a file. */
export const archiveVersion = 1;
/** Name of the JSON inside a zip. */
export const archiveEntryName = `${appSlug}-archive.json`;

/** One chat with everything in it, oldest item first. */
export interface ArchivedThread {
  thread: ThreadRecord;
  items: readonly ThreadItem[];
}

export interface ArchiveHeader {
  /** ISO-8601, UTC. */
  exportedAt: string;
  /** Whose chats and where from, in words. */
  account: string;
}

/** The lines of a file: the first, one for each chat, the last. Any JSON reader takes them together; ours goes line by line. */
export const archiveLines = {
  first: ({ exportedAt, account }: ArchiveHeader): string =>
    `${JSON.stringify({ format: archiveFormat, version: archiveVersion, exportedAt, account }).slice(0, -1)},"threads":[\n`,
  thread: (archived: ArchivedThread, index: number): string => `${index === 0 ? '' : ',\n'}${JSON.stringify(archived)}`,
  last: '\n]}\n',
};

export function damaged(): LatchkeyError {
  return new LatchkeyError('archive.invalid', say('jobs', 'damaged'));
}

function foreign(): LatchkeyError {
  return new LatchkeyError('archive.invalid', say('jobs', 'foreign'));
}

/** @throws LatchkeyError `archive.invalid` for files of others and of newer versions. */
export function checkHeader(value: unknown): void {
  const header = record(value);
  if (header?.['format'] !== archiveFormat || typeof header['version'] !== 'number') throw foreign();
  if (header['version'] > archiveVersion) {
    throw new LatchkeyError('archive.invalid', say('jobs', 'newer'));
  }
}

const maxIdLength = 512;

/** One chat as it may be stored: what the types promise is there, ids fit, no id twice. @throws LatchkeyError `archive.invalid` */
export function readThread(value: unknown): ArchivedThread {
  const raw = record(value);
  const items = raw?.['items'];
  if (raw === undefined || !Array.isArray(items)) throw damaged();
  try {
    const { id, created_at, status, metadata, title, allowed_image_domains: domains } = normaliseThread(raw['thread']);
    const thread: ThreadRecord = { id, created_at, status, metadata, ...(title !== undefined && { title }), ...(domains !== undefined && { allowed_image_domains: domains }) };
    const read = items.map((item): ThreadItem => ({ ...normaliseItem(item), thread_id: thread.id }));
    const ids = [thread.id, ...read.map((item) => item.id)];
    const fits = ids.every((one) => one.length > 0 && one.length <= maxIdLength) && new Set(ids.slice(1)).size === read.length;
    if (!fits || Number.isNaN(Date.parse(thread.created_at))) throw damaged();
    return { thread, items: read };
  } catch (error) {
    throw error instanceof LatchkeyError ? error : damaged();
  }
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}
