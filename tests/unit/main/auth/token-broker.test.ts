import { beforeEach, describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import { createTokenBroker, type TokenBroker } from '../../../../src/main/auth/token-broker.ts';
import { createManualClock, turns, type ManualClock } from '../../../support/manual-clock.ts';
import { jwt } from '../../../support/jwt.ts';

const minute = 60_000;
const life = 15 * minute;

/** Mints that the test answers by hand, in any order. */
interface Mint {
  answer(token?: string): void;
  fail(): void;
  signal: AbortSignal;
}

let clock: ManualClock;
let mints: Mint[];
let broker: TokenBroker;
let serial: number;
/** How far the server's clock is ahead of ours, in milliseconds. */
let skew: number;

function freshToken(lifeMs = life): string {
  const iat = Math.floor((clock.now() + skew) / 1_000);
  return jwt({ alg: 'EdDSA', kid: 'k' }, { iat, exp: iat + lifeMs / 1_000, n: ++serial });
}

beforeEach(() => {
  clock = createManualClock();
  mints = [];
  serial = 0;
  skew = 0;
  broker = createTokenBroker({
    ...clock,
    fetchToken: (signal) =>
      new Promise((resolve, reject) => {
        mints.push({ signal, answer: (token = freshToken()) => resolve(token), fail: () => reject(new LatchkeyError('auth.unreachable', 'Down.')) });
      }),
  });
});

/** A broker that holds a token. */
async function withToken(lifeMs = life): Promise<string> {
  const waiting = broker.token();
  mints.at(-1)!.answer(freshToken(lifeMs));
  return waiting;
}

describe('minting', () => {
  it('happens once for a thousand callers', async () => {
    const waiting = Array.from({ length: 1_000 }, () => broker.token());
    expect(mints).toHaveLength(1);
    mints[0]!.answer();
    expect(new Set(await Promise.all(waiting)).size).toBe(1);
    await broker.token();
    expect(mints).toHaveLength(1);
  });

  it('fails for all who wait, and starts anew for the next', async () => {
    const waiting = [broker.token(), broker.token()];
    mints[0]!.fail();
    for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'auth.unreachable' });
    const next = broker.token();
    expect(mints).toHaveLength(2);
    mints[1]!.answer();
    expect(await next).toMatch(/^ey/);
  });

  it('does not hand out a token that cannot be verified by strangers', async () => {
    const waiting = broker.token();
    mints[0]!.answer(jwt({ alg: 'HS256' }, {}));
    await expect(waiting).rejects.toMatchObject({ code: 'token.unsafe' });
    void broker.token();
    expect(mints).toHaveLength(2);
  });

  it('does not hand out a token that ended on its way', async () => {
    const waiting = broker.token();
    const token = freshToken();
    await clock.advance(life);
    mints[0]!.answer(token);
    await expect(waiting).rejects.toMatchObject({ code: 'network.timeout' });
  });
});

describe('renewal', () => {
  it('happens in the background at 80 % of the life', async () => {
    const first = await withToken();
    await clock.advance(life * 0.8 - 1);
    expect(mints).toHaveLength(1);
    await clock.advance(1);
    expect(mints).toHaveLength(2);
    expect(await broker.token()).toBe(first);
    mints[1]!.answer();
    await turns();
    expect(await broker.token()).not.toBe(first);
    expect(mints).toHaveLength(2);
  });

  it('that fails is tried again while the token lives, and the token stays in use', async () => {
    const first = await withToken();
    await clock.advance(life * 0.8);
    mints[1]!.fail();
    await turns();
    expect(await broker.token()).toBe(first);
    await clock.advance(life * 0.05);
    expect(mints).toHaveLength(3);
  });

  it('that keeps failing stops with the token', async () => {
    await withToken();
    for (let spent = 0; spent < life * 2; spent += minute) {
      await clock.advance(minute);
      mints.at(-1)!.fail();
      await turns();
    }
    expect(clock.pending()).toEqual([]);
    expect(mints.length).toBeLessThan(10);
  });

  it('is left out for tokens so short that it would never stop', async () => {
    await withToken(20_000);
    expect(clock.pending()).toEqual([]);
  });

  it('does not fire at once for a token that lives for months', async () => {
    await withToken(90 * 86_400_000);
    expect(clock.pending()[0]).toBe(2_147_483_647);
  });
});

