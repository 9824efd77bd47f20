/** A profile as a person has it after a year: signed in, with a history. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { composer, signUp } from '../../tests/e2e/support/actions.ts';
import { person } from '../../tests/e2e/support/fixtures.ts';
import { startRemoteApp, type RemoteApp } from '../../tests/support/remote-app.ts';
import { seedHistory } from '../../tests/support/seed-history.ts';
import { electronPath, root, runtimeArgs } from './electron.ts';

export interface Profile {
  dir: string;
  dispose(): void;
}

/** Opens the built app on a profile, driven over the debugging port. */
export function openApp(dir: string, env: NodeJS.ProcessEnv = {}): Promise<RemoteApp> {
  return startRemoteApp({ command: electronPath, args: [...runtimeArgs, root, '--profile', dir], env: { ...process.env, ...env } });
}

/** Signs a new person up through the app's own screens, then fills their history while the app is closed. */
export async function createProfile(history: { threads: number; items: number }): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const dir = join(folder, 'profile');
  const app = await openApp(dir);
  try {
    await signUp(app.page, person());
    await composer(app.page).waitFor();
    await app.quit();
  } catch (error) {
    app.kill();
    throw error;
  }
  const dataDir = join(dir, 'server');
  if (history.threads > 0) {
    let state = 1;
    // Park and Miller's generator: the same history every time.
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    seedHistory({ dataDir, userId: onlyUser(dataDir), ...history, random });
  }
  return { dir, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

function onlyUser(dataDir: string): string {
  const db = new Database(join(dataDir, 'auth.db'), { readonly: true });
  const { id } = db.prepare('SELECT id FROM user').get() as { id: string };
  db.close();
  return id;
}
