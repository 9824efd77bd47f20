/** One message, as a person remembers it. */
export interface Said {
  text: string;
  /** It has to be there. Without it, it may be: its page was killed before it was told. */
  acknowledged: boolean;
  /** Taken back before it was sent: it must not be there. `perhaps`: it may have been on the server by then. */
  removed?: 'surely' | 'perhaps';
  /**
   * Other words, given when the ones before may have arrived already: then the new ones take their place, or follow them where
   * more was said meanwhile.
   */
  editedTo?: string;
}

/** One conversation as its page sees it. */
export interface Talk {
  /** As the page knows it; undefined: its page was killed before it was told. */
  id: string | undefined;
  said: Said[];
  /** The name that a person gave it last. */
  title?: string;
}

const quoted = (value: unknown): string => JSON.stringify(value);

/**
 * Compares what was said in a thread with what its server has: everything that was acknowledged once and in its order, nothing
 * else. @returns one line for the first difference
 */
export function difference(talk: Talk, found: readonly string[] | undefined): string | undefined {
  const { said } = talk;
  const isNeeded = said.some(({ acknowledged, removed }) => acknowledged && removed === undefined);
  if (found === undefined) return isNeeded ? `A thread is lost: ${quoted(said)}.` : undefined;
  const rest = [...found];
  // Of words that were changed late, the old ones may be there, with the new ones behind; or only the new ones.
  const wanted = said.map((one) => {
    if (one.editedTo === undefined) return one;
    const oldAt = rest.indexOf(one.text);
    const newAt = rest.lastIndexOf(one.editedTo);
    if (oldAt === -1) return { ...one, text: one.editedTo };
    if (newAt > oldAt) rest.splice(newAt, 1);
    // Without the new words the line below tells what is missing.
    return newAt > oldAt ? one : { ...one, text: one.editedTo };
  });
  const present = wanted.filter(({ removed }) => removed !== 'surely');
  if (matches(present, rest)) return undefined;
  const missing = present.find(({ text, acknowledged, removed }) => acknowledged && removed === undefined && !rest.includes(text));
  const what = missing === undefined ? 'What is there is not what was said, once and in its order' : `“${missing.text}” is lost`;
  return `${what}: expected ${quoted(said)}, found ${quoted(found)}.`;
}

/** Whether the texts are those that have to be there, and some of the others, in this order. */
function matches(wanted: readonly Said[], found: readonly string[]): boolean {
  const [first, ...others] = wanted;
  if (first === undefined) return found.length === 0;
  if (found[0] === first.text && matches(others, found.slice(1))) return true;
  return (!first.acknowledged || first.removed !== undefined) && matches(others, found);
}
