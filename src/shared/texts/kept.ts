import type { Said } from './told.ts';

/** A sentence of ours with its name, or somebody else's words. */
export interface Told {
  message: string;
  said?: Said | undefined;
}

/** A sentence as text, for places that hold nothing else: a column, an error of a library. Somebody else's words stay as they are. */
export function keptSentence({ message, said }: Told): string {
  return said === undefined ? message : JSON.stringify({ message, said });
}

/** What `keptSentence` made; any other text is somebody's own words. */
export function readSentence(text: string): Told {
  if (!text.startsWith('{"message":')) return { message: text };
  try {
    const { message, said } = JSON.parse(text) as { message?: unknown; said?: { key?: unknown; args?: unknown } };
    if (typeof message !== 'string' || typeof said?.key !== 'string' || !Array.isArray(said.args)) return { message: text };
    return { message, said: { key: said.key, args: said.args as Said['args'] } };
  } catch {
    return { message: text };
  }
}
