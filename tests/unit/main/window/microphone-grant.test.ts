import { describe, expect, test } from 'vitest';
import { createMicrophoneGrant, microphoneGrantMs } from '../../../../src/main/window/microphone-grant.ts';

function grant() {
  let now = 1_000;
  return { ...createMicrophoneGrant(() => now), pass: (ms: number) => void (now += ms) };
}

describe('leave to open the microphone', () => {
  test('is nobody’s until a person asks for it', () => {
    const { isOpen, take } = grant();
    expect([isOpen(1), isOpen(undefined), take(1), take(undefined)]).toEqual([false, false, false, false]);
  });

  test('is for one request', () => {
    const { open, take } = grant();
    open(1);
    expect([take(1), take(1)]).toEqual([true, false]);
    open(1);
    expect(take(1)).toBe(true);
  });

  test('is for the window that the person was in', () => {
    const { open, take, isOpen } = grant();
    open(1);
    expect([take(2), take(undefined), isOpen(2)]).toEqual([false, false, false]);
    expect(take(1)).toBe(true);
  });

  test('ends after five seconds, used or not', () => {
    const { open, take, isOpen, pass } = grant();
    open(1);
    pass(microphoneGrantMs - 1);
    expect([isOpen(1), isOpen(undefined)]).toEqual([true, true]);
    pass(1);
    expect([isOpen(1), isOpen(undefined), take(1)]).toEqual([false, false, false]);
  });

  test('is not given to a page without a window of ours', () => {
    const { open, take, isOpen } = grant();
    open(undefined);
    expect([isOpen(undefined), take(undefined)]).toEqual([false, false]);
  });

  test('can still be looked at by the one who uses it: the system checks again while the microphone opens', () => {
    const { open, take, isOpen } = grant();
    open(1);
    take(1);
    expect(isOpen(1)).toBe(true);
  });
});
