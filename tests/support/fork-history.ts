import { fileURLToPath } from 'node:url';
import { forkNodeChild } from '../../src/main/fork.web.ts';
import { historyProcessPort } from '../../src/main/history/process-port.ts';
import type { HistoryPort } from '../../src/main/history/protocol.ts';

/** The history's service in a process of its own, from its source. */
export function forkHistory(): HistoryPort {
  return historyProcessPort(forkNodeChild(fileURLToPath(new URL('../../src/main/history-worker.ts', import.meta.url)), []));
}
