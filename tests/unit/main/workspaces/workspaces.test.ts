import { describe, expect, test } from 'vitest';
import { createWorkspaceList, type StoredWorkspaces } from '../../../../src/main/workspaces/workspace-list.ts';
import { createWorkspaces, type LiveWorkspace } from '../../../../src/main/workspaces/workspaces.ts';
import type { AuthState, User } from '../../../../src/shared/auth-state.ts';
import type { Connection } from '../../../../src/shared/connection.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const local: Connection = { kind: 'local' };
const team: Connection = { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' };
const ada: User = { id: 'ada', name: 'Ada', email: 'ada@example.com' };
const bob: User = { id: 'bob', name: 'Bob', email: 'bob@example.com' };
const signedIn = (user: User): AuthState => ({ status: 'signed_in', user, online: true });

/** `vault`: who is found there; `say`: what a workspace that runs says of itself. */
function harness(file: StoredWorkspaces = {}, vault: Record<string, User | 'locked'> = {}) {
  let stored = file;
  let count = 0;
  let changes = 0;
  const did: string[] = [];
  const states = new Map<string, AuthState>();
  let vaultHolds = false;
  const list = createWorkspaceList({ read: () => stored, write: (change) => void (stored = { ...stored, ...change }), newId: () => `w${(count += 1)}` });
  const workspaces = createWorkspaces({
    list,
    async build({ id, connection = local }): Promise<LiveWorkspace> {
      did.push(`build ${id}`);
      const user = vault[id];
      return {
        state: () => states.get(id) ?? (user === undefined ? { status: 'signed_out' } : user === 'locked' ? { status: 'session_unreachable', cause: 'locked' } : signedIn(user)),
        connection: () => connection,
        start: () => void did.push(`start ${id}`),
        show: async () => (did.push(`show ${id}`), { url: `http://${id}` }),
        async signOut(history) {
          did.push(`sign out ${id}, ${history}`);
          states.set(id, { status: 'signed_out', reason: 'signed_out_here' });
        },
        retire: async () => void did.push(`retire ${id}`),
        stop: async () => void did.push(`stop ${id}`),
      };
    },
    async peek({ id }) {
      did.push(`peek ${id}`);
      const found = vault[id];
      return found === undefined ? { status: 'signed_out' } : found === 'locked' ? { status: 'session_unreachable' } : { status: 'signed_in', user: found };
    },
    connectionOf: ({ connection = local }) => connection,
    labelOf: ({ kind }) => kind,
    serversOf: (connection) => JSON.stringify(connection),
    async forget({ id }, history) {
      if (vaultHolds) throw new LatchkeyError('keychain.unavailable', 'Locked.');
      did.push(`forget ${id}, ${history}`);
    },
    async discard(id) {
      did.push(`discard ${id}`);
    },
    onChange: () => void (changes += 1),
    log: quietLog(),
  });
  return {
    workspaces, list, did, states,
    stored: () => stored,
    changes: () => changes,
    holdVault: (holds: boolean) => void (vaultHolds = holds),
    main: workspaces.part('main'),
  };
}

const two: StoredWorkspaces = { workspaces: [{ id: 'main' }, { id: 'b', connection: team, queued: 2 }] };

describe('the workspaces of a run', () => {
  test('begin with the one that was used last; the others are not even built', async () => {
    const { workspaces, did } = harness({ ...two, lastWorkspace: 'b' });
    expect(await workspaces.showLast()).toEqual({ url: 'http://b' });
    expect(did).toEqual(['build b', 'start b', 'show b']);
  });

  test('are listed with who is there: as they say, or as the vault does where they do not run', async () => {
    const { workspaces } = harness(two, { main: ada, b: bob });
    await workspaces.showLast();
    expect(await workspaces.views('main')).toEqual([
      { id: 'main', label: 'local', status: 'signed_in', user: ada, current: true, queued: 0 },
      { id: 'b', label: 'remote', status: 'signed_in', user: bob, current: false, queued: 2 },
    ]);
  });

  test('ask the vault once for those that do not run, and again while it gives no answer', async () => {
    const { workspaces, did } = harness({ workspaces: [{ id: 'main' }, { id: 'b', connection: team }, { id: 'c', connection: team }] }, { b: bob, c: 'locked' });
    await workspaces.showLast();
    await workspaces.views('main');
    await workspaces.views('main');
    expect(did.filter((what) => what.startsWith('peek'))).toEqual(['peek b', 'peek c', 'peek c']);
  });

  test('keep the name of who was there last, while the app runs', async () => {
    const { workspaces, states } = harness({}, { main: ada });
    await workspaces.showLast();
    await workspaces.views('main');
    states.set('main', { status: 'signed_out', reason: 'session_ended' });
    expect(await workspaces.views('main')).toMatchObject([{ status: 'signed_out', user: ada }]);
  });

  test('open on demand, are remembered as the last, and are told', async () => {
    const { workspaces, did, main, stored, changes } = harness(two);
    await workspaces.showLast();
    const before = changes();
    expect(await main.open('b')).toEqual({ url: 'http://b' });
    await workspaces.part('b').open('main');
    await main.open('b');
    expect(did.slice(3)).toEqual(['build b', 'start b', 'show b', 'show main', 'show b']);
    expect([stored().lastWorkspace, changes() - before]).toEqual(['b', 3]);
    await expect(main.open('gone')).rejects.toMatchObject({ code: 'settings.invalid' });
  });

  test('start unseen where messages wait to be sent', async () => {
    const { workspaces, did } = harness({ workspaces: [{ id: 'main' }, { id: 'b', queued: 1 }, { id: 'c' }] });
    await workspaces.showLast();
    await workspaces.startWaiting();
    expect(did.slice(3)).toEqual(['build b', 'start b']);
  });

  test('stop together', async () => {
    const { workspaces, did, main } = harness(two);
    await workspaces.showLast();
    await main.open('b');
    await workspaces.stop();
    expect(did.slice(-2).toSorted()).toEqual(['stop b', 'stop main']);
  });
});

describe('adding an account', () => {
  test('makes one on the server of the page that asks', async () => {
    const { workspaces, list } = harness({ ...two, lastWorkspace: 'b' }, { main: ada, b: bob });
    await workspaces.showLast();
    expect(await workspaces.part('b').add()).toEqual({ id: 'w1', url: 'http://w1' });
    expect(list.find('w1')?.connection).toEqual(team);
  });

  test('shows an empty one that is there already, rather than a second', async () => {
    const { workspaces, list, main } = harness({}, { main: ada });
    await workspaces.showLast();
    expect((await main.add()).id).toBe('w1');
    expect((await main.add()).id).toBe('w1');
    expect((await workspaces.part('w1').add()).id).toBe('w1');
    expect(list.entries()).toHaveLength(2);
  });

  test('twice at once makes one', async () => {
    const { workspaces, main } = harness({}, { main: ada });
    await workspaces.showLast();
    const [first, second] = await Promise.all([main.add(), main.add()]);
    expect([first.id, second.id]).toEqual(['w1', 'w1']);
  });

  test('knows where else a person is signed in to the same servers', async () => {
    const { workspaces } = harness({ workspaces: [{ id: 'main' }, { id: 'b', connection: team }] }, { main: ada, b: ada });
    await workspaces.showLast();
    expect((await workspaces.elsewhere('w9', JSON.stringify(team), ada))?.id).toBe('b');
    expect((await workspaces.elsewhere('w9', JSON.stringify(local), ada))?.id).toBe('main');
    expect(await workspaces.elsewhere('main', JSON.stringify(local), ada)).toBeUndefined();
    expect(await workspaces.elsewhere('w9', JSON.stringify(team), bob)).toBeUndefined();
  });
});

describe('removing an account', () => {
  test('signs it out, forgets it, and leads its page to the one that was used before', async () => {
    const { workspaces, did, main, list } = harness(two, { main: ada, b: bob });
    await workspaces.showLast();
    await main.open('b');
    did.length = 0;
    expect(await workspaces.part('b').remove('b', 'erase')).toEqual({ url: 'http://main' });
    expect(did).toEqual(['sign out b, erase', 'forget b, erase', 'show main', 'retire b']);
    expect(list.entries().map(({ id }) => id)).toEqual(['main']);
  });

  test('works for one that does not run, and leaves the page that asks where it is', async () => {
    const { workspaces, did, main } = harness(two, { main: ada, b: bob });
    await workspaces.showLast();
    did.length = 0;
    expect(await main.remove('b', 'keep')).toEqual({});
    expect(did).toEqual(['build b', 'start b', 'sign out b, keep', 'forget b, keep', 'retire b']);
    expect(await main.list()).toHaveLength(1);
  });

  test('lets its sign-out reach the server later: it stops with the app', async () => {
    const { workspaces, did, main } = harness(two);
    await workspaces.showLast();
    await main.remove('b', 'keep');
    expect(did).not.toContain('stop b');
    await workspaces.stop();
    expect(did).toContain('stop b');
  });

  test('is ended by the next run where this one was killed, before anything is shown', async () => {
    const { workspaces, did, list } = harness({
      workspaces: [{ id: 'main' }, { id: 'b', connection: team, histories: ['h1'], removing: 'erase' }, { id: 'c', histories: ['h2', 'h3'], erasing: ['h3'] }],
      lastWorkspace: 'b',
    });
    await workspaces.finishRemovals();
    await workspaces.showLast();
    expect(did).toEqual(['forget b, erase', 'discard b', 'forget c, erase', 'build main', 'start main', 'show main']);
    expect(list.entries().map(({ id, erasing }) => [id, erasing])).toEqual([['main', undefined], ['c', undefined]]);
  });

  test('waits for the run after that where the keychain is locked', async () => {
    const { workspaces, list, holdVault } = harness({ workspaces: [{ id: 'main' }, { id: 'b', connection: team, removing: 'keep' }] });
    holdVault(true);
    await workspaces.finishRemovals();
    expect(list.find('b')).toMatchObject({ removing: 'keep' });
    holdVault(false);
    await workspaces.finishRemovals();
    expect(list.find('b')).toBeUndefined();
  });

  test('is refused for the last one', async () => {
    const { workspaces, did, main } = harness({}, { main: ada });
    await workspaces.showLast();
    await expect(main.remove('main', 'keep')).rejects.toMatchObject({ code: 'settings.invalid' });
    expect(did).not.toContain('sign out main, keep');
  });

  test('leaves it in the list when the vault does not let go of it, to be tried again', async () => {
    const { workspaces, main, list, holdVault } = harness(two, { b: bob });
    await workspaces.showLast();
    holdVault(true);
    await expect(main.remove('b', 'erase')).rejects.toMatchObject({ code: 'keychain.unavailable' });
    expect(list.entries()).toHaveLength(2);
    holdVault(false);
    await main.remove('b', 'erase');
    expect(list.entries()).toHaveLength(1);
  });
});
