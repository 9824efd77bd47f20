import { expect, test } from 'vitest';
import { killRounds } from '../../../kill/rounds.ts';
import { phases } from '../../../support/history-victim/acknowledged.ts';

const seed = Number(process.env['LATCHKEY_SEED'] ?? 20_260_101);

test(`a history that is killed at any moment keeps all it acknowledged, and is sound (LATCHKEY_SEED=${seed})`, { timeout: 240_000 }, async () => {
  const result = await killRounds({ rounds: 20, seed });
  expect(result.violation).toBeUndefined();
  expect(phases.filter((phase) => result.killedIn[phase] === 0)).toEqual([]);
  expect(result.acknowledged).toBeGreaterThan(100);
});
