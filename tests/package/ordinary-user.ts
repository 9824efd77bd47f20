/** Starts the installed app as somebody who is not root, in a session of their own, with Chromium's sandbox. */
import { chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { startRemoteApp, type RemoteApp } from '../support/remote-app.ts';

/** `nobody` and `nogroup` on Debian: a user that every machine has and that owns nothing. */
export const nobody = { uid: 65_534, gid: 65_534 };

/** Notes where the session's bus is, unlocks this user's keyring with an empty password, then becomes the app. */
const withKeyring = `printf '%s' "$DBUS_SESSION_BUS_ADDRESS" > "$XDG_RUNTIME_DIR/bus-address"; printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"`;

export interface Home {
  /** @param ready what it prints once its window can be driven */
  start(args: readonly string[], ready?: RegExp): Promise<RemoteApp>;
  profile: string;
  /** The variables of this person's session. */
  env: NodeJS.ProcessEnv;
}

/**
 * Makes a home in the folder. Its keyring is on disk, so that it outlives each session.
 * @param more variables beside the usual ones; they win
 */
export function createHome(folder: string, more: NodeJS.ProcessEnv = {}): Home {
  const place = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { mode: 0o700 });
    chownSync(path, nobody.uid, nobody.gid);
    return path;
  };
  const env: NodeJS.ProcessEnv = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    DISPLAY: process.env['DISPLAY'],
    HOME: place('home'),
    XDG_RUNTIME_DIR: place('run'),
    TMPDIR: place('tmp'),
    XDG_DATA_HOME: place('data'),
    XDG_CONFIG_HOME: place('config'),
    XDG_CACHE_HOME: place('cache'),
    ...more,
  };
  const authority = process.env['XAUTHORITY'];
  if (authority !== undefined && existsSync(authority)) {
    env['XAUTHORITY'] = join(folder, 'home', '.Xauthority');
    copyFileSync(authority, env['XAUTHORITY']);
    chownSync(env['XAUTHORITY'], nobody.uid, nobody.gid);
  }
  return {
    profile: place('profile'),
    env,
    start: (args, ready) =>
      startRemoteApp({ command: 'dbus-run-session', args: ['--', 'sh', '-c', withKeyring, 'sh', ...args], env, user: nobody, cwd: folder, ...(ready && { ready }) }),
  };
}

export interface AppProcess {
  pid: number;
  /** `browser` for the main process, else Chromium's `--type`. */
  type: string;
  args: string[];
  uid: number;
  /** 2: a seccomp filter is on (proc(5)). */
  seccomp: number;
}

/** The running processes of an executable. */
export function processesOf(executable: string): AppProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (readlinkSync(`/proc/${name}/exe`) !== executable) return [];
        const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const field = (label: string): number => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
        return [
          {
            pid: Number(name),
            type: args.find((arg) => arg.startsWith('--type='))?.slice(7) ?? 'browser',
            args,
            uid: field('Uid'),
            seccomp: field('Seccomp'),
          },
        ];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}
