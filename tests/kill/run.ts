/** `npm run test:kill`: LATCHKEY_ROUNDS kills (1,000) from LATCHKEY_SEED. One line on the first violation, and exit code 1. */
import { killRounds } from './rounds.ts';

const rounds = Number(process.env['LATCHKEY_ROUNDS'] ?? 1_000);
const seed = Number(process.env['LATCHKEY_SEED'] ?? Date.now() % 1_000_000);
console.log(`LATCHKEY_SEED=${seed} LATCHKEY_ROUNDS=${rounds}`);
const result = await killRounds({
  rounds,
  seed,
  onRound: (round, acknowledged) => {
    if (round % 50 === 0) console.log(`${round} killed, ${acknowledged} acknowledged, nothing lost`);
  },
});
if (result.violation === undefined) console.log(`${result.rounds} killed, ${result.acknowledged} acknowledged: every one is there, every database sound.`);
else {
  const { round, text, folder } = result.violation;
  console.error(`LATCHKEY_SEED=${seed}, round ${round}: ${text}. The history is kept in ${folder}.`);
  process.exitCode = 1;
}
