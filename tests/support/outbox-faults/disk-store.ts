import { createHistoryHost } from '../../../src/main/history/host.ts';
import type { HistoryPort } from '../../../src/main/history/protocol.ts';
import { schedule } from '../../../src/main/schedule.ts';
import { forkHistory } from '../fork-history.ts';
import { quietLog } from '../quiet-log.ts';
import type { OpenedStore } from './app.ts';

/** The app's own history, encrypted, in a process of its own that can be killed in the middle of its work. */
export async function openDiskStore(folder: string, key: string): Promise<OpenedStore> {
  const ports: HistoryPort[] = [];
  let ended = false;
  function spawn(): HistoryPort {
    if (ended) throw new Error('This history has ended with its app.');
    const port = forkHistory();
    ports.push(port);
    return port;
  }
  const host = createHistoryHost({ spawn, spawnProcess: spawn, schedule, log: quietLog() });
  const opening = await host.open({ folder, key });
  if (opening.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(opening)}`);
  if (opening.salvaged !== undefined) throw new Error('The history was damaged.');
  return {
    store: opening.store,
    async crash() {
      ended = true;
      await Promise.all(ports.map((port) => port.terminate()));
    },
  };
}
