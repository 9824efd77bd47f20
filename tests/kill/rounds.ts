import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../support/random.ts';

export interface KillRun {
  rounds: number;
  /** When each process is killed and what it does until then. */
  seed: number;
  /** Told after each round, with how much has been acknowledged so far. */
  onRound?: (round: number, acknowledged: number) => void;
}

export interface KillResult {
  rounds: number;
  acknowledged: number;
  /** The first one; its folder is kept. */
  violation?: { round: number; text: string; folder: string };
}

const support = (name: string): string => join(import.meta.dirname, '..', 'support', 'history-victim', name);
/** After so many the history begins anew, so that it does not grow for ever. */
const roundsPerHistory = 25;

/** Kills a process that works with a history (SIGKILL, at a random moment), and has another one look at what is left. Over and over. */
export async function killRounds({ rounds, seed, onRound }: KillRun): Promise<KillResult> {
  const random = seededRandom(seed);
  let folder = '';
  let key = '';
  let total = 0;
  let before = 0;
  for (let round = 1; round <= rounds; round += 1) {
    if ((round - 1) % roundsPerHistory === 0) {
      if (folder !== '') rmSync(folder, { recursive: true, force: true });
      folder = mkdtempSync(join(tmpdir(), 'latchkey-kill-'));
      key = randomBytes(32).toString('hex');
      writeFileSync(join(folder, 'acknowledged'), '');
      total += before;
    }
    await killOnce(folder, key, Math.floor(random() * 1e9), Math.floor(random() ** 2 * 900));
    const look = spawnSync(process.execPath, [join(import.meta.dirname, 'inspect.ts'), join(folder, 'account'), key, join(folder, 'acknowledged')], { encoding: 'utf8' });
    before = Number(/(\d+) acknowledged/.exec(look.stdout)?.[1] ?? 0);
    onRound?.(round, total + before);
    if (look.status !== 0) {
      const text = look.stdout.split('\n')[0] ?? '';
      return { rounds: round, acknowledged: total + before, violation: { round, text: text === '' ? look.stderr : text, folder } };
    }
  }
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
  return { rounds, acknowledged: total + before };
}

/** Counts from the first sign of life, so that a slow machine is not killed while Node starts, every other time. */
async function killOnce(folder: string, key: string, seed: number, delayMs: number): Promise<void> {
  const child = spawn(process.execPath, [support('victim.ts'), join(folder, 'account'), key, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let output = '';
  child.stdout.setEncoding('utf8');
  const working = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: string) => {
      output += text;
      resolve();
    });
  });
  // Half of them while they open, migrate or compact.
  await (seed % 2 === 0 ? Promise.race([working, ended]) : wait(80));
  await Promise.race([wait(delayMs), ended]);
  child.kill('SIGKILL');
  await ended;
  const whole = output.slice(0, output.lastIndexOf('\n') + 1);
  appendFileSync(join(folder, 'acknowledged'), whole);
}
