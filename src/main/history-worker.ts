/** Entry of the thread that all histories live in, and of a process that looks at one (src/main/history). */
import v8 from 'node:v8';
import vm from 'node:vm';
import { createHeapRest } from '../shared/heap-rest.ts';
import { createHistoryService } from './history/service.ts';
import type { HistoryRequest } from './history/protocol.ts';
import { findParentChannel } from './parent-channel.ts';
import { schedule } from './schedule.ts';

const parent = findParentChannel();
if (parent === undefined) throw new Error('history-worker runs as a worker thread or a child process only.');
const heap = createHeapRest({ ...v8, ...vm });
const service = createHistoryService({ send: (message) => parent.post(message), schedule, now: Date.now, onQuiet: () => void heap.rest() });
parent.onMessage((request) => service.handle(request as HistoryRequest));
