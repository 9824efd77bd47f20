/** What axe looks at, in every language and scheme. */
import type { ChatSettings } from '../../../src/shared/chat-settings.ts';
import { findings } from './axe.ts';
import { expect, type Demo } from './demo.ts';

/** Every menu of the composer has something in it. */
export const fullComposer: NonNullable<ChatSettings['options']> = {
  disclaimer: { text: 'Answers can be wrong. [How to check them](https://example.com/check)' },
  composer: {
    attachments: { enabled: true },
    dictation: { enabled: true },
    tools: [
      { id: 'search', label: 'Search the web', shortLabel: 'Search', icon: 'globe', placeholderOverride: 'Search for', pinned: true },
      { id: 'image', label: 'Make an image', icon: 'square-image', persistent: true },
    ],
    models: [
      { id: 'quick', label: 'Quick', description: 'For everyday questions', default: true },
      { id: 'thorough', label: 'Thorough', description: 'Takes its time' },
      { id: 'soon', label: 'Next', description: 'Not available yet', disabled: true },
    ],
  },
};

/** Expects nothing serious on the screen as it is. */
async function sound({ page }: Demo): Promise<void> {
  expect(await findings(page, 'chat')).toEqual([]);
}

const menus = async (demo: Demo): Promise<void> => {
  const { chat, page, words } = demo;
  for (const name of [words.composerMore, words.modelChosen('Quick')]) {
    await chat.getByRole('button', { name }).click();
    await expect(chat.getByRole('menu')).toBeVisible();
    await sound(demo);
    await page.keyboard.press('Escape');
    await expect(chat.getByRole('menu')).toBeHidden();
  }
};

const scenes = (...names: string[]) => async (demo: Demo): Promise<void> => {
  for (const name of names) {
    await demo.play(name);
    await sound(demo);
  }
};

/** A name, and the way there. */
export const checkedScreens: readonly (readonly [name: string, check: (demo: Demo) => Promise<void>])[] = [
  ['the start screen and every menu of the composer', async (demo) => {
    await sound(demo);
    await menus(demo);
  }],
  ['Markdown, code, formulas, sources and right-to-left text', scenes('markdown', 'code', 'math', 'sources', 'rtl')],
  ['work, tasks, pictures, notices and a conversation that is closed', scenes('workflow', 'tasks', 'image', 'notices', 'close')],
  ['all widgets', scenes('widgets', 'charts', 'edit')],
  ['a form with its faults, its list and its calendar', async (demo) => {
    await demo.play('form');
    const { answer, chat, page, words } = demo;
    await answer.getByRole('button', { name: 'Book' }).click();
    await expect(answer.getByText(words.fieldRequired).first()).toBeVisible();
    await sound(demo);
    await answer.getByRole('combobox', { name: 'Room' }).click();
    await expect(chat.getByRole('listbox')).toBeVisible();
    await sound(demo);
    await page.keyboard.press('Escape');
    await answer.getByRole('combobox', { name: 'Day' }).click();
    await expect(chat.getByRole('grid')).toBeVisible();
    await sound(demo);
    await page.keyboard.press('Escape');
  }],
  ['questions, and answers before they are sent', async (demo) => {
    await demo.play('questions');
    const { chat, words } = demo;
    const panel = chat.getByRole('form', { name: words.questionsAsked });
    await expect(panel).toBeVisible();
    await sound(demo);
    for (const at of [1, 2, 3]) {
      await expect(panel.getByText(words.questionOf(at, 3))).toBeVisible();
      await panel.getByRole('button', { name: words.questionSkip, exact: true }).click();
    }
    await expect(panel.getByRole('heading', { name: words.questionReview })).toBeVisible();
    await sound(demo);
  }],
];
