import { describe, expect, test } from 'vitest';
import { createWorkspaceList, type StoredWorkspaces } from '../../../../src/main/workspaces/workspace-list.ts';
import { vaultKey } from '../../../../src/main/workspace-entry.ts';
import type { Connection } from '../../../../src/shared/connection.ts';

const team: Connection = { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' };
const other: Connection = { kind: 'remote', authUrl: 'https://other.example.com', chatUrl: 'https://other.example.com/chatkit' };

function harness(file: StoredWorkspaces = {}, fixed?: Connection) {
  let stored = file;
  let count = 0;
  const list = createWorkspaceList({ read: () => stored, write: (change) => void (stored = { ...stored, ...change }), newId: () => `w${(count += 1)}`, fixed });
  return { list, stored: () => JSON.parse(JSON.stringify(stored)) as StoredWorkspaces, ids: () => list.entries().map(({ id }) => id) };
}

describe('the list of workspaces', () => {
  test('a profile from before there were several has one, with the connection that it had, and nothing is written', () => {
    const { list, stored } = harness({ connection: team });
    expect(list.entries()).toEqual([{ id: 'main', connection: team }]);
    expect(stored()).toEqual({ connection: team });
  });

  test('the first keeps the names of its vault entries, so that nobody is signed out; others have their own', () => {
    expect([vaultKey('main', 'local'), vaultKey('w1', 'local')]).toEqual(['local', 'local#w1']);
  });

  test('one that is added is remembered, and the first one’s connection stays where integrators write it', () => {
    const { list, stored } = harness({ connection: team });
    expect(list.add(other)).toEqual({ id: 'w1', connection: other });
    expect(stored()).toEqual({ connection: team, workspaces: [{ id: 'main' }, { id: 'w1', connection: other }] });
    expect(harness(stored()).list.entries()).toEqual([{ id: 'main', connection: team }, { id: 'w1', connection: other }]);
  });

  test('the last one that was used is remembered; one that is gone gives way to the first', () => {
    const { list } = harness({ connection: team });
    expect(list.last().id).toBe('main');
    list.add(other);
    list.setLast('w1');
    expect(list.last().id).toBe('w1');
    list.remove('w1');
    expect(list.last().id).toBe('main');
  });

  test('the first one can go, too: then its connection is forgotten', () => {
    const { list, stored, ids } = harness({ connection: team });
    list.add(other);
    list.remove('main');
    expect(ids()).toEqual(['w1']);
    expect(stored()).toEqual({ workspaces: [{ id: 'w1', connection: other }] });
  });

  test('changing one leaves the others alone, and writes nothing where nothing changed', () => {
    const { list, stored } = harness({ connection: team });
    list.add(other);
    list.change('main', { connection: { kind: 'local' }, before: ['https://auth.example.com'] });
    list.change('w1', { queued: 2 });
    list.change('gone', { queued: 2 });
    expect(stored()).toEqual({
      connection: { kind: 'local' },
      workspaces: [{ id: 'main', before: ['https://auth.example.com'] }, { id: 'w1', connection: other, queued: 2 }],
    });
  });

  test('fifty are enough', () => {
    const { list } = harness();
    for (let n = 1; n < 50; n += 1) list.add(team);
    expect(() => list.add(team)).toThrow('50 accounts already');
  });

  describe('with a connection for this run', () => {
    test('shows the accounts on its server alone, each with that connection', () => {
      const slower: Connection = { ...team, chatUrl: 'https://elsewhere.example.com/chatkit' };
      const { ids, list } = harness({ connection: other, workspaces: [{ id: 'main' }, { id: 'a', connection: slower }, { id: 'b', connection: other }], lastWorkspace: 'b' }, team);
      expect(ids()).toEqual(['main', 'a']);
      expect(list.entries().map(({ connection }) => connection)).toEqual([team, team]);
      expect(list.last().id).toBe('main');
    });

    test('changes nothing of the profile’s own but the accounts that are added', () => {
      const { list, stored, ids } = harness({ connection: other }, team);
      list.change('main', { queued: 4, connection: { kind: 'local' } });
      expect(list.find('main')).toEqual({ id: 'main', connection: team, queued: 4 });
      expect(stored()).toEqual({ connection: other });
      list.add(team);
      list.remove('main');
      expect(ids()).toEqual(['w1']);
      expect(stored()).toEqual({ connection: other, workspaces: [{ id: 'main' }, { id: 'w1', connection: team }] });
    });
  });
});
