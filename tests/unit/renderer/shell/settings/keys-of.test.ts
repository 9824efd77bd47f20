import { expect, it } from 'vitest';
import { keysOfPress, type PressedKeys } from '../../../../../src/renderer/shell/settings/keys-of.ts';

const press = (key: string, code: string, held: Partial<PressedKeys> = {}): PressedKeys => ({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it('names what is pressed as Electron does', () => {
  expect(keysOfPress(press(' ', 'Space', { ctrlKey: true, shiftKey: true }), false)).toBe('CmdOrCtrl+Shift+Space');
  expect(keysOfPress(press('ArrowUp', 'ArrowUp', { altKey: true }), false)).toBe('Alt+Up');
  expect(keysOfPress(press('F9', 'F9', { metaKey: true }), false)).toBe('Super+F9');
});

it('goes by the place of letters and digits, which print other signs with Option or Shift', () => {
  expect(keysOfPress(press('å', 'KeyA', { metaKey: true, altKey: true }), true)).toBe('CmdOrCtrl+Alt+A');
  expect(keysOfPress(press('"', 'Digit2', { ctrlKey: true, shiftKey: true }), false)).toBe('CmdOrCtrl+Shift+2');
});

it('waits while only modifiers are held, and for keys that mean nothing', () => {
  expect(keysOfPress(press('Control', 'ControlLeft', { ctrlKey: true }), false)).toBeUndefined();
  expect(keysOfPress(press('Dead', 'Quote', { altKey: true }), true)).toBeUndefined();
});
