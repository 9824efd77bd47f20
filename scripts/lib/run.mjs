import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';

const firstWordMs = 1_000;
const nextWordMs = 10_000;
const killGraceMs = 5_000;

/** Says one line to the person. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Seconds since `startedAt` (ms, as from `Date.now()`), for people: `3.2 s`. */
export function since(startedAt) {
  return `${((Date.now() - startedAt) / 1_000).toFixed(1)} s`;
}

/**
 * Shows what is being waited for: nothing in the first second, then the label, then the elapsed time.
 * @returns the function that ends it; it clears the line on a terminal.
 */
export function waiting(label) {
  const startedAt = Date.now();
  const live = process.stdout.isTTY === true;
  const show = () => {
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    if (live) process.stdout.write(`\r\u001B[K${label} … ${seconds} s`);
    else say(seconds <= 1 ? `${label} …` : `${label} … ${seconds} s`);
  };
  let timer = setTimeout(function tick() {
    show();
    timer = setTimeout(tick, live ? firstWordMs : nextWordMs);
  }, firstWordMs);
  return () => {
    clearTimeout(timer);
    if (live) process.stdout.write('\r\u001B[K');
  };
}

/**
 * Runs a program to its end.
 * @param options `label`: run quietly, show the wait and keep the output; `quiet` keeps it without a word; with neither the
 *   output goes to the terminal. `timeoutMs` ends the program; `input` is written to its standard input; `env` adds to the environment.
 * @returns exit code (127 when the program does not exist, 124 after a timeout) and the kept output.
 */
export function run(command, args, { label, quiet = label !== undefined, env, timeoutMs, input, cwd = root } = {}) {
  return new Promise((resolve) => {
    const done = label === undefined ? () => undefined : waiting(label);
    const output = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);

    let timedOut = false;
    const timers = [];
    if (timeoutMs !== undefined) {
      timers.push(
        setTimeout(() => {
          timedOut = true;
          child.kill('SIGTERM');
          timers.push(setTimeout(() => child.kill('SIGKILL'), killGraceMs));
        }, timeoutMs),
      );
    }
    const finish = (code, text) => {
      for (const timer of timers) clearTimeout(timer);
      done();
      resolve({ code: timedOut ? 124 : code, output: text ?? Buffer.concat(output).toString() });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code, signal) => finish(exitCodeOf(code, signal)));
  });
}

/**
 * Hands the terminal to a long-running program: passes signals on and ends with its exit code.
 * @param filter returns false for lines of standard error that are noise.
 */
export function become(command, args, { env, filter } = {}) {
  const child = spawn(command, args, {
    cwd: process.cwd(),
    env: { ...process.env, ...env },
    stdio: ['inherit', 'inherit', filter === undefined ? 'inherit' : 'pipe'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (filter !== undefined) forwardLines(child.stderr, filter);
  child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
  child.on('close', (code, signal) => process.exit(exitCodeOf(code, signal)));
}

function forwardLines(stream, filter) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (filter(line)) process.stderr.write(`${line}\n`);
  });
  stream.on('end', () => rest !== '' && filter(rest) && process.stderr.write(`${rest}\n`));
}

/** What a shell would say of a program that ended with this code, or by this signal. */
export function exitCodeOf(code, signal) {
  return code ?? (signal === null ? 1 : 128 + (constants.signals[signal] ?? 1));
}

/** Says what is wrong, in one sentence with what to do, and ends the script. */
export function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

/** The last lines of a program's output, for the person who has to find out why it failed. */
export function tail(output, lines = 40) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

/** True when the program is on the PATH. */
export async function has(command) {
  const probe = process.platform === 'win32' ? ['where', [command]] : ['sh', ['-c', `command -v ${command}`]];
  return (await run(probe[0], probe[1], { label: `Looking for ${command}` })).code === 0;
}
