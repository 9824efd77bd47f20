import type { HistoryStore } from './history-store.ts';

/** A thread's newest reply, as a notification tells of it. */
export interface LastReply {
  /** Empty: the thread has none yet. */
  title: string;
  /** Its first words, without marks; empty where it is no text. */
  text: string;
}

/** The newest items that are looked through for the reply: tasks and widgets may follow it. */
const lookedThrough = 12;
const maxLength = 180;

/** Rejects as the store does; `undefined`: the thread is not known. */
export async function lastReply(store: HistoryStore, threadId: string): Promise<LastReply | undefined> {
  const thread = await store.thread(threadId);
  if (thread === undefined) return undefined;
  const { data } = await store.items(threadId, { order: 'desc', limit: lookedThrough });
  const reply = data.find((item) => item.type === 'assistant_message');
  const text = reply?.type === 'assistant_message' ? reply.content.map((part) => part.text).join('\n') : '';
  return { title: thread.title ?? '', text: plainStart(text) };
}

/** The first words of a Markdown text as one line; code and pictures are left out. */
export function plainStart(markdown: string): string {
  const line = markdown
    .slice(0, 4_000)
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/(\*\*|__|\*|`|~~)(?=\S)([^\n]*?\S)\1/g, '$2')
    // What cannot be seen has no place in a notification.
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength);
  const space = cut.lastIndexOf(' ');
  return `${(space > maxLength / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
