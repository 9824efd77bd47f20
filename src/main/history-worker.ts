/** Entry of the thread that all histories live in (src/main/history). */
import { parentPort } from 'node:worker_threads';
import { createHistoryService } from './history/service.ts';
import type { HistoryRequest } from './history/protocol.ts';
import { schedule } from './schedule.ts';

const port = parentPort;
if (port === null) throw new Error('history-worker runs as a worker thread only.');
const service = createHistoryService({ send: (message) => port.postMessage(message), schedule, now: Date.now });
port.on('message', (request) => service.handle(request as HistoryRequest));
