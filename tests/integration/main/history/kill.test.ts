import { expect, test } from 'vitest';
import { killRounds } from '../../../kill/rounds.ts';

test('a history that is killed at any moment keeps all it acknowledged, and is sound', { timeout: 120_000 }, async () => {
  const result = await killRounds({ rounds: 20, seed: 20_260_101 });
  expect(result.violation).toBeUndefined();
  expect(result.acknowledged).toBeGreaterThan(100);
});
