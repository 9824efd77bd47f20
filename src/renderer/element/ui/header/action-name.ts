import type { Strings } from '../../locales/en/strings.ts';

type Name = keyof Strings['headerActions'];

/** What a picture stands for, by how its name begins; the first that fits counts. */
const meanings: readonly (readonly [RegExp, Name])[] = [
  [/^(sidebar|collapse-(left|right)$|open-(left|right)$|double-chevron)/, 'sidebar'],
  [/^home/, 'home'],
  [/^back/, 'back'],
  [/^expand/, 'expand'],
  [/^collapse/, 'collapse'],
  [/^star/, 'star'],
  [/^bug/, 'bug'],
  [/^chat-temporary/, 'temporary'],
  [/^settings/, 'settings'],
  [/^grid/, 'overview'],
  [/^history/, 'history'],
  [/^book/, 'guide'],
  [/^compose/, 'compose'],
  [/^share/, 'share'],
  [/^light-mode/, 'light'],
  [/^dark-mode/, 'dark'],
  [/^close/, 'close'],
];

/** The accessible name of a header button: the option has a picture only (§7.2). */
export function headerActionName({ headerActions }: Pick<Strings, 'headerActions'>, icon: string): string {
  return headerActions[meanings.find(([pattern]) => pattern.test(icon))?.[1] ?? 'menu'];
}
