import type { UserContent } from '../../../../shared/chatkit/types.ts';

/** Text in the editor for a message: tags by their text, marked as people type them. */
export function editText(content: readonly UserContent[]): string {
  return content.map((part) => (part.type === 'input_tag' ? tagText(part.text) : part.text)).join('');
}

function tagText(text: string): string {
  return text.startsWith('@') ? text : `@${text}`;
}

/**
 * The edited text as content again: tags of the original that are still written out stay tags, in the order in which
 * they stand; one whose text was changed is text.
 */
export function editedContent(original: readonly UserContent[], edited: string): UserContent[] {
  const tags = original.filter((part) => part.type === 'input_tag');
  const result: UserContent[] = [];
  let rest = edited;
  for (;;) {
    const next = firstTag(rest, tags);
    if (next === undefined) break;
    if (next.at > 0) result.push({ type: 'input_text', text: rest.slice(0, next.at) });
    result.push(next.tag);
    rest = rest.slice(next.at + tagText(next.tag.text).length);
  }
  if (rest !== '' || result.length === 0) result.push({ type: 'input_text', text: rest });
  return result;
}

/** The tag that stands first; of two at one place the longer one, so that "@Ann Lee" is not read as "@Ann". */
function firstTag<T extends { text: string }>(text: string, tags: readonly T[]): { tag: T; at: number } | undefined {
  let found: { tag: T; at: number } | undefined;
  for (const tag of tags) {
    const at = tag.text === '' ? -1 : text.indexOf(tagText(tag.text));
    if (at === -1) continue;
    if (found === undefined || at < found.at || (at === found.at && tag.text.length > found.tag.text.length)) found = { tag, at };
  }
  return found;
}
