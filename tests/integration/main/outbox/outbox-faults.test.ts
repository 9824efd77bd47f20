import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signUp, temporaryFolder } from '../../../support/embedded-server.ts';
import { freshFetch } from '../../../support/fault-proxy/fresh-fetch.ts';
import { startFaultProxy, type FaultProxy } from '../../../support/fault-proxy/proxy.ts';
import { idsFrom, startApp, withoutMessageIds } from '../../../support/outbox-faults/app.ts';
import { startChatServer, type ChatServer } from '../../../support/outbox-faults/chat-server.ts';
import { createMemoryStore, type MemoryStore } from '../../../support/outbox-faults/memory-store.ts';
import { runOutboxFaults } from '../../../support/outbox-faults/outbox-faults.ts';
import { seededRandom } from '../../../support/random.ts';

const seed = Number(process.env['LATCHKEY_SEED'] ?? 20_261_121);
const rounds = Number(process.env['LATCHKEY_ROUNDS'] ?? 40);

const folder = temporaryFolder();
let server: ChatServer;
let proxy: FaultProxy;
beforeAll(async () => {
  server = await startChatServer(join(folder.path, 'server'));
  proxy = await startFaultProxy(Number(new URL(server.url()).port));
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
  folder.remove();
});

describe('with a history in memory, over a network that fails and an app that is killed', () => {
  it.each([
    ['a server that honours client message ids', true],
    ['a server that knows nothing of them', false],
  ])(`each message is there once and in its order, with %s (seed ${seed})`, { timeout: 60_000 + rounds * 500 }, async (_, honoursIds) => {
    const { token } = await signUp(server.url());
    // Another sequence than that of the run, or page and app would give the same id to two answers.
    const random = seededRandom(seed * 1_000 + 1);
    let store: MemoryStore | undefined;
    const report = await runOutboxFaults({
      seed,
      rounds,
      server,
      proxy,
      token,
      honoursIds,
      startApp: () =>
        startApp({
          url: proxy.origin,
          token,
          fetch: honoursIds ? freshFetch : withoutMessageIds(freshFetch),
          openStore: async () => ({ store: (store = createMemoryStore(store)), crash: () => Promise.resolve() }),
          random,
          newId: idsFrom(random),
          patienceMs: honoursIds ? 1_500 : 15_000,
          skewMs: 0,
        }),
    });
    expect(report.said).toBe(rounds);
  });
});
