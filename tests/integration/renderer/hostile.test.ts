import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { chromium } from '@playwright/test';
import type { Browser, Frame, Page, Request } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveChat } from '../../support/element-harness/serve-chat.ts';
import type { ServedChat } from '../../support/element-harness/serve-chat.ts';
import { thread } from '../../support/chatkit-events.ts';
import { diagrams } from '../../support/hostile-markdown/diagrams.ts';
import { findOffences } from '../../support/hostile-markdown/offences.ts';
import { hostileStream, hostileThreads } from '../../support/hostile-markdown/threads.ts';
import { assistant } from '../../support/chatkit-events.ts';

const executablePath = [process.env['LATCHKEY_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));

interface Observed {
  dialogs: string[];
  /** Requests to anywhere but the page's own origin; of sandboxed frames only what left the browser. */
  strangers: string[];
  /** Main-thread tasks beyond 200 ms, in ms: told, not asserted, since a busy machine has them, too. */
  long: number[];
  violations: string[];
}

describe.skipIf(executablePath === undefined)('hostile text in the chat page, in Chromium', () => {
  let browser: Browser;
  let chat: ServedChat;
  let page: Page;
  /** The only way out: whoever gets there has left the browser. */
  let outside: Server;
  const seen: Observed = { dialogs: [], strangers: [], long: [], violations: [] };

  beforeAll(async () => {
    chat = await serveChat(({ type, params }) => {
      if (type === 'threads.get_by_id') {
        const id = String(params['thread_id']);
        const diagram = diagrams[Number(id.replace('thr_diagram_', ''))];
        const { title, items } = hostileThreads.get(id) ?? { title: id, items: diagram === undefined ? [] : [assistant('a1', diagram.text)] };
        return Response.json(thread({ id, title, items: { data: items, has_more: false } }));
      }
      if (type === 'threads.create') return new Response(hostileStream().map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''), { headers: { 'content-type': 'text/event-stream' } });
      return Response.json({ data: [], has_more: false });
    });
    outside = createServer((socket) => {
      socket.once('data', (data) => {
        const [line = ''] = data.toString('latin1').split('\r\n');
        // Chromium asks its maker for updates of its own.
        if (!/[ ./](?:google|googleapis|gstatic|gvt1)\.com[:/]/.test(line)) seen.strangers.push(line);
        socket.destroy();
      });
      socket.on('error', () => undefined);
    });
    outside.listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const proxy = { server: `http://127.0.0.1:${(outside.address() as AddressInfo).port}`, bypass: '127.0.0.1' };
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'], proxy });
    page = await browser.newPage();
    page.on('dialog', (dialog) => {
      seen.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = request.url();
      // A sandbox may be gone before it is told that its policy stopped a request.
      if (frameOf(request) !== page.mainFrame()) return;
      if (!url.startsWith(chat.url) && !/^(?:blob|data):/.test(url)) seen.strangers.push(url.slice(0, 200));
    });
    // What the policy stopped has not left.
    page.on('requestfailed', (request) => {
      const at = request.failure()?.errorText === 'csp' ? seen.strangers.indexOf(request.url().slice(0, 200)) : -1;
      if (at >= 0) seen.strangers.splice(at, 1);
    });
    await page.exposeFunction('tellLong', (ms: number) => seen.long.push(ms));
    await page.exposeFunction('tellViolation', (text: string) => seen.violations.push(text));
    await page.addInitScript(() => {
      const tell = globalThis as unknown as { tellLong: (ms: number) => void; tellViolation: (text: string) => void };
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) if (duration > 200) tell.tellLong(Math.round(duration));
      }).observe({ type: 'longtask' });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => tell.tellViolation(`${effectiveDirective} ${blockedURI} ${sample}`));
    });
    await page.goto(chat.url);
    await page.waitForFunction(() => document.querySelector('openai-chatkit')?.shadowRoot?.querySelector('.composer') !== null);
  }, 120_000);

  afterAll(async () => {
    if (seen.long.length > 0) console.log(`Tasks beyond 200 ms while showing hostile text: ${seen.long.join(', ')} ms`);
    await browser.close();
    await chat.close();
    outside.close();
  });

  beforeEach(() => {
    for (const list of [seen.dialogs, seen.strangers, seen.violations]) list.length = 0;
  });

  /** Opens a thread and waits until everything that is drawn bit by bit is there. */
  async function open(id: string): Promise<void> {
    await page.evaluate(async (threadId) => {
      const element = document.querySelector('openai-chatkit') as unknown as { setThreadId: (id: string) => Promise<void>; shadowRoot: ShadowRoot };
      await element.setThreadId(threadId);
      const quiet = async (): Promise<void> => {
        let size = -1;
        for (let same = 0; same < 8; ) {
          await new Promise((done) => requestAnimationFrame(done));
          const now = element.shadowRoot.querySelectorAll('*').length;
          same = now === size ? same + 1 : 0;
          size = now;
        }
      };
      await quiet();
    }, id);
  }

  /** `violations`: the policy had nothing to stop, either. */
  async function expectHarmless(what: string, violations: readonly string[] = seen.violations): Promise<void> {
    const { offences, canary, url } = await page.evaluate<{ offences: string[]; canary: unknown; url: string }>(`(() => {
      const find = ${findOffences.toString()};
      const { shadowRoot } = document.querySelector('openai-chatkit');
      return { offences: find(shadowRoot, location.origin), canary: globalThis.canary, url: location.href };
    })()`);
    // That the policy stopped a request is told after the request.
    await vi.waitFor(() => expect({ what, offences, canary, url, ...seen, violations, long: [] }).toEqual({ what, offences: [], canary: undefined, url: chat.url, dialogs: [], strangers: [], violations: [], long: [] }), { timeout: 5_000 });
  }

  it.each([...hostileThreads.keys()])('shows %s without running, loading or leaving anything', async (id) => {
    await open(id);
    await expectHarmless(id);
    // Pictures of a megabyte of text are painted by the processor here, and other work may want it.
  }, 180_000);

  it('shows notices, progress and titles of a stream without harm', async () => {
    await page.evaluate(() => (document.querySelector('openai-chatkit') as unknown as { setThreadId: (id: null) => Promise<void> }).setThreadId(null));
    await page.evaluate(() => (document.querySelector('openai-chatkit') as unknown as { sendUserMessage: (message: { text: string }) => Promise<void> }).sendUserMessage({ text: 'go' }));
    await page.waitForFunction(() => (document.querySelector('openai-chatkit')?.shadowRoot?.querySelectorAll('.notice').length ?? 0) > 100);
    await expectHarmless('notices');
  });

  it('falls back to plain text where the parser would take too long, and offers the rest', async () => {
    const last = [...hostileThreads.keys()].filter((id) => id.startsWith('thr_text_')).at(-1)!;
    await open(last);
    await page.waitForFunction(() => (document.querySelector('openai-chatkit')?.shadowRoot?.querySelectorAll('.plain-note').length ?? 0) > 5);
    expect(await page.locator('.plain-text .text-button').count()).toBeGreaterThan(0);
  });

  it('draws hostile diagrams in their sandbox only: as images, without scripts, links or loads', async () => {
    for (const at of [0, 1, 3, 4, 5, 6, 9, 11, 17]) {
      await open(`thr_diagram_${at}`);
      await page.locator('.code-actions .text-button').click();
      await page.locator('.diagram, .diagram-note[role=alert]').first().waitFor({ timeout: 15_000 });
      expect(await page.locator('iframe').count()).toBe(0);
      // In the sandbox the policy is what holds.
      await expectHarmless(diagrams[at]!.name, []);
    }
  }, 60_000);
});

/** `undefined`: it is gone. */
function frameOf(request: Request): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}
