// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyHandOver, type KeyHandOver } from '../../../../src/renderer/chat/hand-over-keys.ts';

let sent: string[];
let keys: KeyHandOver;
let late: () => void;

beforeEach(() => {
  sent = [];
  keys = createKeyHandOver({
    target: window,
    send: (text) => sent.push(text),
    delay: (_ms, run) => {
      late = run;
      return () => undefined;
    },
  });
});
afterEach(() => keys.dispose());

/** @returns whether the composer gets it. */
const press = (key: string, more: KeyboardEventInit = {}): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

describe('keys between the search shortcut and the shell’s field', () => {
  it('are sent on instead of typed, and Enter sends no draft', () => {
    expect(press('a')).toBe(true);
    keys.begin();
    expect([press('b'), press('ß'), press('Enter'), press('v', { ctrlKey: true }), press('👍')]).toEqual([false, false, false, false, false]);
    expect(sent).toEqual(['b', 'ß', '👍']);
  });

  it.each([
    ['when the shell has the keyboard', () => void window.dispatchEvent(new Event('blur'))],
    ['when somebody clicks into the frame', () => void document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
    ['when the composer gets it back', () => keys.end()],
    ['when the shell does not take it', () => late()],
  ])('are the frame’s again %s', (_when, happen) => {
    keys.begin();
    happen();
    expect(press('a')).toBe(true);
    expect(sent).toEqual([]);
  });
});
