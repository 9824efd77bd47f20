import { LatchkeyError } from '../../src/shared/errors.ts';
import { createTokenBroker, type TokenBroker } from '../../src/main/auth/token-broker.ts';
import { jwt } from './jwt.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** A request for a token that the test answers by hand, in any order. */
export interface Mint {
  answer(token?: string): void;
  fail(): void;
  signal: AbortSignal;
}

export interface BrokerBench {
  broker: TokenBroker;
  clock: ManualClock;
  mints: Mint[];
  /** A new token by the server's clock. */
  freshToken(lifeMs?: number): string;
  /** Has the broker mint and hold one. */
  withToken(lifeMs?: number): Promise<string>;
}

export const minute = 60_000;
/** Life of a token, in milliseconds: Better Auth's default. */
export const life = 15 * minute;

/** @param skewMs how far the server's clock is ahead of ours */
export function createBrokerBench(skewMs = 0): BrokerBench {
  const clock = createManualClock();
  const mints: Mint[] = [];
  let serial = 0;
  const broker = createTokenBroker({
    ...clock,
    fetchToken: (signal) =>
      new Promise((resolve, reject) => {
        mints.push({ signal, answer: (token = freshToken()) => resolve(token), fail: () => reject(new LatchkeyError('auth.unreachable', 'Down.')) });
      }),
  });

  function freshToken(lifeMs = life): string {
    const iat = Math.floor((clock.now() + skewMs) / 1_000);
    return jwt({ alg: 'EdDSA', kid: 'k' }, { iat, exp: iat + lifeMs / 1_000, n: ++serial });
  }

  return {
    broker,
    clock,
    mints,
    freshToken,
    async withToken(lifeMs = life) {
      const waiting = broker.token();
      mints.at(-1)!.answer(freshToken(lifeMs));
      return waiting;
    },
  };
}
