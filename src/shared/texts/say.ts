import { texts as english, type Texts } from './en/texts.ts';
import { tell, type Said, type SaidArg } from './told.ts';

/** A sentence in English, for logs and reports, and how to say it in the other languages. */
export interface Sentence {
  message: string;
  said: Said;
}

type Area = keyof Texts;
/** What a text takes; anything in it may be another sentence. */
type ArgsOf<T> = T extends (...args: infer P extends readonly unknown[]) => string ? { [I in keyof P]: P[I] | (string extends P[I] ? Sentence : never) } : [];
type Speakable<A extends Area> = { [K in keyof Texts[A]]: Texts[A][K] extends string | ((...args: never[]) => string) ? K : never }[keyof Texts[A]] & string;

/** A text of the catalogue as main says it: `say('errors', 'signedOut')`. */
export function say<A extends Area, K extends Speakable<A>>(area: A, key: K, ...args: ArgsOf<Texts[A][K]>): Sentence {
  const said: Said = { key: `${area}.${key}`, args: (args as readonly (string | number | undefined | Sentence)[]).map(toArg) };
  return { message: tell(english, said) ?? '', said };
}

/** Whole sentences one after another. */
export function together(...sentences: readonly Sentence[]): Sentence {
  const said: Said = { key: 'common.together', args: sentences.map((sentence) => sentence.said) };
  return { message: tell(english, said) ?? '', said };
}

/** The first of sentences that stand together, and the others; alone, where there is one. */
export function split(sentence: Sentence): readonly [first: Sentence, others?: Sentence] {
  const parts = sentence.said.key === 'common.together' ? sentence.said.args.filter((arg) => typeof arg === 'object' && arg !== null) : [];
  const [first, ...rest] = parts.map((said): Sentence => ({ message: tell(english, said) ?? '', said }));
  return first === undefined || rest.length === 0 ? [sentence] : [first, together(...rest)];
}

/** Words of somebody else, a server's say, which stay as they are where a sentence is wanted. */
export function quoted(message: string): Sentence {
  return { message, said: { key: 'quoted', args: [message] } };
}

function toArg(arg: string | number | undefined | Sentence): SaidArg {
  if (arg === undefined) return null;
  return typeof arg === 'object' ? arg.said : arg;
}
