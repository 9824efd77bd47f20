import type { ThreadItem } from '../../shared/chatkit/types.ts';
import { english } from '../server-texts.ts';
import { messageText } from './model-input.ts';

const maxTitleLength = 60;

/**
 * Names a thread after the first words that a person wrote in it, or the first file they sent.
 * @param unnamed where there is neither
 */
export function titleFromWords(items: readonly ThreadItem[], unnamed = english.newThread): string {
  const first = items.find((item) => item.type === 'user_message');
  const words = first === undefined ? '' : messageText(first);
  return shorten(withoutMarkup(words)) || shorten(first?.attachments[0]?.name ?? '') || unnamed;
}

/** Makes one line of what a model gave as a title: no reasoning, quotes, label, markdown or final full stop. */
export function cleanTitle(text: string): string {
  const lines = text
    .replace(/<think>[\s\S]*?(<\/think>|$)/g, '')
    .split('\n')
    .map((line) => line.trim());
  const line = lines.find((candidate) => candidate !== '') ?? '';
  const bare = withoutMarkup(line.replace(/^title:\s*/i, ''));
  return shorten(bare.replace(/^["“”'«»\s]+|["“”'«»\s.]+$/g, ''));
}

/** Markdown that would only be noise in a list; `C#` and `snake_case` are not markdown. */
function withoutMarkup(text: string): string {
  return text.replace(/^\s*[#>]+\s+/gm, '').replace(/[`*~]+/g, '');
}

/** Cuts at a word where there is one, never inside a character. */
function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length <= maxTitleLength) return characters.join('');
  const cut = characters.slice(0, maxTitleLength).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > maxTitleLength / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.!?-]+$/, '')}…`;
}
