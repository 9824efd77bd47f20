import type { Texts } from '../../../shared/texts/en/texts.ts';
import type { ThreadGroup, ThreadSummary } from './thread-groups.ts';

/** A line of the virtual list. */
export type ListRow = { type: 'heading'; key: string; label: string } | { type: 'thread'; key: string; thread: ThreadSummary };

export function toRows(groups: readonly ThreadGroup[]): ListRow[] {
  return groups.flatMap((group): ListRow[] => [
    { type: 'heading', key: `group:${group.key}`, label: group.label },
    ...group.threads.map((thread): ListRow => ({ type: 'thread', key: thread.id, thread })),
  ]);
}

/** Rows that one press of Page Up or Page Down passes. */
const pageRows = 10;

/** @returns the index in `threads` that a navigation key moves to from `index`, or `undefined` for other keys. */
export function moveByKey(key: string, index: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + pageRows);
    case 'PageUp':
      return Math.max(0, index - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

const pauseMs = 700;

/** Finds titles by their first letters, as typed without a pause; the same letter again goes to the next match. */
export interface Typeahead {
  /** @returns the index to move to, or `undefined`. `now` in ms of any clock. */
  type(character: string, titles: readonly string[], from: number, now: number): number | undefined;
}

export function createTypeahead(): Typeahead {
  let typed = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    type(character, titles, from, now) {
      typed = now - lastAt > pauseMs ? character : typed + character;
      lastAt = now;
      const repeated = typed === typed.charAt(0).repeat(typed.length);
      const wanted = (repeated ? typed.slice(0, 1) : typed).toLocaleLowerCase();
      // A longer prefix may still mean the row that is focused; a first or repeated letter means the next one.
      const start = repeated ? from + 1 : from;
      for (let step = 0; step < titles.length; step += 1) {
        const index = (Math.max(start, 0) + step) % titles.length;
        if (titles[index]?.toLocaleLowerCase().startsWith(wanted) === true) return index;
      }
      return undefined;
    },
  };
}

export function displayTitle({ common }: Texts, thread: Pick<ThreadSummary, 'title'>): string {
  return thread.title === '' ? common.untitledChat : thread.title;
}
