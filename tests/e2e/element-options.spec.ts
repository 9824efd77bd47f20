import { expect, test, type Page } from '@playwright/test';
import { assistant, thread, user, workflow } from '../support/chatkit-events.ts';
import { answered, cancellable, created, said } from '../support/conversation.ts';
import { buildContractPage, contractOrigin, json, namesOf, stream } from '../support/element-harness/contract-harness.ts';
import type { Answer, Sent } from '../support/element-harness/contract-harness.ts';

/** Options whose effect is something to see or to press. */
let built: Awaited<ReturnType<typeof buildContractPage>>;
let sent: Sent[];

test.beforeAll(async () => {
  built = await buildContractPage();
});
test.afterAll(() => built.dispose());
test.beforeEach(async ({ page }, info) => {
  test.skip(info.project.name === 'electron', 'a page of an integrator is the same in Electron; the other files open ours there');
  ({ sent } = await built.serve(page, answerOf));
  await page.goto(contractOrigin);
});

const tag = { type: 'input_tag' as const, id: 'e1', text: 'Ada', data: { team: 'x' }, interactive: true };

function answerOf(type: string, { thread_id }: Record<string, unknown>): Answer {
  const data = [{ ...user('u1', ''), content: [{ type: 'input_text' as const, text: 'Ask ' }, tag] }, workflow('w1', { summary: { duration: 2 } }), assistant('a0', 'She knows.')];
  if (type === 'threads.create') return stream(created('thr_new'), said('Hi'), cancellable, answered('a1', 'Hello'));
  if (type === 'threads.retry_after_item') return stream(cancellable, answered('a2', 'Hello again'));
  if (type !== 'threads.get_by_id') return json({ data: [thread({ id: 'thr_1', title: 'First' })], has_more: false });
  return json(thread({ id: String(thread_id), title: 'Its own title', items: { data, has_more: false } }));
}

/** Calls of the page's own callbacks. */
const called = (page: Page): Promise<unknown[]> => page.evaluate(() => window.contract.told as unknown[]);

test('the header has the fixed title and the buttons of the page, or is not there', async ({ page }) => {
  await page.evaluate(() => {
    const { element, told } = window.contract;
    const api = { url: '/chatkit', domainKey: 'x' };
    document.body.append(element);
    element.setOptions({
      api, initialThread: 'thr_1',
      header: { title: { text: 'Help desk' }, leftAction: { icon: 'menu', onClick: () => void told.push('left') }, rightAction: { icon: 'close', onClick: () => void told.push('right') } },
    });
    Object.assign(window, { change: (header: object) => element.setOptions({ api, header }) });
  });
  await expect(page.getByText('Help desk')).toBeVisible();
  await expect(page.getByText('She knows.')).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await called(page)).toEqual(['left', 'right']);
  const change = (header: object) => page.evaluate((next) => (window as unknown as { change: (header: object) => void }).change(next), header);
  await change({});
  const title = page.locator('header').getByText('Its own title');
  await expect(title).toBeVisible();
  await change({ title: { enabled: false } });
  await expect(title).toBeHidden();
  await change({ enabled: false });
  await expect(page.getByRole('button', { name: 'Conversations' })).toHaveCount(0);
});

test('the start screen greets and offers prompts, which are sent as they are; hint and disclaimer are in their places', async ({ page }) => {
  await page.evaluate(() => {
    const { element } = window.contract;
    document.body.append(element);
    element.setOptions({
      api: { url: '/chatkit', domainKey: 'x' },
      startScreen: {
        greeting: 'Good morning',
        prompts: [{ label: 'Plain', prompt: 'Say hi' }, { label: 'Rich', icon: 'bolt', prompt: [{ type: 'input_text', text: 'About ' }, { type: 'input_tag', id: 'e1', text: 'Ada' }] }],
      },
      composer: { placeholder: 'Ask the desk' },
      disclaimer: { text: 'Answers **may** be wrong.' },
    });
  });
  await expect(page.getByRole('heading', { name: 'Good morning' })).toBeVisible();
  await expect(page.getByPlaceholder('Ask the desk')).toBeVisible();
  await expect(page.locator('strong', { hasText: 'may' })).toBeVisible();
  await page.getByRole('button', { name: 'Rich' }).click();
  await expect(page.getByText('Hello', { exact: true })).toBeVisible();
  expect(sent.find(({ type }) => type === 'threads.create')?.params).toMatchObject({
    input: { content: [{ type: 'input_text', text: 'About ' }, { type: 'input_tag', id: 'e1', text: 'Ada', data: {} }] },
  });
});

