import { createLocalServer } from '../../src/main/local-server/local-server.ts';
import type { Child } from '../../src/main/child.ts';
import { createServerProcess } from '../../src/main/local-server/server-process.ts';
import type { KeptSecret } from '../../src/main/secret-keeper.ts';

const log = { info() {}, warn() {}, error() {} };

/** The keeper of the embedded server, with children that a test drives by hand, and a schedule whose callbacks it runs by hand. */
export function harness(dataKey?: () => Promise<KeptSecret>) {
  const said: string[] = [];
  const clock = { now: 1_000_000 };
  let asides = 0;
  const children: { sent: unknown[]; say(message: unknown): void; exit(code: number): void; killed: boolean }[] = [];
  const timers: { callback: () => void; delayMs: number }[] = [];
  const schedule = (callback: () => void, delayMs: number) => {
    const timer = { callback, delayMs };
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
  };
  const start = () => {
    const messages: ((message: unknown) => void)[] = [];
    const exits: ((code: number) => void)[] = [];
    const record = { sent: [] as unknown[], say: (m: unknown) => messages.forEach((f) => f(m)), exit: (c: number) => exits.forEach((f) => f(c)), killed: false };
    const child: Child = {
      post: (message) => void record.sent.push(message),
      onMessage: (listener) => void messages.push(listener),
      onExit: (listener) => void exits.push(listener),
      hold: () => undefined,
      kill: () => {
        record.killed = true;
        record.exit(137);
      },
    };
    children.push(record);
    return createServerProcess(child, schedule);
  };
  const server = createLocalServer({
    start,
    schedule,
    now: () => clock.now,
    log,
    dataKey,
    setAside: async () => void (asides += 1),
    onChange: ({ status }) => void said.push(status),
  });
  return { children, timers, clock, said, asides: () => asides, server };
}
