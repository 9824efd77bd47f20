import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistoryHost } from '../src/main/history/host.ts';
import { spawnHistoryWorker } from '../src/main/history/worker-port.ts';
import type { HistoryStore } from '../src/main/history-store.ts';
import type { Log } from '../src/main/platform.ts';
import { schedule } from '../src/main/schedule.ts';
import type { SearchQuery } from '../src/shared/history.ts';
import { forkHistory } from '../tests/support/fork-history.ts';
import { seedHistory, seedWords } from '../tests/support/history-seed.ts';
import { percentile, type Benchmark } from './support/benchmark.ts';

const threads = 10_000;
const items = 100_000;
const seed = 1;
const bulk = 110;
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The dearest things to ask for: words in nearly every message, common beginnings, several at once, filters, other scripts. */
function worstQueries(): SearchQuery[] {
  const [first = '', second = '', third = ''] = seedWords(seed);
  const texts = [first, second, `${first} ${second}`, `${first} ${second} ${third}`, `"${first} ${second}"`, first.slice(0, 3), 'k', 's', 'm', 'ka', 'co', 'com', 'mark', 'comk', 'marks', '東', '東京', '오늘', 'report', 'zzzz'];
  return [
    ...texts.map((text) => ({ text, limit: 30 })),
    { text: first, limit: 30, role: 'user' },
    { text: first, limit: 30, has: 'attachment' },
    { text: first, limit: 30, threadId: 'thr_seed50' },
    { text: first, limit: 30, from: Date.UTC(2024, 1, 1), to: Date.UTC(2024, 1, 2) },
  ];
}

async function timed(times: number[], run: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  await run();
  times.push(performance.now() - startedAt);
}

/** All as the app does it: an encrypted file, in its own thread, asked by messages. */
async function withHistory<T>(use: (store: HistoryStore, buildSeconds: number) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-history-'));
  const host = createHistoryHost({ spawn: () => spawnHistoryWorker(new URL('../src/main/history-worker.ts', import.meta.url)), spawnProcess: forkHistory, schedule, log: quiet });
  try {
    const opening = await host.open({ folder: join(folder, 'account'), key: randomBytes(32).toString('hex') });
    if (opening.status !== 'open') throw new Error(`The history did not open: ${opening.status}.`);
    const startedAt = performance.now();
    await seedHistory(opening.store, { threads, items, seed });
    return await use(opening.store, (performance.now() - startedAt) / 1_000);
  } finally {
    await host.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benchmark: Benchmark = {
  names: ['search.worst_term_ms_p95', 'search.build_s', 'search.commit_ms_p95', 'thread.switch_store_ms_p95', 'thread.list_store_ms_p95', 'thread.bulk_delete_ms'],
  run: () =>
    withHistory(async (store, buildSeconds) => {
      const searches: number[] = [];
      const commits: number[] = [];
      const switches: number[] = [];
      const lists: number[] = [];
      const removals: number[] = [];
      const idle: number[] = [];
      for (let round = 0; round < 10; round += 1) for (const query of worstQueries()) await timed(searches, () => store.search(query));
      for (let nth = 0; nth < 300; nth += 1) {
        const threadId = `thr_seed${(nth * 37) % threads}`;
        await timed(switches, async () => {
          await store.thread(threadId);
          await store.items(threadId, { limit: 50, order: 'desc' });
        });
        await timed(lists, () => store.threads({ limit: 50 }));
        const text = seedWords(seed).slice(nth * 10, nth * 10 + 60).join(' ');
        await timed(commits, () => store.apply([{ kind: 'item.put', threadId, item: { id: `new${nth}`, thread_id: threadId, created_at: new Date(1_790_000_000_000 + nth).toISOString(), type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] } }]));
        await timed(idle, () => store.state.get('nothing'));
      }
      for (let round = 0; round < 5; round += 1) {
        const gone = Array.from({ length: bulk }, (_, nth) => ({ kind: 'thread.remove' as const, threadId: `thr_seed${round + nth * 90}` }));
        await timed(removals, () => store.apply(gone));
      }
      // What a message to the thread and back costs by itself.
      const baseline = percentile(idle, 0.95);
      return [
        { name: 'search.worst_term_ms_p95', value: percentile(searches, 0.95), unit: `ms of ${items} messages`, baseline, goal: { atMost: 15 } },
        { name: 'search.build_s', value: buildSeconds, unit: 's', goal: { atMost: 60 } },
        { name: 'search.commit_ms_p95', value: percentile(commits, 0.95), unit: 'ms', baseline, goal: { atMost: 15 } },
        { name: 'thread.switch_store_ms_p95', value: percentile(switches, 0.95), unit: `ms of ${threads} threads`, baseline, goal: { atMost: 20 } },
        { name: 'thread.list_store_ms_p95', value: percentile(lists, 0.95), unit: `ms of ${threads} threads`, baseline, goal: { atMost: 20 } },
        { name: 'thread.bulk_delete_ms', value: percentile(removals, 0.5), unit: `ms for ${bulk} of ${threads}`, goal: { atMost: 300 } },
      ];
    }),
};
