import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronExecutable } from './fixtures.ts';
import { root } from './web-host.ts';

/** `nobody` on every Linux. */
const uid = 65_534;

/**
 * A copy of the app and of Electron that a person without rights can run, and a start script that becomes that person.
 * @returns an executable and an app folder for Playwright
 */
export function forUnprivilegedUser(folder: string): { executable: string; app: string; home: string } {
  chmodSync(folder, 0o755);
  const dist = join(folder, 'electron');
  cpSync(join(electronExecutable, '..'), dist, { recursive: true });
  // Where the kernel lets nobody make user namespaces, Chromium falls back to this helper, which must be root's and setuid.
  const helper = join(dist, 'chrome-sandbox');
  if (existsSync(helper)) chmodSync(helper, 0o4755);

  const app = join(folder, 'app');
  mkdirSync(app);
  for (const path of ['out', 'resources', 'package.json']) cpSync(join(root, path), join(app, path), { recursive: true });
  for (const name of ['libsql', '@libsql', '@neon-rs', 'detect-libc', 'keytar']) {
    const from = join(root, 'node_modules', name);
    if (existsSync(from)) cpSync(from, join(app, 'node_modules', name), { recursive: true, dereference: true });
  }

  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o777 });
  chmodSync(home, 0o777);
  const executable = join(folder, 'start.sh');
  const environment = ['-u', 'XDG_CONFIG_HOME', '-u', 'XDG_CACHE_HOME', '-u', 'XDG_DATA_HOME', '-u', 'XDG_RUNTIME_DIR'].join(' ');
  // The driver always switches the sandbox off on Linux; here it is to stay on.
  const sandboxStaysOn = 'for argument; do shift; [ "$argument" = --no-sandbox ] || set -- "$@" "$argument"; done';
  const become = `setpriv --reuid=${uid} --regid=${uid} --clear-groups env ${environment} HOME=${home}`;
  writeFileSync(executable, `#!/bin/sh\n${sandboxStaysOn}\nexec ${become} ${join(dist, 'electron')} "$@"\n`, { mode: 0o755 });
  return { executable, app, home };
}
