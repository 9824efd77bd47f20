/** Launches the app, and an empty one, for the benchmarks and looks at their processes. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monotonicMs } from './benchmark.ts';

export const root = join(import.meta.dirname, '..', '..');
const emptyApp = join(import.meta.dirname, 'empty-app');

/** Set by `npm run bench` where there is an Electron. */
export const electronPath = process.env['LATCHKEY_ELECTRON'] ?? '';

/** Why Electron cannot be measured here. */
export async function electronObstacle(): Promise<string | undefined> {
  if (electronPath === '') return 'there is no Electron on this machine';
  if (process.platform !== 'linux') return 'processes are measured through /proc, which only Linux has';
  return process.env['DISPLAY'] === undefined ? 'there is no display' : undefined;
}

export const runtimeArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface Program {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
}

/** The app on a profile: what `npm run make` built where `--packaged` was given, else what `npm run build` did. */
export function ourApp(profile: string): Program {
  const packaged = process.env['LATCHKEY_PACKAGED'];
  // A package does not start with switches that weaken it; root cannot start one without.
  const env = { ...process.env, LATCHKEY_ALLOW_SWITCHES: 'no-sandbox' };
  return { command: packaged ?? electronPath, args: [...runtimeArgs, ...(packaged === undefined ? [root] : []), '--profile', profile], env };
}

/** The baseline: the least that shows a window, on the same Electron. */
export function emptyWindow(userData: string): Program {
  return { command: electronPath, args: [...runtimeArgs, emptyApp, userData], env: process.env };
}

export interface Launched {
  pid: number;
  /** From spawn to the line that says `… is ready`, ms. */
  readyMs: number;
  quit(): Promise<void>;
}

const readyLimitMs = 60_000;

/** Starts a program and waits until it says that it is ready; rejects when it ends before, or takes a minute. */
export async function launch({ command, args, env }: Program): Promise<Launched> {
  const startedAt = monotonicMs();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const limit = setTimeout(() => child.kill('SIGKILL'), readyLimitMs);
  const readyMs = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (/ is ready$/m.test(text)) resolve(monotonicMs() - startedAt);
    });
    void exited.then(() => reject(new Error(`${args.join(' ')} was not ready in time:\n${text}`)));
  }).finally(() => clearTimeout(limit));
  return {
    pid: child.pid ?? 0,
    readyMs,
    async quit() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Proportional set size of a process and all below it, MiB: shared pages are counted once, in parts. */
export function treePssMb(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    // The name in parentheses may hold spaces; the parent is the second field after it (proc(5)).
    const stat = readOrEmpty(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const below = (ancestor: number): number[] => [
    ancestor,
    ...[...parents].flatMap(([child, parent]) => (parent === ancestor ? below(child) : [])),
  ];
  const kb = below(pid).map((member) => Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${member}/smaps_rollup`))?.[1] ?? 0));
  return kb.reduce((sum, value) => sum + value, 0) / 1_024;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
