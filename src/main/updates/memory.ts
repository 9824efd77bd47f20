import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { UpdateNotice } from '../../shared/updates.ts';
import { isPlainName } from './feed/feed.ts';
import { isVersion } from './feed/version.ts';

/** What is verified and waits to be installed. */
export interface ReadyUpdate {
  version: string;
  /** Plain name of the file beside the memory. */
  file: string;
  size: number;
  sha512: string;
  /** In the languages of the feed. */
  notes: Readonly<Record<string, string>>;
}

/** What is remembered of updates in a profile; no secret. */
export interface UpdateMemory {
  /** Random, of this profile; stays here, and only decides when a staged release comes. */
  installId: string;
  /** Date of the newest feed believed, by channel. */
  newest: Readonly<Record<string, number>>;
  checkedAt?: number;
  /** Versions that did not start here. */
  failed: readonly string[];
  /** Faults that were told; see `faultKey`. */
  told: readonly string[];
  ready?: ReadyUpdate | undefined;
  /** Nobody has put it away yet. */
  notice?: UpdateNotice | undefined;
}

const maxKept = 20;

export interface MemoryFile {
  read(): UpdateMemory;
  update(change: Partial<UpdateMemory>): UpdateMemory;
}

/** `state.json`, replaced by rename. What cannot be read is begun anew; what cannot be written is kept for this run. */
export function openMemory(path: string, onProblem: (code: string) => void): MemoryFile {
  let memory = load();

  function load(): UpdateMemory {
    try {
      return parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return parse({});
    }
  }

  return {
    read: () => memory,
    update(change) {
      memory = { ...memory, ...change };
      memory = { ...memory, failed: memory.failed.slice(-maxKept), told: memory.told.slice(-maxKept) };
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(`${path}.tmp`, `${JSON.stringify(memory)}\n`, { mode: 0o600 });
        renameSync(`${path}.tmp`, path);
      } catch (error) {
        onProblem((error as NodeJS.ErrnoException).code ?? 'unknown');
      }
      return memory;
    },
  };
}

function parse(value: unknown): UpdateMemory {
  const { installId, newest, checkedAt, failed, told, ready, notice } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const texts = (given: unknown): string[] => (Array.isArray(given) ? given.filter((one): one is string => typeof one === 'string').slice(-maxKept) : []);
  const dates = Object.entries(typeof newest === 'object' && newest !== null ? newest : {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  const waiting = readyOf(ready);
  return {
    installId: typeof installId === 'string' && installId.length === 36 ? installId : randomUUID(),
    newest: Object.fromEntries(dates),
    ...(typeof checkedAt === 'number' && { checkedAt }),
    failed: texts(failed),
    told: texts(told),
    ...(waiting && { ready: waiting }),
    ...(typeof notice === 'object' && notice !== null && 'kind' in notice && { notice: notice as UpdateNotice }),
  };
}

function readyOf(value: unknown): ReadyUpdate | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, file, size, sha512, notes } = value as Partial<ReadyUpdate>;
  if (!isVersion(version) || !isPlainName(file) || typeof size !== 'number' || typeof sha512 !== 'string') return undefined;
  return { version, file, size, sha512, notes: typeof notes === 'object' ? notes : {} };
}
