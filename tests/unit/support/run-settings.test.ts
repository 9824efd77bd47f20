import { describe, expect, it } from 'vitest';
import { readRunSettings } from '../../support/run-settings.ts';

const defaults = { rounds: 10_000, now: 1_800_000_123_456 };

describe('the settings of a seeded run', () => {
  it('come from the environment, or from the clock and the usual length', () => {
    expect(readRunSettings({ LATCHKEY_SEED: '0', LATCHKEY_ROUNDS: ' 25 ' }, defaults)).toEqual({ seed: 0, rounds: 25 });
    expect(readRunSettings({ LATCHKEY_SEED: '' }, defaults)).toEqual({ seed: 123_456, rounds: 10_000 });
  });

  it.each([
    ['LATCHKEY_ROUNDS', '0', 'LATCHKEY_ROUNDS is “0”. It has to be a whole number from 1 to 10000000.'],
    ['LATCHKEY_ROUNDS', 'many', 'LATCHKEY_ROUNDS is “many”. It has to be a whole number from 1 to 10000000.'],
    ['LATCHKEY_SEED', '-1', 'LATCHKEY_SEED is “-1”. It has to be a whole number from 0 to 4294967295.'],
    ['LATCHKEY_SEED', '1e3', 'LATCHKEY_SEED is “1e3”. It has to be a whole number from 0 to 4294967295.'],
  ])('%s=%s is refused with what to write', (name, value, message) => {
    expect(() => readRunSettings({ [name]: value }, defaults)).toThrow(message);
  });
});
