import type { Page } from '@playwright/test';
import type { Scenario } from './fake-desktop.ts';
import type { Screen } from './screens.ts';

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
];
