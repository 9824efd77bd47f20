import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';

/** What is drawn as one: a message of the reader, or everything the assistant did until its turn ended. */
export interface Block {
  key: string;
  kind: 'user' | 'assistant';
  entries: readonly ThreadEntry[];
}

/** Item types with a drawing (§4.2); hidden ones and those of later versions have none. */
const drawn: readonly string[] = ['assistant_message', 'widget', 'generated_image', 'structured_input', 'workflow', 'task'];

/** A call is part of a turn but only worth a line while nobody has answered it. */
function isVisible({ item, stopped }: ThreadEntry): boolean {
  return stopped === true || drawn.includes(item.type) || (item.type === 'client_tool_call' && item.status === 'pending');
}

/** Turns in their order. An `end_of_turn` ends one also where no message follows; turns that draw nothing are left out. */
export function groupBlocks(entries: readonly ThreadEntry[]): Block[] {
  const blocks: { key: string; kind: Block['kind']; entries: ThreadEntry[] }[] = [];
  let open = false;
  for (const entry of entries) {
    const { type } = entry.item;
    if (type === 'end_of_turn' && entry.stopped === undefined) {
      open = false;
      continue;
    }
    if (type === 'user_message') {
      blocks.push({ key: entry.key, kind: 'user', entries: [entry] });
      open = false;
      continue;
    }
    if (!isVisible(entry) && type !== 'client_tool_call') continue;
    const last = blocks.at(-1);
    if (open && last !== undefined) last.entries.push(entry);
    else blocks.push({ key: entry.key, kind: 'assistant', entries: [entry] });
    open = true;
  }
  return blocks.filter((block) => block.kind === 'user' || block.entries.some(isVisible));
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

/** Wire ids of everything in a turn, which is what feedback is about (§2.12). */
export function itemIds(entries: readonly ThreadEntry[]): string[] {
  return [...new Set(entries.map(({ item }) => item.id))];
}
