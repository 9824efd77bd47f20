import { expect, it } from 'vitest';
import { shortcutOf } from '../../../src/shared/shortcuts.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing', boolean>>) => ({ key, isComposing: false, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

it.each([
  ['n', { ctrlKey: true }, 'thread.new'],
  ['O', { ctrlKey: true, shiftKey: true }, 'thread.new'],
  ['k', { ctrlKey: true }, 'thread.search'],
  ['b', { ctrlKey: true }, 'sidebar.toggle'],
  [',', { ctrlKey: true }, 'settings.open'],
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
