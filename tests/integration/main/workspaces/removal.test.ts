/** What is left of an account that was removed or signed out, also where the app was killed meanwhile. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { streamHeader } from '../../../../src/shared/desktop-api.ts';
import type { WorkspaceEntry } from '../../../../src/main/workspace-entry.ts';
import { createFakeKeychain, type FakeKeychain } from '../../../support/fake-keychain.ts';
import { createParams } from '../../../support/embedded-server.ts';
import { createWholeApp, twoPeople, type WholeApp } from '../../../support/whole-app.ts';

let app: WholeApp;
let grace: string;
let hold: boolean;
let breathe: (() => void) | undefined;

beforeEach(async () => {
  hold = false;
  app = createWholeApp({ pause: () => (hold ? new Promise<void>((resolve) => (breathe = resolve)) : Promise.resolve()) });
  await app.start();
  grace = await twoPeople(app);
  await app.write(grace, 'What Grace asks');
  await vi.waitFor(() => expect(histories()).toHaveLength(2), 5_000);
});

afterEach(async () => {
  hold = false;
  breathe?.();
  await app.dispose();
});

/** Names of everything in the profile, the embedded server’s own data and the log aside: it is that server’s account, not this app’s. */
const files = (): string[] =>
  readdirSync(app.profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(app.profile.length + 1))
    .filter((name) => !name.startsWith('server') && !/-(wal|shm)$/.test(name));
const histories = (): string[] => (existsSync(join(app.profile, 'history')) ? readdirSync(join(app.profile, 'history')) : []);
const vaultNames = (): string[] => [...app.keychain.values.keys()].filter((name) => !name.startsWith('revoke'));

describe('an account that is removed with its history', () => {
  it('leaves no file and no vault entry, though an answer was running and a draft was being kept', async () => {
    hold = true;
    const running = await app.ask(grace, '/chatkit', { type: 'threads.create', params: createParams('A long tale') }, { [streamHeader]: '00000000-0000-4000-8000-000000000002' });
    await running.body!.getReader().read();
    await app.call(grace, 'archive.export', { format: 'json' });
    const { owner } = (await (await app.ask(grace, '/drafts/read', {})).json()) as { owner: string };
    const writing = app.ask(grace, '/drafts/write', { owner, threadId: null, draft: { text: 'Half a thought' } });
    // Of a time when its key was gone: nobody can read it, and it is to go all the same.
    mkdirSync(join(app.profile, 'history', `${historyOf(grace)}.without-key-1`));
    writeFileSync(join(app.profile, 'history', `${historyOf(grace)}.without-key-1`, 'history.db'), 'sealed');
    const removed = app.call(grace, 'workspaces.remove', { id: grace, history: 'erase' });
    await Promise.all([writing, removed]);
    hold = false;
    breathe?.();
    expect(histories()).toEqual([historyOf('main')]);
    await app.stop();
    expect(files().filter((name) => name.includes(grace) || name.includes(owner))).toEqual([]);
    expect(histories()).toEqual([historyOf('main')]);
    expect(vaultNames().filter((name) => name.includes(grace) || name.includes(owner))).toEqual([]);
    expect(vaultNames().filter((name) => name.startsWith('history:'))).toHaveLength(1);
  });

  it.each([
    ['before its session is gone', 'vault'],
    ['after its session is gone', 'history'],
  ] as const)('and whose removal was cut short by a kill %s is gone before the next run shows anything', async (_, where) => {
    const letGo = holdDeletes(where === 'vault' ? /./ : /^history:/);
    const never = app.call(grace, 'workspaces.remove', { id: grace, history: 'erase' });
    never.catch(() => undefined);
    await vi.waitFor(() => expect(entryOf(grace)).toMatchObject({ removing: 'erase' }));
    app.leave();
    app.keychain = sameKeychain();
    await app.start();
    expect(app.did).toEqual([`retire ${grace}`, 'show main']);
    expect(entryOf(grace)).toBeUndefined();
    expect(histories()).toEqual([historyOf('main')]);
    expect(vaultNames().filter((name) => name.includes(grace))).toEqual([]);
    expect(vaultNames().filter((name) => name.startsWith('history:'))).toHaveLength(1);
    letGo();
  });
});

describe('a history that is to be erased at sign-out', () => {
  it('is gone after a kill in between, when the next run has begun', async () => {
    const letGo = holdDeletes(/^history:/);
    const never = app.call(grace, 'auth.signOut', { history: 'erase' });
    never.catch(() => undefined);
    await vi.waitFor(() => expect(entryOf(grace)).toMatchObject({ erasing: [expect.any(String)] }));
    app.leave();
    app.keychain = sameKeychain();
    await app.start();
    expect(histories()).toEqual([historyOf('main')]);
    expect(entryOf(grace)).not.toHaveProperty('erasing');
    expect(entryOf(grace)).not.toHaveProperty('histories');
    expect(vaultNames().filter((name) => name.startsWith('history:'))).toHaveLength(1);
    letGo();
  });
});

/** Name of the one history that a workspace has. */
function historyOf(id: string): string {
  const [name = ''] = entryOf(id)?.histories ?? [];
  return name;
}

/** What the settings file has of a workspace: all that a kill leaves. */
function entryOf(id: string): WorkspaceEntry | undefined {
  const { workspaces = [] } = JSON.parse(readFileSync(join(app.profile, 'settings.json'), 'utf8')) as { workspaces?: WorkspaceEntry[] };
  return workspaces.find((entry) => entry.id === id);
}

/** From now on the keychain takes its time to delete such entries. @returns lets go of them */
function holdDeletes(which: RegExp): () => void {
  const { keychain } = app;
  const remove = keychain.delete.bind(keychain);
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  keychain.delete = async (name) => {
    if (which.test(name)) await gate;
    return remove(name);
  };
  return open;
}

/** The same entries, for a run that does not wait for what the one before is held by. */
function sameKeychain(): FakeKeychain {
  const copy = createFakeKeychain();
  for (const [name, value] of app.keychain.values) copy.values.set(name, value);
  return copy;
}
