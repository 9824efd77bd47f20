import { median, monotonicMs, percentile, type Benchmark, type Measurement } from './support/benchmark.ts';
import { createRoutes, eventDelays, readEvents, timeToEnd, type Route, type Routes } from './support/routes.ts';
import { startUpstream } from './support/upstream.ts';

const rounds = 6;
const eventsPerRound = 600;
const eventsPerSecond = 200;
const bulkBytes = 100 * 1_048_576;
const bulkRounds = 5;
const crowd = [100, 200, 400];
const crowdEvents = 40;
const crowdPerSecond = 10;
/** An open stream that hears nothing for this long, while events are due every 100 ms, counts as starved. */
const starvedMs = 1_000;

async function addedDelay(name: string, direct: Route, gateway: Route): Promise<Measurement> {
  const delays = new Map<Route, number[]>([
    [direct, []],
    [gateway, []],
  ]);
  for (let round = 0; round < rounds; round += 1) {
    // In turns, so that a slow moment of the machine meets both.
    for (const route of round % 2 === 0 ? [direct, gateway] : [gateway, direct]) {
      const answer = await route({ kind: 'events', id: 0, events: eventsPerRound, perSecond: eventsPerSecond, padding: 120 });
      delays.get(route)!.push(...(await eventDelays(answer)));
    }
  }
  const baseline = percentile(delays.get(direct)!, 0.95);
  return {
    name,
    value: percentile(delays.get(gateway)!, 0.95) - baseline,
    unit: 'ms',
    baseline,
    goal: { atMost: 3 },
  };
}

async function throughput({ direct, gateway }: Routes): Promise<Measurement> {
  const times = new Map<Route, number[]>([
    [direct, []],
    [gateway, []],
  ]);
  for (let round = 0; round < bulkRounds; round += 1) {
    for (const route of round % 2 === 0 ? [direct, gateway] : [gateway, direct]) {
      times.get(route)!.push(await timeToEnd(() => route({ kind: 'bulk', bytes: bulkBytes }), bulkBytes));
    }
  }
  const rate = (route: Route): number => bulkBytes / 1_048_576 / (median(times.get(route)!) / 1_000);
  return {
    name: 'stream.throughput_ratio',
    value: rate(gateway) / rate(direct),
    unit: '×',
    baseline: rate(direct),
    goal: { atLeast: 0.8 },
  };
}

/** @returns true when every one of the streams got all its events without a pause. */
async function noneStarved(route: Route, count: number): Promise<boolean> {
  const streams = Array.from({ length: count }, async () => {
    const answer = await route({ kind: 'events', id: 0, events: crowdEvents, perSecond: crowdPerSecond });
    let events = 0;
    let lastAt = monotonicMs();
    let longestPause = 0;
    await readEvents(answer, () => {
      events += 1;
      longestPause = Math.max(longestPause, monotonicMs() - lastAt);
      lastAt = monotonicMs();
    });
    return events === crowdEvents && longestPause < starvedMs;
  });
  return (await Promise.all(streams)).every((fine) => fine);
}

async function concurrent({ direct, gateway }: Routes): Promise<Measurement> {
  const most = async (route: Route): Promise<number> => {
    let reached = 0;
    for (const count of crowd) {
      if (!(await noneStarved(route, count))) break;
      reached = count;
    }
    return reached;
  };
  return { name: 'stream.concurrent', value: await most(gateway), unit: 'streams', baseline: await most(direct), goal: { atLeast: 100 } };
}

export const benchmark: Benchmark = {
  names: ['stream.added_ms_p95', 'stream.detached_added_ms_p95', 'stream.throughput_ratio', 'stream.concurrent'],
  async run() {
    const upstream = await startUpstream();
    const routes = createRoutes(upstream.url);
    // Connections, code and modules warm on both routes.
    for (const route of [routes.direct, routes.gateway, routes.detached])
      await eventDelays(await route({ kind: 'events', id: 0, events: 100, perSecond: 1_000 }));
    const measurements = [
      await addedDelay('stream.added_ms_p95', routes.direct, routes.gateway),
      // With the answer folded for those who may come back to it.
      await addedDelay('stream.detached_added_ms_p95', routes.direct, routes.detached),
      await throughput(routes),
      await concurrent(routes),
    ];
    await routes.dispose();
    upstream.stop();
    return measurements;
  },
};
