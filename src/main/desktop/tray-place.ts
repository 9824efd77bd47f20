import { execFile } from 'node:child_process';

const patienceMs = 2_000;

/** What busctl prints for `NameHasOwner`. */
export function parseOwned(printed: string): boolean | undefined {
  const value = /^b (true|false)\s*$/.exec(printed)?.[1];
  return value === undefined ? undefined : value === 'true';
}

/**
 * Whether this desktop has a place for tray icons. Windows and macOS have; a desktop of Linux has where somebody owns
 * `org.kde.StatusNotifierWatcher` on the session bus (freedesktop StatusNotifierItem), which GNOME does with an extension only.
 * Where busctl is missing nothing is known, and no place is promised.
 */
export function hasTrayPlace(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  const bus = 'org.freedesktop.DBus';
  const args = ['--user', 'call', bus, '/org/freedesktop/DBus', bus, 'NameHasOwner', 's', 'org.kde.StatusNotifierWatcher'];
  return new Promise((resolve) => {
    execFile('busctl', args, { timeout: patienceMs, killSignal: 'SIGKILL' }, (error, printed) => resolve(error === null && parseOwned(printed) === true));
  });
}
