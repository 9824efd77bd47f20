import { beforeEach, describe, expect, it } from 'vitest';
import { createBrokerBench, life, type BrokerBench } from '../../../support/broker-bench.ts';
import { jwt } from '../../../support/jwt.ts';
import { turns } from '../../../support/manual-clock.ts';

let bench: BrokerBench;

beforeEach(() => {
  bench = createBrokerBench();
});

describe('minting', () => {
  it('happens once for a thousand callers', async () => {
    const waiting = Array.from({ length: 1_000 }, () => bench.broker.token());
    expect(bench.mints).toHaveLength(1);
    bench.mints[0]!.answer();
    expect(new Set(await Promise.all(waiting)).size).toBe(1);
    await bench.broker.token();
    expect(bench.mints).toHaveLength(1);
  });

  it('fails for all who wait, and starts anew for the next', async () => {
    const waiting = [bench.broker.token(), bench.broker.token()];
    bench.mints[0]!.fail();
    for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'auth.unreachable' });
    const next = bench.broker.token();
    expect(bench.mints).toHaveLength(2);
    bench.mints[1]!.answer();
    expect(await next).toMatch(/^ey/);
  });

  it('does not hand out a token that cannot be verified by strangers', async () => {
    const waiting = bench.broker.token();
    bench.mints[0]!.answer(jwt({ alg: 'HS256' }, {}));
    await expect(waiting).rejects.toMatchObject({ code: 'token.unsafe' });
    void bench.broker.token();
    expect(bench.mints).toHaveLength(2);
  });

  it('does not hand out a token that ended on its way', async () => {
    const waiting = bench.broker.token();
    const token = bench.freshToken();
    await bench.clock.advance(life);
    bench.mints[0]!.answer(token);
    await expect(waiting).rejects.toMatchObject({ code: 'network.timeout' });
  });
});

describe('a token that a backend refused', () => {
  it('is replaced with one mint for all who were refused with it', async () => {
    const rejected = await bench.withToken();
    const waiting = Array.from({ length: 100 }, () => bench.broker.token({ rejected }));
    expect(bench.mints).toHaveLength(2);
    bench.mints[1]!.answer();
    const tokens = new Set(await Promise.all(waiting));
    expect(tokens.size).toBe(1);
    expect(tokens).not.toContain(rejected);
  });

  it('is not minted again for those who come late with it', async () => {
    const rejected = await bench.withToken();
    const first = bench.broker.token({ rejected });
    bench.mints[1]!.answer();
    const newer = await first;
    expect(await bench.broker.token({ rejected })).toBe(newer);
    expect(bench.mints).toHaveLength(2);
  });

  it('is not handed to others meanwhile', async () => {
    const rejected = await bench.withToken();
    void bench.broker.token({ rejected });
    const other = bench.broker.token();
    expect(bench.mints).toHaveLength(2);
    bench.mints[1]!.answer();
    expect(await other).not.toBe(rejected);
  });
});

describe('waking up', () => {
  it('gives up the mint whose connection is dead, and serves its callers from the new one', async () => {
    const waiting = bench.broker.token();
    void bench.broker.renew({ restart: true });
    expect(bench.mints).toHaveLength(2);
    expect(bench.mints[0]!.signal.aborted).toBe(true);
    bench.mints[0]!.fail();
    const token = bench.freshToken();
    bench.mints[1]!.answer(token);
    expect(await waiting).toBe(token);
  });

  it('does not let an older answer replace a newer one', async () => {
    const waiting = bench.broker.token();
    void bench.broker.renew({ restart: true });
    const [older, newer] = [bench.freshToken(), bench.freshToken()];
    bench.mints[1]!.answer(newer);
    await turns();
    bench.mints[0]!.answer(older);
    expect(await waiting).toBe(newer);
    expect(await bench.broker.token()).toBe(newer);
  });

  it('shares one mint with everybody who asks', async () => {
    await bench.withToken();
    void bench.broker.renew();
    void bench.broker.renew();
    expect(bench.mints).toHaveLength(2);
  });
});

describe('forgetting', () => {
  it('drops the token, the timer and an answer still under way', async () => {
    await bench.withToken();
    const renewal = bench.broker.renew();
    const outcome = expect(renewal).rejects.toMatchObject({ code: 'auth.signed_out' });
    bench.broker.clear();
    expect(bench.mints[1]!.signal.aborted).toBe(true);
    bench.mints[1]!.answer();
    await outcome;
    expect(bench.clock.pending()).toEqual([]);
    void bench.broker.token();
    expect(bench.mints).toHaveLength(3);
  });

  it('lets nothing cross from one person to the next', async () => {
    const before = bench.broker.token();
    const outcome = expect(before).rejects.toMatchObject({ code: 'auth.signed_out' });
    bench.broker.clear();
    const after = bench.broker.token();
    const token = bench.freshToken();
    bench.mints[1]!.answer(token);
    expect(await after).toBe(token);
    bench.mints[0]!.answer();
    await outcome;
    expect(await bench.broker.token()).toBe(token);
  });
});
