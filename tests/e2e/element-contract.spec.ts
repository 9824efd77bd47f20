import type { ChatKitOptions } from '@openai/chatkit';
import { expect, test, type Page } from '@playwright/test';
import { thread, user } from '../support/chatkit-events.ts';
import { answered, cancellable, created, said, toolCall } from '../support/conversation.ts';
import { buildContractPage, contractOrigin as origin, json, namesOf as names, plainOptions as base, stream } from '../support/element-harness/contract-harness.ts';
import type { Answer, Sent } from '../support/element-harness/contract-harness.ts';

/** The element on a page of its own, by hand and through the React binding: the contract of §7 where only a browser keeps it. */
let built: Awaited<ReturnType<typeof buildContractPage>>;
let sent: Sent[];
let foreign: string[];

test.beforeAll(async () => {
  built = await buildContractPage();
});
test.afterAll(() => built.dispose());
test.beforeEach(async ({ page }, info) => {
  test.skip(info.project.name === 'electron', 'a page of an integrator is the same in Electron; the other files open ours there');
  ({ sent, foreign } = await built.serve(page, answerOf));
});

function answerOf(type: string, { thread_id }: Record<string, unknown>): Answer {
  switch (type) {
    case 'threads.create':
      return stream(created('thr_new'), said('Hi'), cancellable, { type: 'client_effect', name: 'spark', data: { n: 1 } }, answered('a1', 'See [the order](chatkit-link://order?id=7).'));
    case 'threads.add_user_message':
      return stream(said('Tool'), cancellable, toolCall('fc_1'));
    case 'threads.add_client_tool_output':
      return stream(cancellable, answered('a2', 'Done'));
    case 'threads.get_by_id':
      return json(thread({ id: String(thread_id), items: { data: [user('u1', 'Earlier')], has_more: false } }));
    default:
      return json({ data: [], has_more: false });
  }
}

async function setOptions(page: Page, options: Partial<ChatKitOptions> = {}): Promise<void> {
  await page.evaluate((text) => window.contract.element.setOptions(JSON.parse(text) as ChatKitOptions), JSON.stringify({ ...base, ...options }));
}

/** The element on the page with these options, and ready. */
async function open(page: Page, options: Partial<ChatKitOptions> = {}): Promise<void> {
  await page.goto(origin);
  await page.evaluate(() => document.body.append(window.contract.element));
  await setOptions(page, options);
  await expect.poll(() => names(page)).toContain('chatkit.ready');
}

