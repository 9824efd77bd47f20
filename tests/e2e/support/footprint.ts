/** What the running app holds: memory, processes, and what would add up if something were not let go. */
import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Frame, Page } from '@playwright/test';
import { median } from '../../../bench/support/benchmark.ts';
import { treePssMb } from '../../../bench/support/electron.ts';
import type { DesktopApi } from '../../../src/shared/desktop-api.ts';
import type { Desk } from './fixtures.ts';

export interface Look {
  /** All processes, each shared page counted once, MiB. */
  memoryMb: number;
  counts: {
    /** Answers that are being read. */
    streams: number;
    processes: number;
    /** Listeners that the pages' scripts have on anything of the document. */
    shellListeners: number;
    chatListeners: number;
    /** Timers, sockets, pipes and files that keep the main process's loop alive. */
    handles: number;
  };
}

/** Not a wait for something: memory is looked at when nothing happens any more. */
export const settle = (): Promise<void> => delay(1_500);

/** Looks at an app on the empty new chat, after both pages have collected their garbage. */
export async function look(desk: Desk, page: Page): Promise<Look> {
  const application = desk.electron();
  if (application === undefined) throw new Error('Only Electron’s processes can be looked at.');
  const chat = page.frames().find((frame) => frame.url().startsWith('app://chat'));
  if (chat === undefined) throw new Error('The chat frame is gone.');
  const shellListeners = await listenersOf(page, page);
  const chatListeners = await listenersOf(page, chat);
  const { handles, processes } = await application.evaluate(({ app }) => ({ handles: process.getActiveResourcesInfo().length, processes: app.getAppMetrics().length }));
  const streams = await page.evaluate(async () => {
    const { latchkey } = window as unknown as { latchkey: DesktopApi };
    const answer = await latchkey.methods['streams.list']();
    return answer.ok ? answer.value.threads.length : Number.NaN;
  });
  return { memoryMb: treePssMb(application.process().pid ?? 0), counts: { streams, processes, shellListeners, chatListeners, handles } };
}

async function listenersOf(page: Page, of: Page | Frame): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(of);
  try {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? 0;
  } finally {
    await session.detach();
  }
}

/** How much more memory the later looks have, as a part of the earlier ones'. */
export function drift(early: readonly Look[], late: readonly Look[]): number {
  const memory = (looks: readonly Look[]): number => median(looks.map(({ memoryMb }) => memoryMb));
  return memory(late) / memory(early) - 1;
}

export function describeCounts({ memoryMb, counts }: Look): string {
  return `${memoryMb.toFixed(0)} MiB ${Object.entries(counts).map(([name, value]) => `${name} ${value}`).join(', ')}`;
}

/**
 * What has become more from the first looks to the last ones, with its numbers. A count may be higher in one look by chance, in
 * the middle of something; where the least of the last looks is over the middle of the first ones, it was not let go.
 */
export function addedUp(early: readonly Look[], late: readonly Look[]): string[] {
  const names = Object.keys(early[0]?.counts ?? {}) as (keyof Look['counts'])[];
  const of = (looks: readonly Look[], name: keyof Look['counts']): number[] => looks.map(({ counts }) => counts[name]);
  return names.flatMap((name) => {
    const [before, after] = [median(of(early, name)), Math.min(...of(late, name))];
    // What could not be counted is no proof of anything.
    return after <= before ? [] : [`${name}: ${after} after the last rounds, ${before} after the first`];
  });
}
