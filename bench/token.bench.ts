import { setTimeout as delay } from 'node:timers/promises';
import { createTokenBroker, type TokenBroker } from '../src/main/auth/token-broker.ts';
import { percentile, type Benchmark } from './support/benchmark.ts';

const attaches = 20_000;
const callers = 1_000;
const lifeSeconds = 900;

/** A token whose header and dates pass the broker's check; nobody verifies its signature here. */
function makeToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(Date.now() / 1_000);
  return `${part({ alg: 'EdDSA', kid: 'bench', typ: 'JWT' })}.${part({ sub: 'bench', iat, exp: iat + lifeSeconds })}.${'A'.repeat(86)}`;
}

function createBroker(onMint: () => void): TokenBroker {
  return createTokenBroker({
    fetchToken: async () => {
      onMint();
      await delay(5);
      return makeToken();
    },
    now: Date.now,
    elapsed: () => performance.now(),
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });
}

async function attachTimes(attach: () => Promise<string>): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < attaches; call += 1) {
    const startedAt = process.hrtime.bigint();
    await attach();
    times.push(Number(process.hrtime.bigint() - startedAt) / 1e6);
  }
  return times;
}

export const benchmark: Benchmark = {
  names: ['token.attach_ms_p99', 'token.mints'],
  async run() {
    let mints = 0;
    const broker = createBroker(() => (mints += 1));
    await Promise.all(Array.from({ length: callers }, () => broker.token()));
    const mintsForAll = mints;
    const times = await attachTimes(() => broker.token());
    // What a resolved promise costs by itself.
    const baseline = await attachTimes(() => Promise.resolve('token'));
    broker.clear();
    return [
      {
        name: 'token.attach_ms_p99',
        value: percentile(times, 0.99),
        unit: 'ms',
        baseline: percentile(baseline, 0.99),
        goal: { atMost: 0.2 },
      },
      { name: 'token.mints', value: mintsForAll, unit: `for ${callers} at once`, baseline: callers, goal: { atMost: 1 } },
    ];
  },
};
