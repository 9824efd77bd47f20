/**
 * `npm run test:kill`: LATCHKEY_ROUNDS kills (1,000) from LATCHKEY_SEED. One line on the first violation, and exit code 1;
 * 2 for values that make no sense.
 */
import { readRunOptions } from '../support/run-options.ts';
import { phases } from '../support/history-victim/acknowledged.ts';
import { killRounds, type KillResult } from './rounds.ts';

const options = readRunOptions(process.env, { rounds: 1_000, seed: Date.now() % 1_000_000 });
if ('problem' in options) {
  console.error(options.problem);
  process.exit(2);
}
const { rounds, seed } = options;
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
