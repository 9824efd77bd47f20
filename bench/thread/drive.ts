import type { Browser, Page } from '@playwright/test';
import { watchPage, type Felt } from './watch.ts';
import { streamSeconds } from './samples.ts';

/** A page with the long thread open, at its end. */
export interface Contender {
  /** From asking for the thread to its last message being painted. */
  openMs: number;
  /** Begins the answer; resolves at its end. */
  stream(): Promise<void>;
  /** Where to type. */
  field: string;
}

export interface Streamed {
  felt: Felt;
  longestTaskMs: number;
}

const openLimitMs = 600_000;
const keyPauseMs = 120;

/** Our own page; all 10,000 items are read before the stream begins, by scrolling up as a person would. */
export async function openOurs(page: Page, url: string): Promise<Contender> {
  await page.goto(url);
  await page.locator('openai-chatkit textarea').waitFor();
  await page.evaluate(() => {
    const element = document.querySelector('openai-chatkit') as unknown as { setThreadId(id: string): Promise<void> };
    Object.assign(window, { openThread: () => element.setThreadId('thr_bench') });
  });
  const openMs = await timeOpening(page);
  return {
    openMs,
    field: 'openai-chatkit textarea',
    stream: () =>
      page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const element = document.querySelector('openai-chatkit') as unknown as HTMLElement & { sendUserMessage(message: { text: string }): Promise<void> };
            element.addEventListener('chatkit.response.end', () => resolve(), { once: true });
            void element.sendUserMessage({ text: 'Go on, please.' });
          }),
      ),
  };
}

export async function openRival(page: Page, url: string): Promise<Contender> {
  await page.goto(url);
  await page.locator('#root textarea').waitFor();
  const openMs = await timeOpening(page);
  await page.evaluate(() => document.querySelector('.scroller')?.scrollTo(0, 1e9));
  return { openMs, field: '#root textarea', stream: () => page.evaluate(() => (window as unknown as { stream(): Promise<void> }).stream()) };
}

/** Asks for the thread and waits, frame by frame, until the text of its last message is there; then for that frame's paint. */
function timeOpening(page: Page): Promise<number> {
  page.setDefaultTimeout(openLimitMs);
  return page.evaluate(async () => {
    const root = document.querySelector('openai-chatkit')?.shadowRoot ?? document;
    const shown = (): boolean => root.querySelector('a[href$="/9999"]') !== null;
    const startedAt = performance.now();
    await (window as unknown as { openThread(): Promise<void> }).openThread();
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    while (!shown()) await nextFrame();
    await nextFrame();
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - startedAt;
  });
}

/** Streams while somebody types, and watches. */
export async function streamInto(browser: Browser, page: Page, contender: Contender): Promise<Streamed> {
  await page.locator(contender.field).focus();
  await page.evaluate(`(${watchPage.toString()})()`);
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] });
  const progress = { over: false };
  const ended = contender.stream().then(() => (progress.over = true));
  const presses = (streamSeconds * 1_000) / keyPauseMs;
  for (let at = 0; at < presses && !progress.over; at += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(keyPauseMs);
  }
  await ended;
  const trace = JSON.parse((await browser.stopTracing()).toString()) as Trace;
  const felt = await page.evaluate(() => (window as unknown as { felt(): Felt }).felt());
  return { felt, longestTaskMs: longestTaskMs(trace) };
}

interface Trace {
  traceEvents: { name: string; ph: string; dur?: number; pid: number; tid: number; args?: { name?: string } }[];
}

/** The longest task of a page's main thread in a Chromium trace. */
export function longestTaskMs({ traceEvents }: Trace): number {
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask') && main.has(`${pid}:${tid}`));
  return Math.max(0, ...tasks.map(({ dur = 0 }) => dur)) / 1_000;
}
