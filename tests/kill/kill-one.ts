import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Part } from '../support/history-victim/stage.ts';

/** Longest time to get to work on a busy machine, ms. */
const patienceMs = 60_000;
/** A tenth is killed without waiting for anything: while Node starts, or the history is opened. */
const early = 0.1;
/** Time between the first sign of the phase and the kill, at most, ms: a few of its steps. */
const spreadMs = 250;
const startMs = 250;

export interface Killed {
  /** Whole lines of what it said. */
  output: string;
  /** It did not end by our hand. */
  trouble?: string;
}

const victim = join(import.meta.dirname, '..', 'support', 'history-victim', 'victim.ts');

/** Starts a victim and kills it at a random moment of its phase. */
export async function killOne(part: Part, random: () => number): Promise<Killed> {
  // A file, as a pipe that fills up would make it wait for us.
  const said = join(part.folder, 'said');
  const file = openSync(said, 'w');
  const child = spawn(process.execPath, [victim, JSON.stringify(part)], { stdio: ['ignore', file, 'pipe', 'pipe'] });
  closeSync(file);
  const errors = collect(child.stderr);
  const ended = new Promise<'ended'>((resolve) => child.once('close', () => resolve('ended')));
  const isEarly = random() < early;
  const delay = random() * (isEarly ? startMs : spreadMs);
  const came = isEarly ? 'at work' : await Promise.race([atWork(child), ended, patience()]);
  await Promise.race([wait(delay), ended]);
  child.kill('SIGKILL');
  await ended;
  const output = readFileSync(said, 'utf8');
  const trouble = came === 'late' ? `nothing came of ${part.phase} in a minute` : child.signalCode === 'SIGKILL' ? undefined : `the process ended by itself: ${lastLine(errors())}`;
  return { output: output.slice(0, output.lastIndexOf('\n') + 1), ...(trouble !== undefined && { trouble }) };
}

/** It gives a sign on this pipe when its phase begins (stage.ts). */
function atWork(child: ChildProcess): Promise<'at work'> {
  return new Promise((resolve) => child.stdio[3]?.once('data', () => resolve('at work')));
}

function patience(): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), patienceMs).unref());
}

/** Another process looks at what is left. @returns the first violation. */
export async function inspect(folder: string, key: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'inspect.ts'), folder, key], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors] = [collect(child.stdout), collect(child.stderr)];
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code === 0) return undefined;
  return output().split('\n')[0] || lastLine(errors()) || `the inspection ended with code ${String(code)}`;
}

function collect(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (more: string) => void (text += more));
  return () => text;
}

/** The line of a crash that says what happened. */
function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '';
}
