import type { PlacedTag } from './tag-text.ts';

/** What is being looked up while typing: `text.slice(start, caret)` is the sign and the query after it. */
export interface Trigger {
  readonly kind: 'mention' | 'command';
  readonly start: number;
  readonly query: string;
}

export interface TriggerKinds {
  mention: boolean;
  command: boolean;
}

/** Longer than this it is no name that somebody is looking for, in UTF-16 units. */
const maxQuery = 60;

const kinds = { '@': 'mention', '/': 'command' } as const;

/**
 * "@" or "/" at the start of a word, up to the cursor. A mention may hold single blanks, as names do; a command ends at
 * the first one, and so does a path at its second slash.
 */
export function findTrigger(text: string, caret: number, tags: readonly PlacedTag[], offered: TriggerKinds): Trigger | undefined {
  const from = Math.max(0, caret - maxQuery - 1, text.lastIndexOf('\n', caret - 1) + 1);
  for (let at = caret - 1; at >= from; at -= 1) {
    const sign = text[at];
    if (sign !== '@' && sign !== '/') continue;
    if (at > 0 && !/[\s([{"'“«「]/.test(text[at - 1] ?? '')) continue;
    if (tags.some((tag) => tag.start <= at && at < tag.end)) return undefined;
    const kind = kinds[sign];
    const query = text.slice(at + 1, caret);
    const ends = kind === 'mention' ? /^\s|\s\s|@/ : /[\s/]/;
    if (offered[kind] && !ends.test(query)) return { kind, start: at, query };
  }
  return undefined;
}
