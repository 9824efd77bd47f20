import type { Locator, Page } from '@playwright/test';
import { startChatGate, type ChatGate } from '../../support/chat-gate.ts';
import { answered, conversation, send, sidebarThread } from './actions.ts';
import { expect, test as withModel, type Model } from './model.ts';

/** With gates before a backend that a test opens, closes, and answers at. */
export const test = withModel.extend<{ gates: (target: string) => Promise<ChatGate> }>({
  gates: async ({}, use) => {
    const open: ChatGate[] = [];
    await use(async (target) => {
      const gate = await startChatGate(target);
      open.push(gate);
      return gate;
    });
    for (const gate of open) await gate.close();
  },
});

/** Backoff may have grown to half a minute by the time that the server is back. */
export const comesBack = { timeout: 45_000 };

export const banner = (page: Page): Locator => page.getByText(/^Couldn’t reach \S+\. You can read and write; messages are sent when it’s back\./);
export const turn = (page: Page, text: string): Locator => conversation(page).locator('article.user').filter({ hasText: text });

/** One message and its answer, in a chat that is called so. */
export async function talk(page: Page, model: Model, { say, reply, called }: { say: string; reply: string; called: string }): Promise<void> {
  model.title = called;
  model.reply = { kind: 'words', words: [reply] };
  await send(page, say);
  await answered(page);
  await expect(sidebarThread(page, called)).toBeVisible();
}
