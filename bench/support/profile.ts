/** A profile as a person has it after a year: signed in, with a history. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyKey } from '../../src/main/account-history.ts';
import { historyFolder } from '../../src/main/compose-history.ts';
import { openHistory } from '../../src/main/history/opening/open-history.ts';
import type { HistoryChange } from '../../src/main/history-store.ts';
import { stateNames } from '../../src/main/mirror/sync-state.ts';
import { createSecretKeeper } from '../../src/main/vault/keeper.ts';
import { forkNodeChild } from '../../src/main/fork.web.ts';
import { createKeytarProcess } from '../../src/main/vault/keytar-process.ts';
import { createVaultSelector } from '../../src/main/vault/select-vault.ts';
import { vaultsOf } from '../../src/main/vaults.ts';
import { deriveKeys } from '../../src/server/encryption/keys.ts';
import { openDatabase } from '../../src/server/open-database.ts';
import { composer, signUp } from '../../tests/e2e/support/actions.ts';
import { person } from '../../tests/e2e/support/fixtures.ts';
import { startRemoteApp, type RemoteApp } from '../../tests/support/remote-app.ts';
import { quietLog } from '../../tests/support/quiet-log.ts';
import { seededRandom } from '../../tests/support/random.ts';
import { seedHistory as seedServer } from '../../tests/support/seed-history.ts';
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
  if (history.threads > 0) await fillProfile(dir, history);
  return { dir, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * The server has the chats, and the history on this computer has them too, as after a sync that came to its end.
 * @param server of a profile whose server is another one: its data folder, which is not encrypted
 */
export async function fillProfile(dir: string, { threads, items }: { threads: number; items: number }, server?: { dataDir: string }): Promise<void> {
  const keytar = createKeytarProcess(() => forkNodeChild(join(root, 'src', 'main', 'keytar-child.ts'), []));
  const vaults = vaultsOf({ profileDir: dir, namedProfile: true, loadKeytar: () => Promise.resolve(keytar) });
  const secrets = createSecretKeeper({ vaults: createVaultSelector({ vaults }) });
  const secretOf = async (name: string): Promise<string> => {
    const secret = await secrets.obtain(name, { expected: true });
    if (secret.status === 'unavailable') throw new Error(`The key of ${name} is not in the keychain: ${secret.cause}.`);
    return secret.value;
  };
  const dataDir = server?.dataDir ?? join(dir, 'server');
  const databaseKey = server === undefined ? deriveKeys(await secretOf('server-data')).database : undefined;
  const [account = ''] = readdirSync(historyFolder(dir));
  const opening = openHistory({ folder: join(historyFolder(dir), account), key: await secretOf(historyKey(account)) }, { now: Date.now, log: quietLog() });
  if (opening.status !== 'open') throw new Error(`The history did not open: ${opening.status}.`);
  const { history } = opening;
  const { database } = history;
  let changes: HistoryChange[] = [];
  const flush = (): void => {
    database.apply(changes);
    changes = [];
  };
  seedServer({
    dataDir, userId: onlyUser(dataDir, databaseKey), threads, items, key: databaseKey,
    random: seededRandom(1),
    onThread(thread, all) {
      changes.push({ kind: 'thread.put', thread }, { kind: 'items.page', threadId: thread.id, items: all, order: 'asc', hasMore: false });
      if (changes.length >= 200) flush();
    },
  });
  flush();
  database.state.set(stateNames.finishedAt, String(Date.now()));
  history.close();
  await keytar.dispose();
}

/** @param key of an encrypted data folder. */
export function onlyUser(dataDir: string, key?: string): string {
  const db = openDatabase({ path: join(dataDir, 'auth.db'), lockTimeoutMs: 2_000, key });
  const { id } = db.prepare('SELECT id FROM user').get() as { id: string };
  db.close();
  return id;
}
