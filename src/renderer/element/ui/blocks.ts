import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import { hiddenItemTypes } from '../../../shared/chatkit/types.ts';

/** What is drawn as one: a message of the reader, or everything the assistant did until the next one. */
export interface Block {
  key: string;
  kind: 'user' | 'assistant';
  entries: readonly ThreadEntry[];
}

/** Draws nothing itself (§4.2). */
const silent: readonly string[] = [...hiddenItemTypes, 'end_of_turn', 'client_tool_call'];

export function groupBlocks(entries: readonly ThreadEntry[]): Block[] {
  const blocks: { key: string; kind: Block['kind']; entries: ThreadEntry[] }[] = [];
  for (const entry of entries) {
    if (silent.includes(entry.item.type) && entry.stopped === undefined) continue;
    const kind = entry.item.type === 'user_message' ? 'user' : 'assistant';
    const last = blocks.at(-1);
    if (last?.kind === 'assistant' && kind === 'assistant') last.entries.push(entry);
    else blocks.push({ key: entry.key, kind, entries: [entry] });
  }
  return blocks;
}

export function sameEntries(a: readonly ThreadEntry[], b: readonly ThreadEntry[]): boolean {
  return a.length === b.length && a.every((entry, at) => entry === b[at]);
}

/** What "Copy" takes of a turn: its text, and what widgets offer for it (§5.7). */
export function copyText(entries: readonly ThreadEntry[]): string {
  return entries
    .map(({ item }) => {
      if (item.type === 'assistant_message') return item.content.map((part) => part.text).join('\n\n');
      return item.type === 'widget' ? (item.copy_text ?? '') : '';
    })
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}
