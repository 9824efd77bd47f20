import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs, percentile, type Benchmark } from './support/benchmark.ts';
import { createRoutes, readEvents, type Route } from './support/routes.ts';
import { startUpstream, type Upstream } from './support/upstream.ts';

const aborts = 1_000;
const atOnce = 10;
/** An abort the server has not seen by then is lost. */
const lostAfterMs = 5_000;

/**
 * Opens an answer and gives it up at its third event: half the time by the request's signal, as the web host does, half by
 * cancelling the body, as Electron does. @returns ms until the server saw it, or `undefined`: lost.
 */
async function abortOnce(upstream: Upstream, route: Route, id: number): Promise<number | undefined> {
  const abort = new AbortController();
  const answer = await route({ kind: 'events', id, events: 10_000, perSecond: 200 }, abort.signal);
  let events = 0;
  let abortedAt = 0;
  await readEvents(answer, () => {
    events += 1;
    if (events < 3) return true;
    abortedAt = monotonicMs();
    if (id % 2 === 0) return false;
    abort.abort();
    return true;
  }).catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  const seenAt = await Promise.race([upstream.closed(id), delay(lostAfterMs, undefined, { ref: false })]);
  return seenAt === undefined ? undefined : seenAt - abortedAt;
}

async function abortMany(upstream: Upstream, route: Route, firstId: number, count: number): Promise<{ delays: number[]; lost: number }> {
  let next = firstId;
  const results: (number | undefined)[] = [];
  const worker = async (): Promise<void> => {
    while (next < firstId + count) results.push(await abortOnce(upstream, route, next++));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const delays = results.filter((result) => result !== undefined);
  return { delays, lost: results.length - delays.length };
}

export const benchmark: Benchmark = {
  names: ['abort.upstream_ms_p99', 'abort.lost'],
  async run() {
    const upstream = await startUpstream();
    const routes = createRoutes(upstream.url);
    const direct = await abortMany(upstream, routes.direct, 0, 200);
    const { delays, lost } = await abortMany(upstream, routes.gateway, 1_000, aborts);
    await routes.dispose();
    upstream.stop();
    return [
      {
        name: 'abort.upstream_ms_p99',
        value: percentile(delays, 0.99),
        unit: 'ms',
        baseline: percentile(direct.delays, 0.99),
        goal: { atMost: 200 },
      },
      { name: 'abort.lost', value: lost, unit: `of ${aborts}`, baseline: direct.lost, goal: { atMost: 0 } },
    ];
  },
};
