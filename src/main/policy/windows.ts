import { policyKeys } from '../../shared/policy.ts';
import type { SourceReading } from './combine.ts';
import type { Located, LocatedEntry } from './located-json.ts';

/** Runs a program and gives what it printed. Rejects where it cannot be run or ends with an error, with its exit code in `code`. */
export type Run = (command: string, args: readonly string[]) => Promise<string>;

/** Where group policies are written. The machine's wins: it comes last. */
const hives = ['HKCU', 'HKLM'] as const;

interface Key {
  values: Map<string, Located>;
  keys: Map<string, Key>;
}

/** Spelled as the policy has it: the registry does not mind the case. */
const spelled = new Map([...policyKeys, 'authUrl', 'chatUrl', 'authPath', 'pacUrl', 'rules'].map((name) => [name.toLowerCase(), name]));
/** Those that the registry can only have as a number. */
const flags = new Set(['localServer']);

/**
 * Where Windows is: the folder that the loader took `ntdll.dll` from. Environment variables would say so too, and whoever starts
 * the app could set them.
 * @param loaded paths of the process's libraries
 */
export function systemFolder(loaded: readonly string[]): string {
  const ntdll = loaded.find((path) => /\\ntdll\.dll$/i.test(path));
  return ntdll === undefined ? 'C:\\Windows\\System32' : ntdll.slice(0, ntdll.lastIndexOf('\\'));
}

/** Asks `reg.exe` for everything below the brand's key of both hives. */
export async function readRegistry(brand: string, run: Run, system: string): Promise<SourceReading[]> {
  const readings = await Promise.all(
    hives.map(async (hive): Promise<SourceReading[]> => {
      const path = `${hive}\\Software\\Policies\\${brand}`;
      try {
        return parseRegistry(await run(`${system}\\reg.exe`, ['query', path, '/s']), path);
      } catch (error) {
        // reg.exe ends with 1 when there is no such key.
        return (error as { code?: unknown }).code === 1 ? [] : [{ source: path, problem: { kind: 'unreadable' } }];
      }
    }),
  );
  return readings.flat();
}

/**
 * What `reg query … /s` prints: lines of keys, and under each its values as `    name    REG_SZ    data`. A subkey whose
 * values are numbered is a list, any other one an object.
 */
export function parseRegistry(printed: string, path: string): SourceReading[] {
  const top: Key = { values: new Map(), keys: new Map() };
  let at: Key | undefined;
  let found = false;
  for (const line of printed.split(/\r?\n/)) {
    if (/^HKEY_/i.test(line)) {
      const below = line.trim().split('\\').slice(path.split('\\').length);
      at = below.reduce((key, name) => child(key, name), top);
      continue;
    }
    const [, name, type, data = ''] = /^ {4}(.+?) {4}(REG_\w+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name === undefined || type === undefined || at === undefined) continue;
    // A key's own value has no name; nobody sets a policy with it.
    if (name.startsWith('(') && data === '(value not set)') continue;
    at.values.set(name, read(type, data, name));
    found = true;
  }
  return found ? [{ source: path, root: objectOf(top) }] : [];
}

function child(key: Key, name: string): Key {
  const known = key.keys.get(name) ?? { values: new Map<string, Located>(), keys: new Map<string, Key>() };
  key.keys.set(name, known);
  return known;
}

function read(type: string, data: string, name: string): Located {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') {
    const value = Number(data);
    return { type: 'value', value: flags.has(nameOf(name)) && (value === 0 || value === 1) ? value === 1 : value };
  }
  if (type === 'REG_MULTI_SZ') return { type: 'list', items: data.split('\\0').filter((item) => item !== '').map((item) => ({ type: 'value', value: item })) };
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') return { type: 'value', value: data };
  // Binary and the like are nothing that a policy can be.
  return { type: 'value', value: null };
}

function objectOf({ values, keys }: Key): Located {
  const names = [...values.keys()];
  if (keys.size === 0 && names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return { type: 'list', items: names.sort((a, b) => Number(a) - Number(b)).map((name) => values.get(name) ?? { type: 'value', value: null }) };
  }
  const entries: LocatedEntry[] = [...values].map(([key, value]) => ({ key: nameOf(key), value }));
  for (const [name, key] of keys) {
    const value = objectOf(key);
    // Group policy leaves an empty key behind when a list is not configured any more.
    if (value.type !== 'object' || value.entries.length > 0) entries.push({ key: nameOf(name), value });
  }
  return { type: 'object', entries };
}

const nameOf = (name: string): string => spelled.get(name.toLowerCase()) ?? name;
