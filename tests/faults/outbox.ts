import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { signUp, temporaryFolder } from '../support/embedded-server.ts';
import { freshFetch } from '../support/fault-proxy/fresh-fetch.ts';
import { startFaultProxy } from '../support/fault-proxy/proxy.ts';
import { idsFrom, startApp, withoutMessageIds } from '../support/outbox-faults/app.ts';
import { startChatServer } from '../support/outbox-faults/chat-server.ts';
import { openDiskStore } from '../support/outbox-faults/disk-store.ts';
import { runOutboxFaults, type OutboxFaultReport } from '../support/outbox-faults/outbox-faults.ts';
import { startRemoteApp } from '../support/outbox-faults/remote-app.ts';
import { seededRandom } from '../support/random.ts';
import { FaultViolation, type FaultRun } from './fault-run.ts';

/** Messages with one sign-in and one history: they are said long before its token ends. */
const roundsPerPart = 250;

/**
 * `patienceMs`: longest wait for a silent server. One that cannot tell a message by its id must not be taken for silent because
 * the machine is busy. `skewMs`: how wrong the clock of the app may be; without ids, times are what tells an older message apart.
 */
const limits = { honoursIds: { patienceMs: 1_500, skewMs: 24 * 3_600_000 }, knowsNoIds: { patienceMs: 15_000, skewMs: 5 * 60_000 } };

/**
 * Messages through the real outbox with its real, encrypted history, over the fault proxy, to a real server in a process of
 * its own: each arrives once and in the order of its thread. Every other part runs the app in its own process, ended by
 * `kill -9`; in the others it ends within this process, the thread of its history in the middle of its work.
 */
export async function driveOutbox({ seed, rounds, onRound }: FaultRun): Promise<OutboxFaultReport> {
  const folder = temporaryFolder();
  const server = await startChatServer(join(folder.path, 'server'));
  const proxy = await startFaultProxy(Number(new URL(server.url()).port));
  const total: OutboxFaultReport = { said: 0, edits: 0, removals: 0, renames: 0, kills: 0, restarts: 0, faults: 0 };
  try {
    for (let done = 0, part = 0; done < rounds; part += 1) {
      const next = Math.min(partLength(rounds), rounds - done);
      const report = await runPart(part, next, (round) => onRound?.(done + round));
      for (const key of Object.keys(total) as (keyof OutboxFaultReport)[]) total[key] += report[key];
      done += next;
    }
    return total;
  } finally {
    await proxy.close();
    await server.stop();
    folder.remove();
  }

  async function runPart(part: number, length: number, onPartRound: (round: number) => void): Promise<OutboxFaultReport> {
    const { token } = await signUp(server.url());
    const honoursIds = part % 4 < 2;
    const ownProcess = part % 2 === 1;
    const history = { folder: join(folder.path, `history-${part}`), key: randomBytes(32).toString('hex') };
    const { patienceMs, skewMs: maxSkewMs } = honoursIds ? limits.honoursIds : limits.knowsNoIds;
    try {
      return await runOutboxFaults({
        seed: seed + part,
        rounds: length,
        server,
        proxy,
        token,
        honoursIds,
        onRound: onPartRound,
        startApp(run) {
          const ownSeed = (seed + part) * 1_000 + run;
          const random = seededRandom(ownSeed);
          const common = { url: proxy.origin, token, patienceMs, skewMs: Math.round((random() * 2 - 1) * maxSkewMs) };
          if (ownProcess) return startRemoteApp({ ...common, ...history, seed: ownSeed, honoursIds });
          return startApp({
            ...common,
            fetch: honoursIds ? freshFetch : withoutMessageIds(freshFetch),
            openStore: () => openDiskStore(history.folder, history.key),
            random,
            newId: idsFrom(random),
          });
        },
      });
    } catch (error) {
      throw new FaultViolation(`LATCHKEY_SEED=${seed}, outbox, part ${part}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** At least four parts, one of each kind. */
function partLength(rounds: number): number {
  return Math.max(1, Math.min(roundsPerPart, Math.ceil(rounds / 4)));
}
