/**
 * Whether Chromium need not look for a graphics processor again. Where there is none that works (virtual machines, remote desktops),
 * each start would try it three times over, and the pages' first frames wait for that.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** What was found out once is good for so long, ms: drivers and machines change. */
const goodForMs = 7 * 24 * 3_600_000;

interface Remembered {
  /** The Electron that found it out: another one may know more processors. */
  electron: unknown;
  /** ms since 1970 */
  at: unknown;
}

export interface Graphics {
  /** The last look found none, with this Electron and lately. */
  readonly knownMissing: boolean;
  /** What a look has found now. Never throws: what cannot be remembered is found out again. */
  found(works: boolean): void;
}

export interface GraphicsDeps {
  /** File in the profile. */
  path: string;
  electron: string;
  /** ms since 1970 */
  now(): number;
}

export function openGraphics({ path, electron, now }: GraphicsDeps): Graphics {
  const last = read(path);
  const age = now() - Number(last?.at);
  return {
    knownMissing: last?.electron === electron && age >= 0 && age < goodForMs,
    found(works) {
      try {
        if (!works) writeFileSync(path, JSON.stringify({ electron, at: now() }), { mode: 0o600 });
        else if (last !== undefined) writeFileSync(path, '{}', { mode: 0o600 });
      } catch {
        // A full disk, or a profile that is gone.
      }
    },
  };
}

/** By hand: this runs before anything else, and before a library is loaded. */
function read(path: string): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null && 'electron' in value && 'at' in value ? value : undefined;
  } catch {
    return undefined;
  }
}
