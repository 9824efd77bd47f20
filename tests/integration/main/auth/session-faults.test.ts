import { expect, it } from 'vitest';
import { driveSessionFaults } from '../../../support/session-faults/drive.ts';

const seed = Number(process.env['LATCHKEY_SEED'] ?? 20_261_121);
const cycles = Number(process.env['LATCHKEY_ROUNDS'] ?? 60);

it(`keeps the session through ${cycles} cycles of faults and honours every revocation (LATCHKEY_SEED=${seed})`, { timeout: 3_600_000 }, async () => {
  const figures = await driveSessionFaults({ seed, cycles });
  if (process.env['LATCHKEY_ROUNDS'] !== undefined) console.log(JSON.stringify(figures));
  expect(figures.tokens).toBeGreaterThan(0);
});
