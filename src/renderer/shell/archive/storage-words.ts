import type { HistoryStatus, HistoryStorage, SyncProgress } from '../../../shared/history.ts';

/** Where the chats are kept, in a sentence. */
export const storageWords: Readonly<Record<HistoryStorage, string>> = {
  closed: 'Being opened.',
  disk: 'On this computer, encrypted. The key is in the keychain.',
  memory: 'Only in memory, until you quit: there is no keychain to protect them with.',
  read_only: 'On this computer, encrypted. The disk is full, so nothing new is kept until there is room.',
  newer: 'Only in memory, until you quit: a newer Latchkey wrote the saved ones, which are left as they are.',
  locked: 'Only in memory, until you quit: the key of the saved ones is not in the keychain now.',
  failed: 'Only in memory, until you quit: the saved ones couldn’t be opened.',
};

const number = new Intl.NumberFormat('en');

/** `1,204 entries`. */
export function counted(count: number, one: string, other: string): string {
  return `${number.format(count)} ${count === 1 ? one : other}`;
}

/** In decimal units, as file managers of macOS and Linux show sizes. */
export function sizeWords(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1_000 ** power;
  return new Intl.NumberFormat('en', { style: 'unit', unit: units[power], unitDisplay: 'short', maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value);
}

const waits: Readonly<Record<NonNullable<SyncProgress['reason']>, string>> = {
  chosen: 'Paused. Chats that you open are kept all the same.',
  battery: 'Paused while this computer runs on battery.',
  metered: 'Paused: this network is metered.',
  offline: 'Waits until the server can be reached.',
};

export interface SyncWords {
  text: string;
  /** 0..1, while it is known. */
  part?: number;
  /** What a person can do about it. */
  action?: 'pause' | 'resume' | 'anyway';
}

/** How far the history is with what the server has. `time` words a moment. */
export function syncWords({ sync, threads }: Pick<HistoryStatus, 'sync' | 'threads'>, time: (ms: number) => string): SyncWords {
  const { phase, done, total, reason, finishedAt } = sync;
  // Nobody can hurry a server that is not there.
  const action = reason === 'chosen' ? 'resume' : reason === 'battery' || reason === 'metered' ? 'anyway' : undefined;
  const part = total > 0 ? { part: Math.min(done / total, 1) } : {};
  switch (phase) {
    case 'threads':
      return { text: total === 0 ? 'Reading the list of your chats.' : `Reading the list of your chats: ${number.format(total)} so far.`, action: 'pause' };
    case 'items':
      return { text: `Reading your chats: ${number.format(done)} of ${number.format(total)}.`, ...part, action: 'pause' };
    case 'paused':
    case 'waiting':
      return { text: reason === undefined ? 'Waits for a good moment.' : waits[reason], ...(done < total ? part : {}), ...(action !== undefined && { action }) };
    case 'idle':
      if (finishedAt === undefined) return { text: threads === 0 ? 'Nothing to read yet.' : 'Starts in a moment.' };
      return { text: `Complete. Last compared with the server ${time(finishedAt)}.` };
  }
}

/** A line for the sidebar while everything is read for the first time; later walks are nobody’s concern. */
export function firstSyncWords({ storage, sync }: HistoryStatus): string | undefined {
  const { phase, done, total, finishedAt } = sync;
  if (finishedAt !== undefined || storage === 'closed' || (phase !== 'threads' && phase !== 'items')) return undefined;
  return phase === 'threads' || total === 0 ? 'Reading your chats' : `Reading your chats: ${Math.floor((done / total) * 100)} %`;
}