test('an answer can be rated with all that belongs to it, and asked for again, where the page wants that', async ({ page }) => {
  await page.evaluate(() => {
    const { element } = window.contract;
    document.body.append(element);
    element.setOptions({ api: { url: '/chatkit', domainKey: 'x' }, initialThread: 'thr_1', threadItemActions: { feedback: true, retry: true } });
  });
  await page.getByRole('button', { name: 'Bad answer' }).click();
  await expect.poll(() => sent.find(({ type }) => type === 'items.feedback')?.params).toEqual({ thread_id: 'thr_1', item_ids: ['w1', 'a0'], kind: 'negative' });
  await page.getByRole('button', { name: 'Answer again' }).click();
  await expect(page.getByText('Hello again', { exact: true })).toBeVisible();
  await expect(page.getByText('She knows.')).toHaveCount(0);
  expect(sent.find(({ type }) => type === 'threads.retry_after_item')?.params).toEqual({ thread_id: 'thr_1', item_id: 'u1' });
});

test('a tag that was sent tells the page when it is pressed', async ({ page }) => {
  await page.evaluate(() => {
    const { element, told } = window.contract;
    document.body.append(element);
    element.setOptions({ api: { url: '/chatkit', domainKey: 'x' }, initialThread: 'thr_1', entities: { onClick: (entity) => void told.push(JSON.stringify(entity)) } });
  });
  await page.getByRole('button', { name: 'Ada' }).click();
  const [entity] = await called(page);
  expect(JSON.parse(String(entity))).toMatchObject({ id: 'e1', title: 'Ada', data: { team: 'x' } });
});

test('a tag that can be previewed shows what the page knows of it', async ({ page }) => {
  await page.evaluate(() => {
    const { element, told } = window.contract;
    document.body.append(element);
    element.setOptions({
      api: { url: '/chatkit', domainKey: 'x' }, initialThread: 'thr_1',
      entities: {
        onRequestPreview: ({ title }) => {
          told.push(title);
          return Promise.resolve({ preview: { type: 'Basic', children: [{ type: 'Text', value: `All about ${title}` }] } });
        },
      },
    });
  });
  await page.getByRole('button', { name: 'Ada' }).hover();
  await expect(page.getByText('All about Ada')).toBeVisible();
  expect(await called(page)).toEqual(['Ada']);
});

test('the history view opens and closes by method and by hand, with its events', async ({ page }) => {
  await page.evaluate(async () => {
    const { element } = window.contract;
    document.body.append(element);
    element.setOptions({ api: { url: '/chatkit', domainKey: 'x' } });
    await element.showHistory();
  });
  await expect(page.getByRole('dialog', { name: 'Conversations' })).toBeVisible();
  await page.evaluate(() => window.contract.element.hideHistory());
  await expect(page.getByRole('dialog', { name: 'Conversations' })).toBeHidden();
  await page.getByRole('button', { name: 'Conversations' }).click();
  await page.getByRole('button', { name: 'First', exact: true }).click();
  await expect(page.getByText('She knows.')).toBeVisible();
  expect((await namesOf(page)).filter((name) => name.startsWith('chatkit.history'))).toEqual([
    'chatkit.history.open', 'chatkit.history.close', 'chatkit.history.open', 'chatkit.history.close',
  ]);
});
