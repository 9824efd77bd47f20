import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What this version writes into a profile, as a number: raise it when an older version could not read, or would spoil, what is
 * written. The history’s migrations alone are no reason: it refuses a newer one itself.
 */
export const profileFormat = 1;

/** `profile.json`: which version has used a profile last. */
export interface ProfileFile {
  format: number;
  version: string;
  /** Whether that version ever got as far as a screen that can be used. */
  ready: boolean;
  /** Its first start here; ms since 1970. */
  since: number;
}

/** @returns `undefined` where there is none that can be read */
export function readProfileFile(profileDir: string): ProfileFile | undefined {
  try {
    const { format, version, ready, since } = JSON.parse(readFileSync(join(profileDir, 'profile.json'), 'utf8')) as Partial<ProfileFile>;
    if (typeof format !== 'number' || typeof version !== 'string' || version === '' || version.length > 64) return undefined;
    return { format, version, ready: ready === true, since: typeof since === 'number' ? since : 0 };
  } catch {
    return undefined;
  }
}

/** Replaces it at once. @throws the file system's error */
export function writeProfileFile(profileDir: string, file: ProfileFile): void {
  const path = join(profileDir, 'profile.json');
  writeFileSync(`${path}.part`, `${JSON.stringify(file)}\n`, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
