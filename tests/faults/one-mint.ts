import { createBrokerBench, life } from '../support/broker-bench.ts';
import { turns } from '../support/manual-clock.ts';
import { seededRandom } from '../support/random.ts';
import { FaultViolation, type FaultRun } from './fault-run.ts';

/** Requests that want a token at the same moment. */
const requests = 1_000;

/**
 * A thousand requests at once, around the end of a token's life: one mint for all of them, and none gets an expired token.
 * @returns how many tokens were handed out and how many were minted
 */
export async function driveOneMint({ seed, rounds, onRound }: FaultRun): Promise<{ tokens: number; mints: number }> {
  const random = seededRandom(seed);
  const bench = createBrokerBench((random() - 0.5) * 60_000);
  let tokens = 0;
  let answered = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const fail = (what: string): never => {
      throw new FaultViolation(`LATCHKEY_SEED=${seed}, one mint, round ${round}: ${what}.`);
    };
    await bench.clock.advance(Math.floor(random() < 0.5 ? life * (0.75 + random() * 0.3) : random() * life));
    const asked = Array.from({ length: requests }, () => bench.broker.token().catch(() => undefined));
    await turns();
    const open = bench.mints.slice(answered);
    if (open.length > 1) fail(`${open.length} mints for ${requests} requests`);
    answered = bench.mints.length;
    for (const mint of open) {
      if (random() < 0.2) mint.fail();
      else mint.answer();
    }
    // A failed mint may be tried again, by one.
    await turns();
    if (bench.mints.length - answered > 1) fail('more than one mint after one that failed');
    for (const mint of bench.mints.slice(answered)) mint.answer();
    answered = bench.mints.length;
    for (const token of await Promise.all(asked)) {
      if (token === undefined) continue;
      tokens += 1;
      const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iat: number; exp: number };
      if ((exp - iat) * 1_000 !== life) fail('a token that was never minted');
      if (expiredOnServer(exp, bench.freshToken())) fail('an expired token was handed out');
    }
    onRound?.(round);
  }
  return { tokens, mints: bench.mints.length };
}

/** By the server's clock, which is that of a token made now. */
function expiredOnServer(exp: number, now: string): boolean {
  return exp <= (JSON.parse(Buffer.from(now.split('.')[1] ?? '', 'base64url').toString()) as { iat: number }).iat;
}
