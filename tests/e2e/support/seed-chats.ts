/** Chats that come out of a file: any number, with any text and date, without a server that would have to say them. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export interface SeedMessage {
  text: string;
  role?: 'user' | 'assistant';
  /** ISO-8601. */
  at?: string;
  attachment?: string;
}

export interface SeedChat {
  id: string;
  title: string;
  messages: readonly SeedMessage[];
}

/** The JSON of an export (docs/archive.md) with these chats. */
export function archiveOf(chats: readonly SeedChat[]): string {
  const lines = chats.map(({ id, title, messages }) => {
    const items = messages.map(({ text, role = 'user', at, attachment }, index) => {
      const base = { id: `${id}-${index}`, thread_id: id, created_at: at ?? new Date(Date.UTC(2025, 0, 1, 0, 0, index)).toISOString() };
      if (role === 'assistant') return { ...base, type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] };
      const attachments = attachment === undefined ? [] : [{ type: 'file', id: `${id}-file`, name: attachment, mime_type: 'application/pdf' }];
      return { ...base, type: 'user_message', content: [{ type: 'input_text', text }], attachments, inference_options: {} };
    });
    return JSON.stringify({ thread: { id, title, created_at: '2025-01-01T00:00:00Z', status: { type: 'active' }, metadata: {} }, items });
  });
  return `{"format":"latchkey-archive","version":1,"exportedAt":"2026-01-01T00:00:00Z","account":"ada","threads":[\n${lines.join(',\n')}\n]}\n`;
}

/** Takes them in as the settings do, and reads the list anew. */
export async function seedChats(page: Page, chats: readonly SeedChat[]): Promise<void> {
  const body = archiveOf(chats);
  // Right after signing in the history is still being opened.
  await expect.poll(() => page.evaluate(async (file) => {
    const answer = await fetch('/archive/import', { method: 'POST', headers: { 'x-latchkey-page': 'shell' }, body: file });
    return ((await answer.json()) as { state?: string }).state;
  }, body)).toBe('done');
  await page.reload();
  await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
}
