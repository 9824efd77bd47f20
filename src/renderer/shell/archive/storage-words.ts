import type { HistoryStatus } from '../../../shared/history.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { dateWords } from '../search/hit-words.ts';
import type { Words } from '../state/language.ts';

/** In decimal units, as file managers of macOS and Linux show sizes. */
export function sizeWords(tag: string, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1_000 ** power;
  return new Intl.NumberFormat(tag, { style: 'unit', unit: units[power], unitDisplay: 'short', maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value);
}

export interface SyncWords {
  text: string;
  /** 0..1, while it is known. */
  part?: number;
  /** What a person can do about it. */
  action?: 'pause' | 'resume' | 'anyway';
}

/** How far the history is with what the server has. */
export function syncWords({ texts, tag }: Pick<Words, 'texts' | 'tag'>, { sync, threads }: Pick<HistoryStatus, 'sync' | 'threads'>, clock: { now: number; timeZone?: string }): SyncWords {
  const { archive } = texts;
  const { phase, done, total, reason, finishedAt } = sync;
  // Nobody can hurry a server that is not there.
  const action = reason === 'chosen' ? 'resume' : reason === 'battery' || reason === 'metered' ? 'anyway' : undefined;
  const part = total > 0 ? { part: Math.min(done / total, 1) } : {};
  switch (phase) {
    case 'threads':
      return { text: total === 0 ? archive.readingList : archive.readingListSoFar(total), action: 'pause' };
    case 'items':
      return { text: archive.readingChats(done, total), ...part, action: 'pause' };
    case 'paused':
    case 'waiting':
      return { text: reason === undefined ? archive.waits : archive.paused[reason], ...(done < total ? part : {}), ...(action !== undefined && { action }) };
    case 'idle':
      if (finishedAt === undefined) return { text: threads === 0 ? archive.nothingYet : archive.startsSoon };
      return { text: comparedWords({ texts, tag }, finishedAt, clock) };
  }
}

/** "… at 12:40", "… yesterday", "… on 3 Feb". */
function comparedWords(words: Pick<Words, 'texts' | 'tag'>, at: number, clock: { now: number; timeZone?: string }): string {
  const { archive } = words.texts;
  const { kind, text } = dateWords(words, at, clock);
  return kind === 'time' ? archive.comparedAt(text) : kind === 'yesterday' ? archive.comparedYesterday : archive.comparedOn(text);
}

/** A line for the sidebar while everything is read for the first time; later walks are nobody’s concern. */
export function firstSyncWords({ archive }: Texts, tag: string, { storage, sync }: HistoryStatus): string | undefined {
  const { phase, done, total, finishedAt } = sync;
  if (finishedAt !== undefined || storage === 'closed' || (phase !== 'threads' && phase !== 'items')) return undefined;
  return phase === 'threads' || total === 0 ? archive.reading : archive.readingPart(percent(tag, done, total));
}

/** Rounded down, so that it says 100 % only when it is all of them. */
export function percent(tag: string, done: number, total: number): string {
  const part = total <= 0 ? 1 : Math.min(Math.max(done / total, 0), 1);
  return new Intl.NumberFormat(tag, { style: 'percent' }).format(Math.floor(part * 100) / 100);
}
