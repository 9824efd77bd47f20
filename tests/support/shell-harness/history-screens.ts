import type { Page } from '@playwright/test';
import type { Scenario } from './fake-desktop.ts';
import type { Screen } from './screens.ts';
import { showSidebar } from './show-sidebar.ts';

async function search(page: Page, text: string): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.id === 'chat');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(text);
}

const hour = 3_600_000;
const messages: NonNullable<Scenario['messages']> = [
  ['thr_0', 'Trip to Lisbon in May', 'user', 'Is the night train to Lisbon running again, or do I have to change in Hendaye and then in Madrid, as everybody had to since the year of the long pause?'],
  ['thr_0', 'Trip to Lisbon in May', 'assistant', '…you leave Paris in the afternoon, sleep in Irun, and take the morning train on to Madrid…'],
  ['thr_x', 'رحلة إلى لشبونة', 'assistant', 'القطار the إلى لشبونة يغادر في الصباح'],
  ['thr_2', 'Why does the build take so long?', 'assistant', 'const theme = await loadTheme(options); // the slow part'],
  ['thr_y', '', 'user', 'the'],
  ...Array.from({ length: 60 }, (_, index) => [`thr_${index + 20}`, `Notes of week ${index}`, index % 2 === 0 ? 'user' : 'assistant', `Then, in week ${index}, the printer called again.`]),
].map(([threadId = '', title = '', role, text = ''], index) => ({
  threadId, title, text, itemId: `msg_${index}`, role: role as 'user' | 'assistant', createdAt: Date.now() - hour * (1 + 7 * index * index),
}));

/** Search, export, and what is said of the history. */
export const historyScreens: readonly Screen[] = [
  {
    name: 'search',
    scenario: { messages },
    act: async (page) => {
      await search(page, 'the');
      await page.keyboard.press('ArrowDown');
    },
  },
  { name: 'search-fresh', scenario: { messages }, act: (page) => search(page, '') },
  {
    name: 'search-filters',
    scenario: { messages, history: { sync: { phase: 'items', done: 42, total: 100 } } },
    act: async (page) => {
      await page.locator('.thread-open').first().evaluate((row: HTMLElement) => row.click());
      await search(page, 'a');
      await page.getByRole('button', { name: 'From me' }).click();
      await page.getByRole('button', { name: 'Dates…' }).click();
    },
  },
  {
    name: 'search-nothing',
    scenario: { messages, history: { storage: 'memory' } },
    act: async (page) => {
      await search(page, '“blue whales” zzz');
      await page.getByRole('button', { name: 'Has code' }).click();
    },
  },
  { name: 'search-slow', scenario: { searchHangs: true }, act: (page) => search(page, 'zebra').then(() => page.waitForTimeout(400)) },
  {
    name: 'search-failing',
    scenario: { searchError: { code: 'history.unavailable', message: 'The history cannot be read just now.' } },
    act: (page) => search(page, 'zebra'),
  },
  { name: 'search-empty', threads: { count: 0 }, act: (page) => search(page, '') },
  { name: 'data', scenario: { history: { sync: { phase: 'items', done: 42, total: 100 }, threads: 1_204, items: 26_000, bytes: 85_000_000 } }, act: (page) => openData(page) },
  {
    name: 'data-exporting',
    act: async (page) => {
      await openData(page);
      await page.getByRole('radio', { name: 'Zip' }).click();
      await page.getByRole('button', { name: 'Export all' }).click();
    },
  },
  {
    name: 'data-ready',
    scenario: { history: { storage: 'memory', sync: { phase: 'waiting', reason: 'battery', done: 10, total: 40 } }, job: { state: 'ready', fileName: 'Latchkey chats 2026-03-01.zip', message: '3 chats are not complete in it, because the history is still being read from the server. Export again later to have everything.' } },
    act: async (page) => {
      await openData(page);
      await page.getByRole('button', { name: 'Export all' }).click();
    },
  },
  {
    name: 'export-chat',
    act: async (page) => {
      const row = page.locator('.thread-open').first();
      await row.evaluate((element) => element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })));
      await page.getByRole('menuitem', { name: 'Export chat…' }).click();
    },
  },
  {
    name: 'outbox',
    scenario: {
      auth: { status: 'signed_in', user: { id: 'user_1', name: 'Ada Lovelace', email: 'ada@example.com' }, online: false },
      history: { sync: { phase: 'items', done: 42, total: 100 } },
      outbox: [
        { id: '1', kind: 'message', threadId: 'thr_0', state: 'queued', text: 'Could you also look for a hotel near the station, with breakfast?', createdAt: 0 },
        { id: '2', kind: 'message', threadId: 'local-thread-1', state: 'uncertain', text: 'هل يمكنك مساعدتي؟', createdAt: 0 },
        { id: '3', kind: 'rename', threadId: 'thr_4', state: 'refused', text: 'Dates', createdAt: 0, problem: 'The chat server does not know this chat any more. Delete this change.' },
      ],
    },
    act: async (page) => {
      await showSidebar(page);
      await page.getByRole('button', { name: /not sent/ }).click();
    },
  },
  { name: 'banners-history', scenario: { history: { storage: 'newer', salvaged: { items: 1_204 } } }, act: (page) => page.getByRole('button', { name: 'Details' }).first().click() },
];

async function openData(page: Page): Promise<void> {
  await showSidebar(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Your data' }).click();
}
