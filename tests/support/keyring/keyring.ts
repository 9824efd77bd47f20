/**
 * The keyring harness: a private D-Bus session with a real gnome-keyring (the Secret Service that keytar talks to on Linux), whose
 * keyring tests lock, unlock, kill and restart. The person’s own keyring and bus are never touched.
 *
 *     const keyring = await startSecretService();
 *     spawn(process.execPath, ['tests/support/keychain-process.ts'], { env: keyring.env }); // the app’s vault on that bus
 *     keyring.lock();          // reads say “locked”
 *     await keyring.unlock();  // as at a login; the values are there again
 *     await keyring.kill();    // kill -9: nobody answers
 *     await keyring.restart(); // with what was stored
 *     await keyring.stop();
 *
 * - Needs gnome-keyring, dbus and libsecret; where one is missing it throws with the line that installs them.
 * - libsecret connects once per process and keeps to the daemon that it met first: after a kill, take a new process.
 * - A lock costs some 10 ms, a kill with its restart some 300 ms.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { createSecretServiceSearch } from '../../../src/main/vault/secret-service.ts';

export interface SecretService {
  /** Environment for processes that should find this bus and its keychain, and no other. */
  env: Record<string, string>;
  /** Locks the keyring; with no screen for a prompt it stays locked. */
  lock(): void;
  /** Unlocks it as a person would who types the password. */
  unlock(): Promise<void>;
  /** `kill -9` of the daemon that keeps secrets: the bus stays, and nobody answers on it. */
  kill(): Promise<void>;
  /** Starts the daemon again with what was stored, unlocked; a running one is ended first. */
  restart(): Promise<void>;
  /** Ends both daemons and forgets what was stored. */
  stop(): Promise<void>;
}

export interface SecretServiceOptions {
  /** `false`: a session bus without anybody who keeps secrets. */
  keyring?: boolean;
}

const needed = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'] as const;
/** With its line feed: the daemon takes its whole input for the password. */
const password = 'test\n';
/** GKD_CONTROL_OP_UNLOCK. */
const unlockOperation = 1;

/**
 * A private D-Bus with a real gnome-keyring, unlocked, in a folder of its own.
 * Throws, with the line that installs what is missing: a test of the keychain is never skipped silently.
 */
export async function startSecretService({ keyring = true }: SecretServiceOptions = {}): Promise<SecretService> {
  for (const program of needed) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) {
      throw new Error(`${program} is missing, and keychain tests need it. Install it with: sudo apt-get install -y dbus dbus-bin gnome-keyring libsecret-1-0`);
    }
  }
  const home = await mkdtemp(join(tmpdir(), 'latchkey-keyring-'));
  const base = { PATH: process.env['PATH'] ?? '', HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: join(home, 'data'), LANG: 'C' };
  const running: ChildProcess[] = [];

  async function stop(): Promise<void> {
    for (const process of running.splice(0)) {
      if (process.exitCode !== null || process.signalCode !== null) continue;
      const gone = once(process, 'exit');
      process.kill();
      await gone;
    }
    await rm(home, { recursive: true, force: true });
  }

  try {
    await writeFile(join(home, 'bus.conf'), busConfig(home));
    const bus = spawn('dbus-daemon', [`--config-file=${join(home, 'bus.conf')}`, '--nofork', '--print-address'], { env: base, stdio: ['ignore', 'pipe', 'ignore'] });
    running.push(bus);
    const env = { ...base, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) };
    let daemon: ChildProcess | undefined;
    const kill = async (): Promise<void> => {
      const ending = daemon;
      daemon = undefined;
      if (ending === undefined) return;
      running.splice(running.indexOf(ending), 1);
      const gone = once(ending, 'exit');
      ending.kill('SIGKILL');
      await gone;
    };
    const start = async (): Promise<void> => {
      const started = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
      daemon = started;
      running.unshift(started);
      started.stdin.end(password);
      await answers(env);
    };
    if (keyring) await start();
    return {
      env,
      lock: () => lock(env),
      unlock: () => unlock(env),
      kill,
      async restart() {
        await kill();
        await start();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function lock(env: Record<string, string>): void {
  const target = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
  const answer = spawnSync('dbus-send', [...target, 'org.freedesktop.Secret.Service.Lock', 'array:objpath:/org/freedesktop/secrets/collection/login'], { env, encoding: 'utf8' });
  if (answer.status !== 0) throw new Error(`The keyring could not be locked: ${answer.stderr}`);
}

/** What a login does (pam_gnome_keyring): the control socket takes a byte for the credentials, then one packet with the password. */
function unlock(env: Record<string, string>): Promise<void> {
  const secret = Buffer.from(password);
  const packet = Buffer.alloc(13 + secret.length);
  packet.writeUInt32BE(12 + secret.length, 1);
  packet.writeUInt32BE(unlockOperation, 5);
  packet.writeUInt32BE(secret.length, 9);
  secret.copy(packet, 13);
  return new Promise((resolve, reject) => {
    const socket = connect(join(env['XDG_RUNTIME_DIR'] ?? '', 'keyring', 'control'));
    socket.on('error', reject);
    socket.on('connect', () => socket.write(packet));
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      if (answer.length >= 8 && answer.readUInt32BE(4) === 0) resolve();
      else reject(new Error('The keyring could not be unlocked.'));
    });
  });
}

/** A session bus that starts no services by itself, so that no other keyring and no prompt joins in. */
function busConfig(dir: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${dir}</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;
}

/** Waits until somebody on the bus keeps secrets; the daemon gives no sign of its own. */
async function answers(env: Record<string, string>): Promise<void> {
  const search = createSecretServiceSearch({ env, uid: process.getuid?.() ?? 0 });
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    if ((await search({ service: 'nobody' })) !== undefined) return;
    await setTimeout(20);
  }
  throw new Error('gnome-keyring-daemon did not answer on its bus within 10 seconds.');
}

async function firstLine(process: ChildProcess): Promise<string> {
  if (process.stdout === null) throw new TypeError('The process has no output to read.');
  const lines = createInterface({ input: process.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => line as string),
    once(process, 'exit').then(([code]) => {
      throw new Error(`${process.spawnfile} ended with code ${String(code)} before it was ready.`);
    }),
  ]);
  process.stdout.resume();
  return first;
}
