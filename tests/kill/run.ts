/**
 * `npm run test:kill`: LATCHKEY_ROUNDS kills (1,000) from LATCHKEY_SEED. One line on the first violation, and exit code 1;
 * 2 for values that make no sense.
 */
import { phases } from '../support/history-victim/acknowledged.ts';
import { readRunSettings, RunSettingError, type RunSettings } from '../support/run-settings.ts';
import { killRounds, type KillResult } from './rounds.ts';

function settings(): RunSettings {
  try {
    return readRunSettings(process.env, { rounds: 1_000, now: Date.now() });
  } catch (error) {
    if (!(error instanceof RunSettingError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

const { rounds, seed } = settings();
const startedAt = performance.now();
const figures = ({ rounds: done, acknowledged, killedIn }: KillResult): string =>
  `${done} killed (${[...phases, 'opening' as const].map((phase) => `${phase} ${killedIn[phase]}`).join(', ')}), ${acknowledged} acknowledged`;

console.log(`LATCHKEY_SEED=${seed} LATCHKEY_ROUNDS=${rounds}`);
const result = await killRounds({
  rounds,
  seed,
  onRound: (current) => {
    if (current.rounds % 50 === 0) console.log(`${figures(current)}, nothing lost`);
  },
});
if (result.violation === undefined) {
  console.log(`${figures(result)}: every one is there, every database sound. ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes.`);
} else {
  const { round, text, folder } = result.violation;
  console.error(`LATCHKEY_SEED=${seed}, round ${round}: ${text}. The history is kept in ${folder}.`);
  process.exitCode = 1;
}
