import { expect, it } from 'vitest';
import { defaultWaitSeconds, formatWait, secondsLeft, waitUntil } from '../../../../../src/renderer/shell/sign-in/countdown.ts';

it('counts whole seconds and never shows zero while there is still time', () => {
  expect(secondsLeft(10_000, 9_999)).toBe(1);
  expect(secondsLeft(10_000, 8_500)).toBe(2);
});

it('is over at the moment itself, afterwards, and when there is nothing to wait for', () => {
  expect(secondsLeft(10_000, 10_000)).toBe(0);
  expect(secondsLeft(10_000, 99_000)).toBe(0);
  expect(secondsLeft(undefined, 0)).toBe(0);
});

it.each([
  [1, '1 second'],
  [45, '45 seconds'],
  [60, '1 minute'],
  [125, '2 min 5 sec'],
])('writes %i seconds as "%s"', (seconds, words) => {
  expect(formatWait('en', seconds)).toBe(words);
});

it('waits as long as the server says, rounded up to whole seconds', () => {
  expect(waitUntil(7.2, 1_000)).toBe(9_000);
});

it.each([undefined, 0, -5, Number.NaN])('falls back to a short wait when the server says %s', (seconds) => {
  expect(waitUntil(seconds, 0)).toBe(defaultWaitSeconds * 1_000);
});
