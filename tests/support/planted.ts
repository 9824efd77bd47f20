/** Looks for known secrets in whatever form they may have been written down. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface PlantedSecret {
  name: string;
  value: string;
}

/** A secret raw and as base64 (both alphabets, at each offset in a text), URL-encoded, hex and UTF-16, as bytes to be found in bytes. */
export function formsOf(value: string): Buffer[] {
  const bytes = Buffer.from(value);
  const shifted = [0, 1, 2].flatMap((offset) => {
    // In the middle of a longer text, the characters at both ends mix with their neighbours.
    const whole = Buffer.concat([Buffer.alloc(offset, 'x'), bytes]);
    return (['base64', 'base64url'] as const).map((kind) => whole.toString(kind).replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -2));
  });
  const texts = [value, encodeURIComponent(value), bytes.toString('hex'), bytes.toString('hex').toUpperCase(), JSON.stringify(value).slice(1, -1), ...shifted];
  const raw = /^([0-9a-f]{2}){16,}$/.test(value) ? [Buffer.from(value, 'hex')] : [];
  return [...new Set(texts)].filter((text) => text.length >= 10).map((text) => Buffer.from(text)).concat([Buffer.from(value, 'utf16le')], raw);
}

/** Names of the secrets that are in the bytes. */
export function secretsIn(bytes: Buffer, secrets: readonly PlantedSecret[]): string[] {
  return secrets.filter(({ value }) => formsOf(value).some((form) => bytes.includes(form))).map(({ name }) => name);
}

/** Ordinary files below a folder; what cannot be read is left out. */
export function filesBelow(folder: string, skip: (path: string) => boolean): string[] {
  return namesIn(folder).map((name) => join(folder, name)).filter((path) => !skip(path)).flatMap((path) => {
    const info = statSync(path, { throwIfNoEntry: false });
    return info?.isDirectory() === true ? filesBelow(path, skip) : info?.isFile() === true ? [path] : [];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** `path: secret` for each file that has one. */
export function leaksIn(paths: readonly string[], secrets: readonly PlantedSecret[]): string[] {
  return paths.flatMap((path) => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      return [];
    }
    return secretsIn(bytes, secrets).map((name) => `${path}: ${name}`);
  });
}
