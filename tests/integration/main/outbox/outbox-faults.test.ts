import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../../src/server/start-server.ts';
import type { Responder } from '../../../../src/server/responder.ts';
import { signUp, startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { createMemoryStore, type MemoryStore } from '../../../support/outbox-faults/memory-store.ts';
import { runOutboxFaults } from '../../../support/outbox-faults/outbox-faults.ts';

const seed = Number(process.env['LATCHKEY_SEED'] ?? 20_261_121);
const rounds = Number(process.env['LATCHKEY_ROUNDS'] ?? 200);

/** Says one word and is done. */
const brief: Responder = {
  async *respond(turn) {
    yield { type: 'thread.item.done', item: { ...turn.itemBase('assistant_message'), type: 'assistant_message', content: [{ type: 'output_text', text: 'Yes.', annotations: [] }] } };
  },
};

const folder = temporaryFolder();
let server: RunningServer;
beforeAll(async () => {
  server = await startEmbeddedServer(folder.path, { choose: () => brief });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('over a network that fails and an app that is killed', () => {
  it.each([
    ['a server that honours client message ids', true],
    ['a server that knows nothing of them', false],
  ])(`each message is there once and in its order, with %s (seed ${seed})`, { timeout: 60_000 + rounds * 200 }, async (_, honoursIds) => {
    const { token } = await signUp(server.url);
    const report = await runOutboxFaults({
      seed,
      rounds,
      url: server.url,
      token,
      fetch: globalThis.fetch,
      honoursIds,
      openStore: async (before) => createMemoryStore(before as MemoryStore),
    });
    expect(report.said).toBe(rounds);
    console.log(JSON.stringify({ seed, honoursIds, ...report }));
  });
});