test.describe('by hand', () => {
  test('methods wait for options and a page, then happen in order; every event comes in its place', async ({ page }) => {
    await page.goto(origin);
    const sending = page.evaluate(() => window.contract.element.sendUserMessage({ text: 'Hi', reply: 'Q', toolChoice: { id: 't' }, model: 'm' }));
    await setOptions(page);
    expect(await names(page)).toEqual([]);
    await page.evaluate(() => document.body.append(window.contract.element));
    await sending;
    await expect(page.getByText('See the order', { exact: false }).first()).toBeVisible();
    expect(sent.find(({ type }) => type === 'threads.create')?.params['input']).toEqual({
      content: [{ type: 'input_text', text: 'Hi' }], quoted_text: 'Q', attachments: [], inference_options: { model: 'm', tool_choice: { id: 't' } },
    });
    const seen = (await names(page)).filter((name) => name !== 'chatkit.log');
    expect(seen).toEqual(['chatkit.ready', 'chatkit.response.start', 'chatkit.thread.change', 'chatkit.effect', 'chatkit.response.end']);
    await page.getByRole('button', { name: 'the order' }).click();
    const events = await page.evaluate(() => window.contract.events);
    expect(events).toContainEqual({ name: 'chatkit.thread.change', detail: { threadId: 'thr_new' } });
    expect(events).toContainEqual({ name: 'chatkit.effect', detail: { name: 'spark', data: { n: 1 } } });
    expect(events.at(-1)).toEqual({ name: 'chatkit.deeplink', detail: { name: 'order', data: { id: '7' } } });
  });

  test('new options change what they say and nothing else: same field, same text, no request', async ({ page }) => {
    await open(page, { initialThread: 'thr_1' });
    await expect(page.getByText('Earlier')).toBeVisible();
    const field = page.getByLabel('Message', { exact: true });
    await field.fill('half a sen');
    const handle = await field.elementHandle();
    const requests = sent.length;
    await setOptions(page, {
      initialThread: 'thr_9', frameTitle: 'Help', locale: 'de', theme: { colorScheme: 'dark', color: { accent: { primary: 'rebeccapurple', level: 2 } } },
    });
    await expect(page.locator('openai-chatkit')).toHaveAttribute('data-color-scheme', 'dark');
    await expect(page.getByRole('region', { name: 'Help' })).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(window.contract.element).getPropertyValue('--accent'))).toBe('#663399');
    expect(await handle.evaluate((node) => [node.isConnected, (node as HTMLTextAreaElement).value])).toEqual([true, 'half a sen']);
    expect(sent).toHaveLength(requests);
  });

  test('fonts from elsewhere are never fetched, and that is told', async ({ page }) => {
    await open(page, { theme: { typography: { fontFamily: 'Remote', fontSources: [{ family: 'Remote', src: 'https://fonts.example/a.woff2' }] } } });
    await expect.poll(() => page.evaluate(() => window.contract.events.filter(({ name }) => name === 'chatkit.log').map(({ detail }) => (detail as { name: string }).name))).toContain('theme.fonts_ignored');
    expect(foreign).toEqual([]);
    expect(await page.evaluate(() => document.fonts.size)).toBe(0);
  });

  test('a session hosted by OpenAI is refused in words, and a wrong option by its path', async ({ page }) => {
    await page.goto(origin);
    const refusals = await page.evaluate(() =>
      [{ api: { getClientSecret: () => Promise.resolve('') } }, { api: { url: '/c' }, composer: { models: [{ id: 1 }] } }].map((options) => {
        try {
          window.contract.element.setOptions(options as never);
          return 'taken';
        } catch (error) {
          return String(error);
        }
      }),
    );
    expect(refusals[0]).toContain('getClientSecret is for sessions hosted by OpenAI');
    expect(refusals[1]).toContain('composer.models[0].id must be a non-empty string');
  });

  test('a thread can be opened, left, and refused as integrators know it', async ({ page }) => {
    await open(page);
    await page.evaluate(() => window.contract.element.setThreadId('thr_1'));
    await expect(page.getByText('Earlier')).toBeVisible();
    await page.evaluate(() => window.contract.element.setThreadId(null));
    await expect(page.getByText('What can I help with today?')).toBeVisible();
    const refusal = await page.evaluate(() => window.contract.element.sendCustomAction({ type: 'x' }).then(() => 'taken', String));
    expect(refusal).toBe('IntegrationError: ChatKit: sendAction() ignored - no active thread.');
    expect((await names(page)).filter((name) => name.startsWith('chatkit.thread'))).toEqual([
      'chatkit.thread.change', 'chatkit.thread.load.start', 'chatkit.thread.load.end', 'chatkit.thread.change',
    ]);
  });

  test('an element that leaves the page and comes back is ready again, and what waits is done', async ({ page }) => {
    await open(page);
    await page.evaluate(async () => {
      const { element } = window.contract;
      element.remove();
      await new Promise((later) => setTimeout(later));
      const waiting = element.setComposerValue({ text: 'kept for later' });
      document.body.append(element);
      await waiting;
    });
    await expect(page.getByLabel('Message', { exact: true })).toHaveValue('kept for later');
    expect((await names(page)).filter((name) => name === 'chatkit.ready')).toHaveLength(2);
  });
});

test.describe('through the React binding', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(`${origin}/?react`);
    await expect(page.getByText('Earlier')).toBeVisible();
  });

  test('ready and the first load are heard although the binding listens late', async ({ page }) => {
    expect(await page.evaluate(() => window.contract.told)).toEqual(['ready', 'load thr_1']);
  });

  test('every callback is the latest closure, and a changed address counts from the next request', async ({ page }) => {
    await page.evaluate(() => window.contract.change({ count: 7 }));
    const field = page.getByLabel('Message', { exact: true });
    await field.fill('Tool');
    await page.evaluate(() => window.contract.change({ theme: 'dark' }));
    await expect(page.locator('openai-chatkit')).toHaveAttribute('data-color-scheme', 'dark');
    await field.press('Enter');
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
    expect(sent.at(-1)).toMatchObject({ type: 'threads.add_client_tool_output', params: { result: { count: 7 } }, headers: { 'x-count': '7' } });
    expect((await page.evaluate(() => window.contract.told)).at(-1)).toBe('end 7');
    expect(sent.filter(({ type }) => type === 'threads.get_by_id')).toHaveLength(1);
    await page.evaluate(() => window.contract.change({ url: '/elsewhere' }));
    await field.fill('Tool');
    await field.press('Enter');
    await expect.poll(() => sent.at(-1)?.path).toBe('/elsewhere');
  });
});
