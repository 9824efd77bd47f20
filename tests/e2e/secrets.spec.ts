import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { answered, send, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/fixtures.ts';

/** Three base64url parts, the first the JSON of a JWT header. */
const jwt = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/;
const sessionCookie = /session_token/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info?.isDirectory()) return filesBelow(path);
    return info?.isFile() ? [path] : [];
  });
}

test.describe('secrets stay in main', () => {
  test('no token or session cookie is in any page’s memory, storage, console or visible headers, nor in the profile’s files', async ({ desk }) => {
    const page = await desk.open();
    const seen: string[] = [];
    page.on('console', (message) => seen.push(message.text()));
    page.on('request', (request) => seen.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`));
    page.on('response', (response) => seen.push(JSON.stringify(response.headers())));
    const ada = person();
    await signUp(page, ada);
    await send(page, 'How are tokens handled?');
    await answered(page);

    for (const frame of page.frames()) {
      const stored = await frame.evaluate(async () => {
        const databases = await indexedDB.databases();
        return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, databases, await caches.keys().catch(() => [])]);
      });
      seen.push(stored);
    }
    // A heap snapshot holds every string that is alive in the page's process.
    const session = await page.context().newCDPSession(page);
    const chunks: string[] = [];
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    const chat = page.frames().find((frame) => frame.parentFrame() !== null);
    const chatSession = await page.context().newCDPSession(chat!).catch(() => undefined);
    if (chatSession !== undefined) {
      chatSession.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
      await chatSession.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    }
    const heap = chunks.join('');
    expect(heap.length).toBeGreaterThan(100_000);
    // The snapshot is of the right process: it knows what is on the screen.
    expect(heap).toContain(ada.email);
    for (const text of [heap, ...seen]) {
      expect(text).not.toMatch(jwt);
      expect(text).not.toMatch(sessionCookie);
    }

    await desk.close();
    for (const path of filesBelow(desk.profile)) {
      const isServerData = path.startsWith(join(desk.profile, 'server'));
      const text = readFileSync(path, 'latin1');
      expect(jwt.test(text), path).toBe(false);
      if (!isServerData) expect(text.includes(ada.email), path).toBe(false);
      expect(text.includes(ada.password), path).toBe(false);
    }
  });

  test('the chat frame has no bridge and cannot reach the shell', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await expect(chatFrame(page).locator('openai-chatkit')).toBeVisible();
    const chat = page.frames().find((frame) => frame.parentFrame() !== null)!;
    const reach = await chat.evaluate(async () => {
      const attempt = (run: () => unknown): string => {
        try {
          return String(run());
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        bridge: typeof (window as { latchkey?: unknown }).latchkey,
        parent: attempt(() => (window.parent as unknown as { latchkey: unknown }).latchkey),
        // In a task of its own: a debugger's own evaluation is exempt from the policy.
        evaluation: await new Promise((resolve) => setTimeout(() => resolve(attempt(() => (globalThis as unknown as { eval(code: string): unknown }).eval('1'))))),
        html: attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        node: typeof (globalThis as { require?: unknown; process?: unknown }).process,
      };
    });
    expect(reach).toEqual({ bridge: 'undefined', parent: 'SecurityError', evaluation: 'EvalError', html: 'TypeError', node: 'undefined' });
  });
});
