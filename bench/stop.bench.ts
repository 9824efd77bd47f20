import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs, percentile, type Benchmark } from './support/benchmark.ts';
import { createRoutes, readEvents, streamIdOf, type Routes } from './support/routes.ts';
import { startUpstream, type Upstream } from './support/upstream.ts';

const stops = 500;
const atOnce = 10;
/** A stop the server has not seen by then is lost. */
const lostAfterMs = 5_000;

/**
 * Opens an answer that would outlive its page and stops it at its third event: half the time by its request, as the page that
 * asked does, half by its thread, as one does that came back. @returns ms until the server saw it, or `undefined`: lost.
 */
async function stopOnce(upstream: Upstream, routes: Routes, id: number): Promise<number | undefined> {
  const answer = await routes.detached({ kind: 'events', id, events: 10_000, perSecond: 200 });
  let events = 0;
  let stoppedAt = 0;
  await readEvents(answer, () => {
    events += 1;
    if (events !== 3) return;
    stoppedAt = monotonicMs();
    void routes.stop(id % 2 === 0 ? { streamId: streamIdOf(id) } : { threadId: `t${id}` });
  });
  const seenAt = await Promise.race([upstream.closed(id), delay(lostAfterMs, undefined, { ref: false })]);
  return seenAt === undefined ? undefined : seenAt - stoppedAt;
}

export const benchmark: Benchmark = {
  names: ['stop.upstream_ms_p99', 'stop.lost'],
  async run() {
    const upstream = await startUpstream();
    const routes = createRoutes(upstream.url);
    const results: (number | undefined)[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < stops) results.push(await stopOnce(upstream, routes, next++));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    const delays = results.filter((result) => result !== undefined);
    await routes.dispose();
    upstream.stop();
    return [
      { name: 'stop.upstream_ms_p99', value: percentile(delays, 0.99), unit: 'ms', goal: { atMost: 200 } },
      { name: 'stop.lost', value: results.length - delays.length, unit: `of ${stops}`, goal: { atMost: 0 } },
    ];
  },
};
