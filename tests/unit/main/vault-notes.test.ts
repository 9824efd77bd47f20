import { expect, it } from 'vitest';
import type { Note } from '../../../src/main/note.ts';
import { createVaultNotes } from '../../../src/main/vault-notes.ts';

function timeline(): { note: Note; lines: string[] } {
  const lines: string[] = [];
  return { lines, note: (kind, detail) => void lines.push([kind, ...Object.values(detail ?? {})].join(' ')) };
}

it('tells every workspace what the vault is, also one that is opened later, and each of its own entries alone', () => {
  const notes = createVaultNotes();
  const [main, other] = [timeline(), timeline()];
  notes.follow('main', main.note);
  notes.note('vault.ready', { kind: 'keytar' });
  notes.note('vault.wrote', { entry: 'session' }, 'session:https://auth.example.com');
  void notes.follow('3fa9c1', other.note);
  notes.note('vault.wrote', { entry: 'session' }, 'session:https://auth.example.com#3fa9c1');
  notes.note('vault.write_failed', { entry: 'session', cause: 'locked' }, 'session:local#3fa9c1.unreadable-1');
  notes.note('vault.wrote', { entry: 'revoke' }, 'revoke:https://auth.example.com:8080:1');
  notes.note('vault.unavailable', { entry: 'history', cause: 'replaced' }, 'history:1b2c');
  expect(main.lines).toEqual(['vault.ready keytar', 'vault.wrote session', 'vault.wrote revoke', 'vault.unavailable history replaced']);
  expect(other.lines).toEqual(['vault.ready keytar', 'vault.wrote session', 'vault.write_failed session locked', 'vault.unavailable history replaced']);
});

it('tells a workspace nothing after it was closed', () => {
  const notes = createVaultNotes();
  const main = timeline();
  void notes.follow('main', main.note)();
  notes.note('vault.ready', { kind: 'keytar' });
  expect(main.lines).toEqual([]);
});
