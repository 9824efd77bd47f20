import { describe, expect, test } from 'vitest';
import { addedUp, drift, type Look } from '../../e2e/support/footprint.ts';

const calm: Look['counts'] = { streams: 0, processes: 6, shellListeners: 226, chatListeners: 364, handles: 2 };
const look = (counts: Partial<Look['counts']> = {}, memoryMb = 400): Look => ({ memoryMb, counts: { ...calm, ...counts } });

describe('what adds up in a soak', () => {
  test('is nothing where every count is as it was', () => {
    expect(addedUp([look(), look(), look()], [look(), look(), look()])).toEqual([]);
  });

  test('is not what one look happened to see', () => {
    expect(addedUp([look(), look({ handles: 5 }), look()], [look({ handles: 4 }), look(), look({ processes: 7 })])).toEqual([]);
  });

  test.each(['streams', 'processes', 'shellListeners', 'chatListeners', 'handles'] as const)('is one more of %s, be it less than the looks differ by themselves', (name) => {
    const early = [look(), look({ [name]: calm[name] + 8 }), look()];
    const late = [look({ [name]: calm[name] + 1 }), look({ [name]: calm[name] + 9 }), look({ [name]: calm[name] + 1 })];
    expect(addedUp(early, late)).toEqual([`${name}: ${calm[name] + 1} after the last rounds, ${calm[name]} after the first`]);
  });

  test('is a slow leak of one listener in a round', () => {
    const rounds = [0, 1, 2, 3, 4, 5].map((round) => look({ chatListeners: 364 + round }));
    expect(addedUp(rounds.slice(0, 3), rounds.slice(-3))).toHaveLength(1);
  });

  test('is what could not be counted, too', () => {
    expect(addedUp([look(), look(), look()], [look({ streams: Number.NaN }), look(), look()])).toHaveLength(1);
  });

  test('memory is compared by the middle of the looks', () => {
    expect(drift([look({}, 400), look({}, 900), look({}, 400)], [look({}, 440), look({}, 440), look({}, 100)])).toBeCloseTo(0.1);
  });
});
