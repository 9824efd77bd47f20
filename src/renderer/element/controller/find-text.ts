import type { ThreadItem } from '../../../shared/chatkit/types.ts';

/** Case and accents off, letter for letter: the places in both texts are the same. */
export function foldForFind(text: string): string {
  let folded = '';
  for (const letter of text) {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const lower = letter.toLowerCase();
    folded += plain.length === letter.length ? plain : lower.length === letter.length ? lower : letter;
  }
  return folded;
}

/** Where a text has what is looked for, one after another, by UTF-16 unit. @param wanted folded, not empty */
export function placesOf(text: string, wanted: string): number[] {
  const folded = foldForFind(text);
  const places: number[] = [];
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}

/** What a reader sees of an item as text; empty for what is no message. */
export function readableText(item: ThreadItem): string {
  if (item.type === 'user_message') return item.content.map((part) => part.text).join('');
  return item.type === 'assistant_message' ? item.content.map((part) => withoutMarks(part.text)).join('\n') : '';
}

/** Markdown as it is read: without its marks, with the words of links and the text of code. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(```|~~~)[^\n]*$/gm, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/^[ \t]*(#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/^[ \t]*\|?[ \t]*:?-{3,}.*$/gm, '')
    .replace(/(\*\*\*|\*\*|\*|~~|`+)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(^|[^\w])(__|_)(?=\S)([^\n]*?\S)\2(?!\w)/g, '$1$3');
}
