import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { has } from './run.mjs';

/** Unlocks a keyring of the session's own with an empty password, then becomes the program, with the error stream back. */
const withKeyring = `printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@" 2>&3 3>&-`;

/** The bus reports each service it starts on the error stream; that is kept out of the tests' output. */
const withBus = `exec dbus-run-session -- sh -c "$0" sh "$@" 3>&2 2>/dev/null`;

/**
 * A desktop session for tests on Linux: its own display, D-Bus and unlocked Secret Service, with folders of its own, so that
 * neither the person's keyring nor their profile is touched. Elsewhere, or without its programs, tests run as they are,
 * cut off from any session bus.
 * @returns how to wrap a command line, the environment to add, and the undo.
 */
export async function openDesktopSession({ display = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-session-'));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  const env = { LATCHKEY_TEST_SESSION: '1' };
  if (process.platform !== 'linux') return { wrap: (command) => command, env, dispose };

  const places = { HOME: 'home', XDG_CONFIG_HOME: 'config', XDG_DATA_HOME: 'data', XDG_CACHE_HOME: 'cache', XDG_RUNTIME_DIR: 'run' };
  for (const [name, place] of Object.entries(places)) {
    env[name] = join(folder, place);
    mkdirSync(env[name], { mode: 0o700 });
  }
  env.PLAYWRIGHT_BROWSERS_PATH = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  env.DBUS_SESSION_BUS_ADDRESS = 'disabled:';

  const keyring = (await has('dbus-run-session')) && (await has('gnome-keyring-daemon'));
  const screen = display && (await has('xvfb-run'));
  return {
    wrap: (command) => [
      ...(screen ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'] : []),
      ...(keyring ? ['sh', '-c', withBus, withKeyring] : []),
      ...command,
    ],
    env,
    dispose,
  };
}
