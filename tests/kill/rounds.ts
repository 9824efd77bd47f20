import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPromise, phases, readAcknowledged, type Phase } from '../support/history-victim/acknowledged.ts';
import { shipped } from '../support/history-victim/later.ts';
import { seededRandom } from '../support/random.ts';
import { inspect, killOne } from './kill-one.ts';

export interface KillRun {
  rounds: number;
  /** When each process is killed and what it does until then. */
  seed: number;
  /** Histories that are worked on at once. */
  lanes?: number;
  /** Told after each round. */
  onRound?: (result: KillResult) => void;
}

export interface KillResult {
  rounds: number;
  acknowledged: number;
  /** What the processes were at when they were killed. */
  killedIn: Record<Phase | 'opening', number>;
  /** The first one; its folder is kept. */
  violation?: { round: number; text: string; folder: string };
}

/** After so many the history begins anew, so that it does not grow for ever. */
const roundsPerHistory = 25;
/**
 * SIGKILL takes nothing from the system's cache, so a file system in memory tells as much as a disk, and each process gets
 * much further before it dies. What survives a power cut is another question, which `synchronous` answers (opening.test.ts).
 */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Kills a process that works with a history (SIGKILL, at a random moment), and has another one look at what is left. Over and over. */
export async function killRounds({ rounds, seed, lanes = 2, onRound = () => undefined }: KillRun): Promise<KillResult> {
  const result: KillResult = { rounds: 0, acknowledged: 0, killedIn: { opening: 0, send: 0, stream: 0, sync: 0, migrate: 0, compact: 0 } };
  let next = 1;

  async function lane(): Promise<void> {
    let folder = '';
    let key = '';
    let version = shipped;
    for (let nth = 0; next <= rounds && result.violation === undefined; nth += 1) {
      const round = next++;
      if (nth % roundsPerHistory === 0) {
        if (folder !== '') rmSync(folder, { recursive: true, force: true });
        folder = mkdtempSync(join(place, 'latchkey-kill-'));
        key = randomBytes(32).toString('hex');
        version = shipped;
        writeFileSync(join(folder, 'acknowledged'), '');
      }
      const random = seededRandom(seed * 10_007 + round);
      const phase = phases[round % phases.length] ?? 'send';
      const end = await killOne({ folder, key, seed: Math.floor(random() * 1e9), round: nth + 1, phase, version }, random);
      appendFileSync(join(folder, 'acknowledged'), end.output);
      const said = readAcknowledged(end.output);
      for (const one of said) if (one.kind === 'migrating') version = Math.max(version, one.version);
      result.acknowledged += said.filter(isPromise).length;
      result.killedIn[said.findLast((one) => one.kind === 'phase')?.phase ?? 'opening'] += 1;
      const text = end.trouble ?? (await inspect(folder, key));
      if (text !== undefined) {
        result.violation ??= { round, text, folder };
        return;
      }
      result.rounds += 1;
      onRound(result);
    }
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  }

  await Promise.all(Array.from({ length: lanes }, lane));
  return result;
}
