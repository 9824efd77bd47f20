import { signUp, startEmbeddedServer, temporaryFolder } from '../support/embedded-server.ts';
import { createMemoryStore, type MemoryStore } from '../support/outbox-faults/memory-store.ts';
import { runOutboxFaults } from '../support/outbox-faults/outbox-faults.ts';
import { FaultViolation, type FaultRun } from './fault-run.ts';

/** Messages with one sign-in: they are said long before its token ends. */
const roundsPerToken = 500;

/**
 * Messages through the real outbox to a real server over a failing network, the app killed now and then: each arrives
 * once and in the order of its thread.
 */
export async function driveOutbox({ seed, rounds, onRound }: FaultRun): Promise<{ messages: number; kills: number }> {
  const folder = temporaryFolder();
  const server = await startEmbeddedServer(folder.path);
  const figures = { messages: 0, kills: 0 };
  try {
    for (let done = 0, part = 0; done < rounds; part += 1) {
      const next = Math.min(roundsPerToken, rounds - done);
      const { token } = await signUp(server.url);
      const report = await runOutboxFaults({
        seed: seed + part,
        rounds: next,
        url: server.url,
        token,
        fetch,
        honoursIds: part % 2 === 0,
        openStore: (before) => Promise.resolve(createMemoryStore(before as MemoryStore | undefined)),
      }).catch((error: unknown) => {
        throw new FaultViolation(`LATCHKEY_SEED=${seed + part}, outbox: ${error instanceof Error ? error.message : String(error)}`);
      });
      figures.messages += report.said;
      figures.kills += report.kills;
      done += next;
      onRound?.(done);
    }
    return figures;
  } finally {
    await server.stop();
    folder.remove();
  }
}
