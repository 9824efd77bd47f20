import type { Locator, Page } from '@playwright/test';
import { answered, conversation, send, sidebarThread, signedIn, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';
import { seedChats, type SeedChat } from './support/seed-chats.ts';
import { hurrySearch } from './support/typing.ts';

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Search your chats' });
const found = (page: Page): Locator => page.getByRole('group', { name: 'Messages' }).getByRole('option');

async function search(page: Page, text: string): Promise<void> {
  if (!(await field(page).isVisible())) await page.keyboard.press('ControlOrMeta+K');
  await field(page).fill(text);
}

const hour = 3_600_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

const chats: SeedChat[] = [
  { id: 'scripts', title: 'Scripts', messages: [
    { text: '東京都の天気は晴れです。' },
    { text: 'Crème brûlée needs a naïve cook.' },
    { text: 'غادر القطار إلى لشبونة في الصباح الباكر', role: 'assistant' },
    { text: `${'x'.repeat(12_000)} zanzibar ${'y'.repeat(12_000)}` },
  ] },
  { id: 'fruit', title: 'Fruit', messages: [
    { text: 'A red apple a day', at: '2025-03-01T10:00:00Z' },
    { text: 'Apple, and red as well', at: '2025-03-02T10:00:00Z' },
    { text: `Of a kiwi that is named once among many words ${'and more of them '.repeat(60)}`, at: '2025-03-05T12:00:00Z' },
    { text: 'Kiwi, kiwi and again kiwi', at: '2025-03-05T08:00:00Z' },
    { text: 'A kiwi of the day before: kiwi kiwi kiwi', at: '2025-03-04T08:00:00Z' },
  ] },
  { id: 'filters', title: 'Narrowed', messages: [
    { text: 'The gadget of long ago', at: ago(400 * 24 * hour) },
    { text: 'A gadget with a paper', at: ago(50 * 24 * hour), attachment: 'manual.pdf' },
    { text: 'Use the gadget:\n\n```ts\nrun(gadget);\n```', role: 'assistant', at: ago(3 * 24 * hour) },
    { text: 'My gadget of just now', at: ago(60_000) },
  ] },
];

test.describe('answers of the search', () => {
  test('are right in every script, for phrases and beginnings, with filters, newest first', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    await seedChats(page, chats);

    await search(page, '');
    await expect(page.getByRole('group', { name: 'Recent chats' }).getByRole('option')).toHaveCount(3);
    await expect(page.getByText('Find anything written in your chats, also offline.')).toBeVisible();

    for (const [words, text, marked] of [
      ['天気', '東京都の天気', ['天気']],
      ['creme brulee', 'Crème brûlée', ['Crème', 'brûlée']],
      ['NAIVE', 'naïve cook', ['naïve']],
      ['لشبونة', 'القطار', ['لشبونة']],
      ['zanz', 'zanzibar', ['zanz']],
    ] as const) {
      await search(page, words);
      await expect(found(page)).toHaveCount(1);
      await expect(found(page)).toContainText(text);
      await expect(found(page).locator('mark')).toHaveText(marked);
    }
    // However long the message, its result is two lines, and no wider than the list.
    expect((await found(page).boundingBox())?.height).toBeLessThan(80);
    expect(await page.getByRole('listbox').evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
    await search(page, 'القطار');
    await expect(found(page).locator('.search-found')).toHaveCSS('direction', 'rtl');

    await search(page, 'red apple');
    await expect(found(page)).toHaveCount(2);
    await search(page, '"red apple"');
    await expect(found(page)).toHaveCount(1);
    await expect(found(page)).toContainText('A red apple a day');

    await search(page, 'kiwi');
    // Of one day what fits best comes first, and no day comes before a newer one.
    await expect(found(page)).toContainText(['Kiwi, kiwi and again kiwi', 'named once', 'of the day before']);

    const narrowed = async (chip: string, ...texts: string[]): Promise<void> => {
      await page.getByRole('button', { name: chip }).click();
      await expect(found(page)).toContainText(texts);
      await expect(found(page)).toHaveCount(texts.length);
      await page.getByRole('button', { name: chip }).click();
      await expect(found(page)).toHaveCount(4);
    };
    await search(page, 'gadget');
    await narrowed('From me', 'just now', 'with a paper', 'long ago');
    await narrowed('From the assistant', 'Use the gadget');
    await narrowed('Has code', 'Use the gadget');
    await narrowed('Has attachment', 'with a paper');
    await narrowed('7 days', 'just now', 'Use the gadget');
    await page.keyboard.press('Escape');

    await sidebarThread(page, 'Fruit').click();
    await search(page, 'gadget');
    await page.getByRole('button', { name: 'This chat' }).click();
    await expect(page.getByText(/Nothing found for/)).toBeVisible();
    await page.getByRole('button', { name: 'Search without filters' }).click();
    await expect(found(page)).toHaveCount(4);
  });

  test('come by the thousand, page by page, and lead deep into a long chat, by keyboard alone', async ({ desk, model }) => {
    test.slow();
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    const messages = Array.from({ length: 1_000 }, (_, index) => ({ text: `The printer called, for the ${index}th time${index === 40 ? ', about a walrus' : ''}`, role: index % 2 === 0 ? ('user' as const) : ('assistant' as const) }));
    await seedChats(page, [{ id: 'long', title: 'A long story', messages }]);
    // As somebody types who knows what they want: only the last answer is on the screen.
    await hurrySearch(page, 'printer');
    await expect(found(page).first()).toContainText('the 999th time');
    await expect(found(page).first().locator('mark')).toHaveText('printer');
    const status = page.getByRole('dialog').getByRole('status');
    await expect(status).toHaveText(/^\d+ results, more below$/);
    const list = page.getByRole('listbox');
    await expect(async () => {
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect(status).toHaveText('1,000 results', { timeout: 100 });
    }).toPass({ timeout: 90_000, intervals: [50] });
    await expect(found(page)).toHaveCount(1_000);

    await search(page, 'walr');
    await expect(found(page)).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A long story');
    await expect(chatFrame(page).locator('[data-found]')).toContainText('about a walrus', { timeout: 20_000 });
    await expect(chatFrame(page).locator('[tabindex="-1"]:focus')).toContainText('about a walrus');
    await expect(conversation(page).getByText('about a walrus')).toBeInViewport();
  });

  test('lead to a sentence when the chat was deleted meanwhile', async ({ desk, model }) => {
    const page = await desk.open({ env: model.env });
    await signUp(page, person());
    model.title = 'Soon gone';
    model.reply = { kind: 'words', words: ['A', ' narwhal.'] };
    await send(page, 'Which animal?');
    await answered(page);
    await expect(sidebarThread(page, 'Soon gone')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+O');
    await search(page, 'narwhal');
    await expect(found(page)).toHaveCount(1);
    const id = (await sidebarThread(page, 'Soon gone').getAttribute('data-thread')) ?? '';
    // Another window of the same account.
    const status = await page.evaluate(async (thread) => {
      const body = JSON.stringify({ type: 'threads.delete', params: { thread_id: thread } });
      return (await fetch('/chatkit', { method: 'POST', headers: { 'content-type': 'application/json', 'x-latchkey-page': 'shell' }, body })).status;
    }, id);
    expect(status).toBe(200);
    await page.keyboard.press('Enter');
    await expect(chatFrame(page).getByRole('heading', { name: "This conversation couldn’t be loaded." })).toBeVisible();
    await search(page, 'narwhal');
    await expect(page.getByText(/Nothing found for/)).toBeVisible();
  });

  test('are there after a restart without the server', async ({ desk }) => {
    const server = await desk.serve();
    const args = ['--server', server.match];
    const page = await desk.open({ args });
    await signUp(page, person());
    await send(page, 'Remember the word heliotrope');
    await answered(page);
    await desk.close();
    await server.stop();

    const offline = await desk.open({ args });
    await signedIn(offline);
    await search(offline, 'heliotr');
    await expect(found(offline).first()).toContainText('heliotrope');
    await found(offline).first().click();
    await expect(chatFrame(offline).locator('[data-found]')).toContainText('heliotrope');
    await expect(conversation(offline).getByText('Remember the word heliotrope')).toBeVisible();
  });
});
