/** The embedded server in a process of its own, answering in one word: `node chat-process.ts FOLDER`. Tells its address, and ends with its parent. */
import type { Responder } from '../../../src/server/responder.ts';
import { startEmbeddedServer } from '../embedded-server.ts';

const brief: Responder = {
  async *respond(turn) {
    yield { type: 'thread.item.done', item: { ...turn.itemBase('assistant_message'), type: 'assistant_message', content: [{ type: 'output_text', text: 'Yes.', annotations: [] }] } };
  },
};

const server = await startEmbeddedServer(process.argv[2] ?? '', { choose: () => brief, lockTimeoutMs: 2_000 });
process.on('disconnect', () => process.exit());
process.send?.(server.url);
