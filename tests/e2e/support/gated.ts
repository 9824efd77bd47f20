import type { Locator, Page } from '@playwright/test';
import { startChatGate, type ChatGate } from '../../support/chat-gate.ts';
import { answered, conversation, send, sidebarThread, signUp, type Person } from './actions.ts';
import { startBackend, type Backend } from './backend.ts';
import type { Desk } from './fixtures.ts';
import { expect, person, test as withModel, type Model } from './model.ts';

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

/** A backend behind a gate, and somebody new who is signed in to it. */
export async function openGated(desk: Desk, model: Model, gates: (target: string) => Promise<ChatGate>): Promise<{ backend: Backend; gate: ChatGate; ada: Person; page: Page }> {
  const backend = await startBackend(desk, model.env);
  const gate = await gates(backend.url);
  const ada = person();
  const page = await desk.open({ args: [...backend.args, '--chat-url', `${gate.origin}/chatkit`] });
  await signUp(page, ada);
  return { backend, gate, ada, page };
}

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
