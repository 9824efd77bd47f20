import { describe, expect, it } from 'vitest';
import { findEntries, paletteEntries, type PaletteScene } from '../../../../../src/renderer/shell/palette/palette-entries.ts';
import { createRecentActions } from '../../../../../src/renderer/shell/palette/recent-actions.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';
import { shortcutGroups } from '../../../../../src/renderer/shell/palette/shortcut-rows.ts';

const scene: PaletteScene = { host: 'electron', signedIn: true, threadOpen: true, isMac: false, accounts: [undefined, 'Grace Hopper'] };
const idsOf = (groups: ReturnType<typeof findEntries>): string[] => groups.flatMap(({ entries }) => entries.map(({ id }) => id));

describe('the list of commands', () => {
  it('has every action that can be done here, and the other accounts, but not itself', () => {
    const ids = paletteEntries(texts, scene).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['thread.new', 'window.new', 'thread.delete', 'account.2']));
    expect(ids).not.toContain('palette.open');
    expect(ids).not.toContain('account.1');
    expect(paletteEntries(texts, scene).find(({ id }) => id === 'account.2')).toMatchObject({ label: 'Switch to Grace Hopper', keys: 'Ctrl+2' });
  });

  it('stands in groups, what was used last before them and not twice', () => {
    const groups = findEntries(texts, paletteEntries(texts, scene), ' ', ['settings.open', 'gone', 'thread.new']);
    expect(groups[0]).toMatchObject({ label: 'Used last', entries: [{ id: 'settings.open' }, { id: 'thread.new' }] });
    expect(new Set(idsOf(groups)).size).toBe(idsOf(groups).length);
    expect(groups.slice(1).map(({ label }) => label)).toEqual(['Chat', 'View', 'Settings', 'Accounts', 'Window']);
  });

  it('puts the better fit first, and of two that fit alike the one that was used', () => {
    const entries = paletteEntries(texts, scene);
    expect(idsOf(findEntries(texts, entries, 'zoom', []))).toEqual(['view.zoomIn', 'view.zoomOut']);
    expect(idsOf(findEntries(texts, entries, 'zoom', ['view.zoomOut']))).toEqual(['view.zoomOut', 'view.zoomIn']);
    expect(idsOf(findEntries(texts, entries, 'colours dark', []))[0]).toBe('scheme.dark');
    expect(idsOf(findEntries(texts, entries, 'accounts add', []))[0]).toBe('account.add');
    expect(findEntries(texts, entries, 'qqq', [])).toEqual([]);
  });
});

describe('what was used last', () => {
  it('is kept newest first, once each, and is nothing where the store holds something else', () => {
    const kept = new Map<string, string>();
    const recent = createRecentActions({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) });
    for (const id of ['a', 'b', 'a']) recent.add(id);
    expect(recent.read()).toEqual(['a', 'b']);
    for (const key of kept.keys()) kept.set(key, '{"not":"a list"}');
    expect(recent.read()).toEqual([]);
    expect(createRecentActions({ getItem: () => 'no JSON', setItem: () => undefined }).read()).toEqual([]);
  });
});

describe('the sheet of shortcuts', () => {
  it('has those of the host, written as the platform does', () => {
    const rows = (host: 'electron' | 'web', isMac: boolean): string[] => shortcutGroups(texts, host, isMac).flatMap((group) => group.rows.map(({ label, keys }) => `${label} ${keys}`));
    expect(rows('electron', false)).toEqual(expect.arrayContaining(['New window Ctrl+Shift+N', 'All commands… Ctrl+Shift+P', 'Send the message Enter']));
    expect(rows('electron', true)).toEqual(expect.arrayContaining(['New window ⇧⌘N', 'Delete ⌘⌫']));
    expect(rows('web', false).join()).not.toContain('New window');
  });
});
