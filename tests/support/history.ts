import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { HistoryHost, HistoryStore } from '../../src/main/history-store.ts';
import { createHistoryHost, type HistoryHostDeps } from '../../src/main/history/host.ts';
import type { HistoryMessage, HistoryPort } from '../../src/main/history/protocol.ts';
import { createHistoryService, type HistoryServiceDeps } from '../../src/main/history/service.ts';
import { spawnHistoryWorker } from '../../src/main/history/worker-port.ts';
import { schedule } from '../../src/main/schedule.ts';
import type { ThreadItem } from '../../src/shared/chatkit/types.ts';
import { forkHistory } from './fork-history.ts';
import { quietLog } from './quiet-log.ts';

export const historyKey = '5f'.repeat(32);
export const otherHistoryKey = 'a3'.repeat(32);

/** A folder that is gone after the test. */
export function historyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'account');
}

/** The history's service in the test's own thread, behind the port that a worker would have; messages are copied all the same. */
export function inProcessPort(deps: Partial<Omit<HistoryServiceDeps, 'send'>> = {}): HistoryPort {
  let deliver: (message: HistoryMessage) => void = () => undefined;
  let end: () => void = () => undefined;
  const service = createHistoryService({
    now: Date.now,
    schedule: () => () => undefined,
    ...deps,
    send(message) {
      const copy = structuredClone(message);
      queueMicrotask(() => deliver(copy));
    },
  });
  return {
    post: (request) => service.handle(structuredClone(request)),
    onMessage: (listener) => (deliver = listener),
    onExit: (listener) => (end = listener),
    hold: () => undefined,
    async terminate() {
      service.dispose();
      end();
    },
  };
}

/** A host whose histories live in the test's own thread. */
export function localHistoryHost(deps: Partial<Omit<HistoryServiceDeps, 'send'>> = {}): HistoryHost {
  const host = createHistoryHost({ spawn: () => inProcessPort(deps), spawnProcess: () => inProcessPort(deps), schedule: deps.schedule ?? (() => () => undefined), log: quietLog() });
  onTestFinished(() => host.dispose());
  return host;
}

/** A host as the app has it, with a real thread. `onProcess` is told of each process. */
export function workerHistoryHost(given: HistoryHostDeps['schedule'] = schedule, onProcess: (port: HistoryPort) => void = () => undefined): HistoryHost {
  const host = createHistoryHost({
    spawn: () => spawnHistoryWorker(new URL('../../src/main/history-worker.ts', import.meta.url)),
    spawnProcess() {
      const port = forkHistory();
      onProcess(port);
      return port;
    },
    schedule: given,
    log: quietLog(),
  });
  onTestFinished(() => host.dispose());
  return host;
}

/** An open store in memory, or in `folder`. */
export async function openTestHistory(options: { folder?: string; key?: string; host?: HistoryHost } = {}): Promise<HistoryStore> {
  const host = options.host ?? localHistoryHost();
  const opening = await host.open({ folder: options.folder ?? '', key: options.folder === undefined ? undefined : (options.key ?? historyKey) });
  if (opening.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(opening)}`);
  return opening.store;
}

/** An ISO time, `minutes` after the start of 2026. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString();
}

export function userMessage(id: string, text: string, minutes = 0, threadId = 'thr_1'): ThreadItem {
  return { id, thread_id: threadId, created_at: at(minutes), type: 'user_message', content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
}

export function assistantMessage(id: string, text: string, minutes = 0, threadId = 'thr_1'): ThreadItem {
  return { id, thread_id: threadId, created_at: at(minutes), type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] };
}
