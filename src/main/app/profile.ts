import { appName } from '../../shared/brand.ts';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Makes the profile folder (mode 0700) and checks that it can be written.
 * @throws Error whose message is one sentence with what to do.
 */
export function openProfile(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Error(`${appName} cannot write to its profile folder ${folder} (${code}). Make it writable or choose another one with --profile.`, {
      cause: error,
    });
  }
  return folder;
}

/** Where the web host keeps its profile when none is named; Electron has `app.getPath('userData')`. */
export function defaultProfile(name: string, environment: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  if (process.platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name);
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), name);
}
