/** The history's thread as src/main/history-worker.ts has it, of a program as new as the environment says. */
import { parentPort } from 'node:worker_threads';
import type { HistoryRequest } from '../../../src/main/history/protocol.ts';
import { createHistoryService } from '../../../src/main/history/service.ts';
import { schedule } from '../../../src/main/schedule.ts';
import { migrationsUpTo } from './later.ts';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only.');
const migrations = migrationsUpTo(Number(process.env['LATCHKEY_VICTIM_VERSION']));
const service = createHistoryService({ send: (message) => port.postMessage(message), schedule, now: Date.now, migrations });
port.on('message', (request) => service.handle(request as HistoryRequest));
