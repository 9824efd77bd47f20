import { afterEach, describe, expect, it } from 'vitest';
import { burstMs, createConnectivity, probePatienceMs, settledMs, type Connectivity, type Reachability } from '../../../../src/main/net/connectivity.ts';
import { createManualClock, turns } from '../../../support/manual-clock.ts';
import { seededRandom } from '../../../support/random.ts';

/** A server whose answers to probes the test gives, and a record of what was said of it. */
function setUp() {
  const clock = createManualClock();
  const changes: Reachability[] = [];
  const probes: { answer: (up: boolean) => Promise<void>; signal: AbortSignal; at: number }[] = [];
  let always: boolean | undefined;
  const connectivity: Connectivity = createConnectivity({
    probe: (signal) =>
      new Promise<boolean>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        probes.push({ signal, at: clock.elapsed(), answer: (up) => (resolve(up), turns()) });
        if (always !== undefined) resolve(always);
      }),
    schedule: clock.schedule,
    random: () => 1,
    now: clock.now,
    onChange: (state) => changes.push(state),
  });
  return {
    clock, changes, probes, connectivity,
    server: (up: boolean | undefined) => void (always = up),
    async lose() {
      always = false;
      connectivity.failed('network.unreachable');
      await turns();
    },
  };
}

describe('whether the server can be reached', () => {
  let setup: ReturnType<typeof setUp>;
  afterEach(() => setup.connectivity.dispose());

  it('is taken for granted until something fails, without asking', () => {
    setup = setUp();
    expect(setup.connectivity.state()).toBe('online');
    expect(setup.probes).toHaveLength(0);
  });

  it('is looked into at once after one failure, which alone proves nothing', async () => {
    setup = setUp();
    setup.connectivity.failed('network.unreachable');
    expect(setup.probes).toHaveLength(1);
    expect(setup.connectivity.state()).toBe('online');
    await setup.probes[0]!.answer(true);
    expect(setup.changes).toEqual([]);
  });

  it('is offline when the probe fails, too', async () => {
    setup = setUp();
    setup.connectivity.failed('network.unreachable');
    await setup.probes[0]!.answer(false);
    expect(setup.connectivity.state()).toBe('offline');
    expect(setup.changes).toEqual(['offline']);
  });

  it('is offline after two failures in a row, before the probe is answered', async () => {
    setup = setUp();
    setup.connectivity.failed('network.timeout');
    await setup.clock.advance(burstMs);
    setup.connectivity.failed('network.timeout');
    expect(setup.connectivity.state()).toBe('offline');
  });

  it('takes failures at one moment for one: a cut connection fails everything that used it', () => {
    setup = setUp();
    for (let i = 0; i < 50; i += 1) setup.connectivity.failed('network.unreachable');
    expect(setup.connectivity.state()).toBe('online');
    expect(setup.probes).toHaveLength(1);
  });

  it('forgets a failure once there is a real answer', async () => {
    setup = setUp();
    setup.connectivity.failed('network.unreachable');
    setup.connectivity.reached();
    await setup.clock.advance(burstMs);
    setup.connectivity.failed('network.unreachable');
    expect(setup.connectivity.state()).toBe('online');
  });

  it('does not let a probe that was asked before a real answer speak afterwards', async () => {
    setup = setUp();
    setup.connectivity.failed('network.unreachable');
    setup.connectivity.reached();
    expect(setup.probes[0]!.signal.aborted).toBe(true);
    await setup.probes[0]!.answer(false);
    expect(setup.connectivity.state()).toBe('online');
  });

  it('takes a probe without an answer for a failure, after a while', async () => {
    setup = setUp();
    setup.connectivity.failed('network.timeout');
    await setup.clock.advance(probePatienceMs);
    expect(setup.connectivity.state()).toBe('offline');
    expect(setup.probes[0]!.signal.aborted).toBe(true);
  });

  it('asks again after 1, 2, 4, 8, 16 and then every 30 seconds while offline', async () => {
    setup = setUp();
    await setup.lose();
    const before = setup.probes.length;
    await setup.clock.advance(1_000 + 2_000 + 4_000 + 8_000 + 16_000 + 30_000 + 30_000);
    const times = setup.probes.slice(before - 1).map(({ at }) => at / 1_000);
    expect(times).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
  });

  it('comes back with an answered probe, or with any real answer', async () => {
    setup = setUp();
    await setup.lose();
    setup.server(true);
    await setup.clock.advance(1_000);
    expect(setup.changes).toEqual(['offline', 'online']);
    await setup.lose();
    setup.connectivity.reached();
    expect(setup.connectivity.state()).toBe('online');
    expect(setup.clock.pending()).toEqual([]);
  });

  it('does not believe the system that it is online: a captive portal says so, too', async () => {
    setup = setUp();
    await setup.lose();
    setup.connectivity.system(true);
    await turns();
    expect(setup.connectivity.state()).toBe('offline');
    setup.server(true);
    setup.connectivity.system(true);
    await turns();
    expect(setup.connectivity.state()).toBe('online');
  });

  it('does not believe the system that it is offline where the server answers: it may be on this computer', async () => {
    setup = setUp();
    setup.server(true);
    setup.connectivity.system(false);
    await turns();
    expect(setup.changes).toEqual([]);
    setup.server(false);
    setup.connectivity.system(false);
    await turns();
    expect(setup.changes).toEqual(['offline']);
  });

  it('asks at once at wake-up, and lets go of a question from before the sleep', async () => {
    setup = setUp();
    setup.connectivity.failed('network.unreachable');
    await setup.probes[0]!.answer(false);
    await setup.clock.advance(1_000);
    setup.connectivity.now();
    expect(setup.probes).toHaveLength(3);
    expect(setup.probes[1]!.signal.aborted).toBe(true);
    await setup.probes[2]!.answer(true);
    expect(setup.connectivity.state()).toBe('online');
  });

  it('keeps asking less and less often where the server comes and goes', async () => {
    setup = setUp();
    await setup.lose();
    for (let i = 0; i < 4; i += 1) {
      setup.connectivity.reached();
      await setup.clock.advance(burstMs);
      await setup.lose();
    }
    expect(setup.clock.pending()).toEqual([16_000]);
    setup.connectivity.reached();
    await setup.clock.advance(settledMs);
    await setup.lose();
    expect(setup.clock.pending()).toEqual([1_000]);
  });

  it('never changes without a reason, however things come and go', async () => {
    setup = setUp();
    const random = seededRandom(7);
    for (let i = 0; i < 500; i += 1) {
      const before = setup.connectivity.state();
      const draw = random();
      setup.server(random() < 0.5);
      if (draw < 0.3) setup.connectivity.failed('network.unreachable');
      else if (draw < 0.5) setup.connectivity.reached();
      else if (draw < 0.7) setup.connectivity.system(random() < 0.5);
      else await setup.clock.advance(Math.floor(random() * 5_000));
      if (draw >= 0.3 && draw < 0.5) expect(setup.connectivity.state()).toBe('online');
      if (draw < 0.3 && before === 'offline') expect(setup.connectivity.state()).toBe('offline');
      await turns();
    }
    const repeated = setup.changes.filter((state, at) => state === setup.changes[at - 1]);
    expect(repeated).toEqual([]);
    setup.server(true);
    await setup.clock.advance(30_000);
    expect(setup.connectivity.state()).toBe('online');
  });

  it('asks nothing and says nothing once it is disposed of', async () => {
    setup = setUp();
    await setup.lose();
    const asked = setup.probes.length;
    setup.connectivity.dispose();
    setup.connectivity.reached();
    setup.connectivity.now();
    await setup.clock.advance(60_000);
    expect(setup.probes).toHaveLength(asked);
    expect(setup.changes).toEqual(['offline']);
  });
});
