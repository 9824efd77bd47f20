import { expect, it } from 'vitest';
import { actionIds, actions, isOffered, keysOf } from '../../../src/shared/actions.ts';
import { keyLabel, shortcutOf, shownKeys } from '../../../src/shared/shortcuts.ts';
import { actions as texts } from '../../../src/shared/texts/en/actions.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing', boolean>>) => ({ key, isComposing: false, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

it.each([
  ['n', { ctrlKey: true }, 'thread.new'],
  ['O', { ctrlKey: true, shiftKey: true }, 'thread.new'],
  ['k', { ctrlKey: true }, 'thread.search'],
  ['b', { ctrlKey: true }, 'sidebar.toggle'],
  [',', { ctrlKey: true }, 'settings.open'],
  ['P', { ctrlKey: true, shiftKey: true }, 'palette.open'],
  ['p', { ctrlKey: true }, undefined],
  ['/', { ctrlKey: true }, 'shortcuts.open'],
  ['/', { ctrlKey: true, shiftKey: true }, 'shortcuts.open'],
  ['1', { ctrlKey: true }, 'account.1'],
  ['9', { ctrlKey: true }, 'account.9'],
  ['0', { ctrlKey: true }, undefined],
  ['1', {}, undefined],
  ['k', {}, undefined],
  ['k', { ctrlKey: true, altKey: true }, undefined],
  ['k', { metaKey: true }, undefined],
  ['k', { ctrlKey: true, isComposing: true }, undefined],
  ['k', { ctrlKey: true, shiftKey: true }, undefined],
])('takes %s with %o as %s on Windows and Linux', (key, held, command) => {
  expect(shortcutOf(press(key, held), false)).toBe(command);
});

it('wants Cmd instead of Ctrl on macOS, where Ctrl+K and Ctrl+N edit text', () => {
  expect(shortcutOf(press('k', { metaKey: true }), true)).toBe('thread.search');
  expect(shortcutOf(press('k', { ctrlKey: true }), true)).toBeUndefined();
});

it('takes the digit keys where they are, also on keyboards that want Shift for digits', () => {
  expect(shortcutOf({ ...press('à', { ctrlKey: true }), code: 'Digit2' }, false)).toBe('account.2');
});

it('takes letters where they are on keyboards without Latin ones, and as they are written on those that have them elsewhere', () => {
  expect(shortcutOf({ ...press('л', { ctrlKey: true }), code: 'KeyK' }, false)).toBe('thread.search');
  expect(shortcutOf({ ...press('k', { ctrlKey: true }), code: 'KeyV' }, false)).toBe('thread.search');
  expect(shortcutOf({ ...press('v', { ctrlKey: true }), code: 'KeyK' }, false)).toBeUndefined();
});

it('leaves to the menu what the host does with a window', () => {
  expect(shortcutOf(press('w', { ctrlKey: true }), false)).toBeUndefined();
  expect(shortcutOf(press('0', { ctrlKey: true }), false)).toBeUndefined();
});

it('writes a combination as the platform does', () => {
  expect([keyLabel('CmdOrCtrl+Shift+P', true), keyLabel('CmdOrCtrl+Shift+P', false)]).toEqual(['⇧⌘P', 'Ctrl+Shift+P']);
  expect([shownKeys('view.zoomIn', true), shownKeys('view.zoomIn', false)]).toEqual(['⌘+', 'Ctrl++']);
  expect([shownKeys('view.fullscreen', true), shownKeys('view.fullscreen', false)]).toEqual(['⌃⌘F', 'F11']);
});

it('gives no combination to two actions, on either platform', () => {
  for (const isMac of [true, false]) {
    const all = actionIds.flatMap((id) => keysOf(id, isMac).map((keys) => keys.replace('Plus', '+')));
    expect(new Set(all).size).toBe(all.length);
  }
});

it('has a name for every action, and no two alike', () => {
  const { labels } = texts;
  expect(Object.keys(labels).sort()).toEqual([...actionIds].sort());
  expect(new Set(Object.values(labels)).size).toBe(actionIds.length);
});

it('offers what there is something for, and windows only where they are ours', () => {
  const offered = (place: Parameters<typeof isOffered>[1]): string[] => actionIds.filter((id) => isOffered(id, place));
  const nobody = offered({ host: 'web', signedIn: false, threadOpen: true });
  expect(nobody).toContain('settings.open');
  expect(nobody.filter((id) => actions[id as keyof typeof actions].needs !== 'nothing')).toEqual([]);
  expect(offered({ host: 'web', signedIn: true, threadOpen: true })).not.toContain('window.new');
  expect(offered({ host: 'electron', signedIn: true, threadOpen: false })).not.toContain('thread.delete');
  expect(offered({ host: 'electron', signedIn: true, threadOpen: true })).toEqual([...actionIds]);
});
