import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';
import { exitCodeOf, has, run } from './run.mjs';

/** Unlocks a keyring of the session's own with an empty password, then becomes the program, with the error stream back. */
const withKeyring = `printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@" 2>&3 3>&-`;

/** The bus reports each service it starts on the error stream; that is kept out of the tests' output. */
const withBus = `exec dbus-run-session -- sh -c "$0" sh "$@" 3>&2 2>/dev/null`;

/** Ends all of the session when the script that opened it is gone, however it went: then nobody holds the other end of its pipe. */
const withGuard = `((read -r _ <&3; kill -TERM 0) &); exec 3<&-; exec "$@"`;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const orphanPollMs = 500;
const endPollMs = 50;
const endLimitMs = 5_000;

/**
 * Runs a program in a desktop session for tests. On Linux it has its own display, D-Bus and unlocked Secret Service, with folders
 * of its own, so that neither the person's keyring nor their profile is touched. Elsewhere, or without its programs, tests run as
 * they are, cut off from any session bus. Inside such a session (`LATCHKEY_TEST_SESSION`) it is the one that is there.
 *
 * Nothing of the session outlives the program or this script; when a signal ends this script, it does so after the session has ended.
 * @param options `display`: whether it needs one; `env` is added
 * @returns the exit code
 */
export async function runInSession([program, ...args], { display = true, env } = {}) {
  if (process.env.LATCHKEY_TEST_SESSION) return (await run(program, args, { env })).code;
  if (process.platform !== 'linux') return (await run(program, args, { env: { LATCHKEY_TEST_SESSION: '1', ...env } })).code;

  const folder = mkdtempSync(join(tmpdir(), 'latchkey-session-'));
  let ended;
  try {
    const wrapped = [...(await surroundings(folder, display)), program, ...args];
    ended = await runAsGroup(wrapped, { ...foldersIn(folder), ...env });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  // As it would have ended without a session to look after.
  if (ended.signal !== undefined) process.kill(process.pid, ended.signal);
  return ended.code;
}

/** The command line up to the program. */
async function surroundings(folder, display) {
  const keyring = (await has('dbus-run-session')) && (await has('gnome-keyring-daemon'));
  const screen = display && (await has('xvfb-run'));
  return [
    ...(screen ? ['xvfb-run', '-a', '-f', join(folder, 'authority'), '-s', '-screen 0 1600x1200x24'] : []),
    ...(keyring ? ['sh', '-c', withBus, withKeyring] : []),
  ];
}

function foldersIn(folder) {
  const places = { HOME: 'home', XDG_CONFIG_HOME: 'config', XDG_DATA_HOME: 'data', XDG_CACHE_HOME: 'cache', XDG_RUNTIME_DIR: 'run' };
  for (const place of Object.values(places)) mkdirSync(join(folder, place), { mode: 0o700 });
  return {
    LATCHKEY_TEST_SESSION: '1',
    ...Object.fromEntries(Object.entries(places).map(([name, place]) => [name, join(folder, place)])),
    PLAYWRIGHT_BROWSERS_PATH: process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright'),
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
}

/** Display, bus and program are one process group, which is ended as a whole. @returns the exit code, and the signal that this script got meanwhile */
async function runAsGroup(command, env) {
  const child = spawn('sh', ['-c', withGuard, 'sh', ...command], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    detached: true,
  });
  let signal;
  let over;
  const end = (received) => {
    signal ??= received;
    over ??= endGroup(child.pid);
  };
  for (const name of signals) process.on(name, end);
  // npm ends by a signal from another program without passing it on.
  const parent = process.ppid;
  const orphaned = setInterval(() => process.env.npm_lifecycle_event && process.ppid !== parent && end('SIGHUP'), orphanPollMs);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (status, by) => resolve(exitCodeOf(status, by)));
  });
  await over;
  clearInterval(orphaned);
  child.stdio[3].destroy();
  for (const name of signals) process.off(name, end);
  return { code, signal };
}

/** Asks every process of a group to end, and waits until the last has, or insists. */
async function endGroup(leader) {
  const tell = (signal) => {
    try {
      return process.kill(-leader, signal);
    } catch {
      return false;
    }
  };
  tell('SIGTERM');
  for (let waited = 0; waited < endLimitMs; waited += endPollMs) {
    if (!tell(0)) return;
    await delay(endPollMs);
  }
  tell('SIGKILL');
}
