/**
 * `npm run test:faults`: sessions, the outbox and tokens under LATCHKEY_ROUNDS rounds of faults each (10,000), from
 * LATCHKEY_SEED. One line on the first violation, and exit code 1.
 */
import { driveSessionFaults } from '../support/session-faults/drive.ts';
import { driveOneMint } from './one-mint.ts';
import { driveOutbox } from './outbox.ts';
import { openRealKeychain } from './real-keychain.ts';

const rounds = Number(process.env['LATCHKEY_ROUNDS'] ?? 10_000);
const seed = Number(process.env['LATCHKEY_SEED'] ?? Date.now() % 1_000_000);
/** A real keyring that is killed and restarted takes tenths of a second each time. */
const realKeyringShare = 0.02;

function progress(name: string, total: number): (round: number) => void {
  const every = Math.max(1, Math.round(total / 20));
  return (round) => {
    if (round % every === 0 || round === total) console.log(`${name}: ${round} of ${total}`);
  };
}

async function sessions(name: string, cycles: number, real: boolean): Promise<void> {
  const keychain = real ? await openRealKeychain() : undefined;
  try {
    const figures = await driveSessionFaults({ seed, cycles, ...(keychain !== undefined && { keychain }), onProgress: progress(name, cycles) });
    console.log(`${name}: no unwanted sign-out in ${cycles} cycles, ${figures.tokens} tokens, ${figures.revocations} revocations seen, the slowest after ${figures.slowestRevocationMs} ms.`);
  } finally {
    await keychain?.stop();
  }
}

console.log(`LATCHKEY_SEED=${seed} LATCHKEY_ROUNDS=${rounds}`);
try {
  const mint = await driveOneMint({ seed, rounds, onRound: progress('One mint', rounds) });
  console.log(`One mint: ${mint.tokens} tokens for ${mint.mints} mints, none expired, never two at once.`);
  const outbox = await driveOutbox({ seed, rounds, onRound: progress('Outbox', rounds) });
  console.log(`Outbox: ${outbox.messages} messages, each once and in order, through ${outbox.kills} kills.`);
  await sessions('Sessions', rounds, false);
  await sessions('Sessions with a real keyring', Math.max(1, Math.round(rounds * realKeyringShare)), true);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
