/** What is in the keychain of a person whose session runs: names alone, no secrets (Secret Service API, §4). */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nobody, type Home } from './ordinary-user.ts';

/** The address of the bus of a session that this home has started last. */
export const busOf = (home: Home): string => readFileSync(join(home.env['XDG_RUNTIME_DIR'] ?? '', 'bus-address'), 'utf8');

/** The attributes of each entry. */
export function keychainItems(home: Home): Record<string, string>[] {
  const get = (path: string, type: string, property: string): string =>
    execFileSync('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.secrets', path, 'org.freedesktop.DBus.Properties.Get', `string:org.freedesktop.Secret.${type}`, `string:${property}`], {
      env: { PATH: home.env['PATH'], DBUS_SESSION_BUS_ADDRESS: busOf(home) },
      ...nobody,
      encoding: 'utf8',
    });
  const paths = [...get('/org/freedesktop/secrets/aliases/default', 'Collection', 'Items').matchAll(/object path "([^"]+)"/g)].map(([, path = '']) => path);
  return paths.map((path) => Object.fromEntries([...get(path, 'Item', 'Attributes').matchAll(/dict entry\(\s+string "([^"]*)"\s+string "([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])));
}
