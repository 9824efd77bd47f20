import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What the benchmarks' chat server is asked to answer. */
export type Order =
  /** Events that carry their sending time in nanoseconds on the machine's monotonic clock. */
  { kind: 'events'; id: number; events: number; perSecond: number; padding?: number } | { kind: 'bulk'; bytes: number };

export interface Upstream {
  /** The chat endpoint. */
  url: string;
  /** Resolves with the time (ms, monotonic) at which the server saw the answer of this order cut off; never when it did not. */
  closed(id: number): Promise<number>;
  stop(): void;
}

type Report = { type: 'listening'; port: number } | { type: 'closed'; id: number; at: string };

/** Starts the chat server of the benchmarks. */
export async function startUpstream(): Promise<Upstream> {
  const child = fork(join(import.meta.dirname, 'upstream-process.ts'));
  const closedAt = new Map<number, number>();
  const waiting = new Map<number, (at: number) => void>();
  const port = await new Promise<number>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`The chat server of the benchmarks ended with code ${code ?? 'none'}.`)));
    child.on('message', (message) => {
      const report = message as Report;
      if (report.type === 'listening') {
        resolve(report.port);
        return;
      }
      const at = Number(BigInt(report.at)) / 1e6;
      closedAt.set(report.id, at);
      waiting.get(report.id)?.(at);
    });
  });
  return {
    url: `http://127.0.0.1:${port}/chatkit`,
    closed: (id) => {
      const at = closedAt.get(id);
      return at === undefined ? new Promise((resolve) => waiting.set(id, resolve)) : Promise.resolve(at);
    },
    stop: () => child.disconnect(),
  };
}
