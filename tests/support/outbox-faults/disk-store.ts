import { createHistoryHost } from '../../../src/main/history/host.ts';
import type { HistoryPort } from '../../../src/main/history/protocol.ts';
import { spawnHistoryWorker } from '../../../src/main/history/worker-port.ts';
import { schedule } from '../../../src/main/schedule.ts';
import { quietLog } from '../quiet-log.ts';
import type { OpenedStore } from './app.ts';

/** The app's own history, encrypted, in a thread of its own that can be ended in the middle of its work. */
export async function openDiskStore(folder: string, key: string): Promise<OpenedStore> {
  let port: HistoryPort | undefined;
  const host = createHistoryHost({
    spawn() {
      if (port !== undefined) throw new Error('This history has ended with its app.');
      return (port = spawnHistoryWorker(new URL('../../../src/main/history-worker.ts', import.meta.url)));
    },
    schedule,
    log: quietLog(),
  });
  const opening = await host.open({ folder, key });
  if (opening.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(opening)}`);
  if (opening.salvaged !== undefined) throw new Error('The history was damaged.');
  return { store: opening.store, crash: async () => port?.terminate() };
}
