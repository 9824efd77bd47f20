/**
 * `npm run test:faults`: tokens, the outbox and sessions under LATCHKEY_ROUNDS rounds of faults each (10,000), from
 * LATCHKEY_SEED; `npm run test:faults -- outbox` runs one of them. One line on the first violation, and exit code 1.
 */
import { driveSessionFaults } from '../support/session-faults/drive.ts';
import { openSocketWorld } from '../support/session-faults/socket-world.ts';
import { readRunSettings, RunSettingError, type RunSettings } from '../support/run-settings.ts';
import { driveOneMint } from './one-mint.ts';
import { driveOutbox } from './outbox.ts';
import { openRealKeychain } from './real-keychain.ts';

/** Cycles over real sockets, with a real server process and a real keyring, take so much longer. */
const realShare = 0.2;

function progress(name: string, total: number): (round: number) => void {
  const every = Math.max(1, Math.round(total / 20));
  return (round) => {
    if (round % every === 0 || round === total) console.log(`${name}: ${round} of ${total}`);
  };
}

async function sessions(seed: number, name: string, cycles: number, real: boolean): Promise<void> {
  const keychain = real ? await openRealKeychain() : undefined;
  try {
    const figures = await driveSessionFaults({ seed, cycles, ...(keychain !== undefined && { keychain, openWorld: openSocketWorld }), onProgress: progress(name, cycles) });
    console.log(`${name}: no unwanted sign-out in ${cycles} cycles with ${figures.faults} faults of requests, ${figures.tokens} tokens, ${figures.revocations} revocations seen, the slowest after ${Math.round(figures.slowestRevocationMs)} ms.`);
  } finally {
    await keychain?.stop();
  }
}

const proofs: Record<string, (settings: RunSettings) => Promise<void>> = {
  async tokens({ seed, rounds }) {
    const mint = await driveOneMint({ seed, rounds, onRound: progress('One mint', rounds) });
    console.log(`One mint: ${mint.tokens} tokens for ${mint.mints} mints, none expired, never two at once.`);
  },
  async outbox({ seed, rounds }) {
    const outbox = await driveOutbox({ seed, rounds, onRound: progress('Outbox', rounds) });
    console.log(
      `Outbox: ${outbox.said} messages, each once and in order, through ${outbox.faults} faults of connections, ${outbox.kills} kills of the app and ${outbox.restarts} of the server; ${outbox.edits} were changed and ${outbox.removals} taken back while they waited.`,
    );
  },
  async sessions({ seed, rounds }) {
    const real = Math.ceil(rounds * realShare);
    await sessions(seed, 'Sessions over sockets, with a server process and a keyring', real, true);
    if (rounds > real) await sessions(seed, 'Sessions in one process', rounds - real, false);
  },
};

/** @throws RunSettingError for a name that no proof has */
async function run(names: readonly string[], settings: RunSettings): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(proofs, name));
  if (unknown !== undefined) throw new RunSettingError(`There is no “${unknown}” to run. Name ${Object.keys(proofs).join(', ')}, or nothing for all of them.`);
  console.log(`LATCHKEY_SEED=${settings.seed} LATCHKEY_ROUNDS=${settings.rounds}`);
  for (const [name, proof] of Object.entries(proofs)) if (names.length === 0 || names.includes(name)) await proof(settings);
}

try {
  await run(process.argv.slice(2), readRunSettings(process.env, { rounds: 10_000, now: Date.now() }));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof RunSettingError ? 2 : 1;
}
// What was killed may still wait for an answer.
process.exit();
