import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../random.ts';
import type { Acknowledged, Phase } from './acknowledged.ts';

/** What a victim is told, as JSON in its first argument. */
export interface Part {
  /** Holds the account's folder, the server's file and what was acknowledged. */
  folder: string;
  /** 64 hex digits. */
  key: string;
  seed: number;
  /** Which one of its life this is. */
  round: number;
  /** What it mostly does until it is killed. */
  phase: Phase;
  /** The newest version of the schema that a victim has begun with. */
  version: number;
}

/** Whoever kills it waits for a sign here that the phase has begun. */
const signPipe = 3;

export interface Stage {
  account: string;
  key: string;
  version: number;
  /** Length is the size of the chat server. */
  serverFile: string;
  random: () => number;
  /** Nobody else’s, and greater than all before. */
  nextId(): string;
  /** Greater than all before. */
  nextNumber(): number;
  /** Straight to the file that is standard output: what was written is there however this process ends. */
  say(acknowledged: Acknowledged): void;
}

export function setStage({ folder, key, seed, round, version }: Part): Stage {
  let number = 0;
  let atWork = false;
  const nextNumber = (): number => round * 1_000_000 + (number += 1);
  return {
    account: join(folder, 'account'),
    key,
    version,
    serverFile: join(folder, 'server'),
    random: seededRandom(seed),
    nextNumber,
    nextId: () => `m-${round}-${(number += 1)}`,
    say(acknowledged) {
      writeSync(1, `${JSON.stringify(acknowledged)}\n`);
      if (atWork || acknowledged.kind !== 'phase') return;
      atWork = true;
      writeSync(signPipe, '.');
    },
  };
}