describe('expiry', () => {
  it('is never handed out: a caller after the end waits for a new one', async () => {
    const first = await withToken();
    await clock.advance(life * 0.8);
    mints[1]!.fail();
    await clock.advance(life * 0.2);
    for (const mint of mints.slice(2)) mint.fail();
    await turns();
    const waiting = broker.token();
    mints.at(-1)!.answer();
    expect(await waiting).not.toBe(first);
  });

  it('leaves a token some time to travel', async () => {
    const first = await withToken();
    await clock.advance(life - 10_001);
    expect(await broker.token()).toBe(first);
    await clock.advance(1);
    let handedOut: string | undefined;
    void broker.token().then((token) => (handedOut = token));
    await turns();
    expect(handedOut).toBeUndefined();
  });

  it.each([5, -5])('does not depend on the server having the same time: %i minutes apart', async (minutes) => {
    skew = minutes * minute;
    const first = await withToken();
    await clock.advance(life * 0.79);
    expect(await broker.token()).toBe(first);
    expect(mints).toHaveLength(1);
    await clock.advance(life * 0.01);
    expect(mints).toHaveLength(2);
  });

  it('is seen after sleep, which timers and steady clocks do not count', async () => {
    const first = await withToken();
    clock.sleep(life);
    const waiting = broker.token();
    expect(mints).toHaveLength(2);
    mints[1]!.answer();
    expect(await waiting).not.toBe(first);
  });

  it('is seen when the clock was set back', async () => {
    await withToken();
    clock.setWall(-60 * minute);
    await clock.advance(life * 0.8);
    mints[1]!.fail();
    await clock.advance(life * 0.2);
    for (const mint of mints.slice(2)) mint.fail();
    await turns();
    const before = mints.length;
    void broker.token().catch(() => undefined);
    expect(mints).toHaveLength(before + 1);
  });

  it('is assumed when the clock was set ahead', async () => {
    await withToken();
    clock.setWall(60 * minute);
    void broker.token();
    expect(mints).toHaveLength(2);
  });
});

describe('a token that a backend refused', () => {
  it('is replaced with one mint for all who were refused with it', async () => {
    const rejected = await withToken();
    const waiting = Array.from({ length: 100 }, () => broker.token({ rejected }));
    expect(mints).toHaveLength(2);
    mints[1]!.answer();
    const tokens = new Set(await Promise.all(waiting));
    expect(tokens.size).toBe(1);
    expect(tokens).not.toContain(rejected);
  });

  it('is not minted again for those who come late with it', async () => {
    const rejected = await withToken();
    const first = broker.token({ rejected });
    mints[1]!.answer();
    const newer = await first;
    expect(await broker.token({ rejected })).toBe(newer);
    expect(mints).toHaveLength(2);
  });

  it('is not handed to others meanwhile', async () => {
    const rejected = await withToken();
    void broker.token({ rejected });
    const other = broker.token();
    expect(mints).toHaveLength(2);
    mints[1]!.answer();
    expect(await other).not.toBe(rejected);
  });
});

describe('waking up', () => {
  it('gives up the mint whose connection is dead, and serves its callers from the new one', async () => {
    const waiting = broker.token();
    void broker.renew({ restart: true });
    expect(mints).toHaveLength(2);
    expect(mints[0]!.signal.aborted).toBe(true);
    mints[0]!.fail();
    const token = freshToken();
    mints[1]!.answer(token);
    expect(await waiting).toBe(token);
  });

  it('does not let an older answer replace a newer one', async () => {
    const waiting = broker.token();
    void broker.renew({ restart: true });
    const [older, newer] = [freshToken(), freshToken()];
    mints[1]!.answer(newer);
    await turns();
    mints[0]!.answer(older);
    expect(await waiting).toBe(newer);
    expect(await broker.token()).toBe(newer);
  });

  it('shares one mint with everybody who asks', async () => {
    await withToken();
    void broker.renew();
    void broker.renew();
    expect(mints).toHaveLength(2);
  });
});

describe('forgetting', () => {
  it('drops the token, the timer and an answer still under way', async () => {
    await withToken();
    const renewal = broker.renew();
    const outcome = expect(renewal).rejects.toMatchObject({ code: 'auth.signed_out' });
    broker.clear();
    expect(mints[1]!.signal.aborted).toBe(true);
    mints[1]!.answer();
    await outcome;
    expect(clock.pending()).toEqual([]);
    void broker.token();
    expect(mints).toHaveLength(3);
  });

  it('lets nothing cross from one person to the next', async () => {
    const before = broker.token();
    const outcome = expect(before).rejects.toMatchObject({ code: 'auth.signed_out' });
    broker.clear();
    const after = broker.token();
    const token = freshToken();
    mints[1]!.answer(token);
    expect(await after).toBe(token);
    mints[0]!.answer();
    await outcome;
    expect(await broker.token()).toBe(token);
  });
});
