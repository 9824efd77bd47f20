import type { Texts } from './en/texts.ts';

/**
 * A sentence of the catalogue by name, with what is filled in: plain data that crosses processes, so that whoever shows it
 * says it in the language of that moment.
 */
export interface Said {
  /** `area.name`, as in `errors.signedOut`. */
  key: string;
  args: readonly SaidArg[];
}

export type SaidArg = string | number | null | Said;

/** The sentence in a language; `undefined`: this version does not know it. Takes what another process sent. */
export function tell(texts: Texts, { key, args }: Said): string | undefined {
  const values = args.map((arg) => (arg === null ? undefined : typeof arg === 'object' ? tell(texts, arg) : arg));
  if (key === 'quoted') return String(values[0]);
  if (key === 'common.together') return texts.common.together(values.map(String));
  const [area = '', name = ''] = key.split('.');
  const words: unknown = Object.hasOwn(texts, area) ? texts[area as keyof Texts] : undefined;
  if (typeof words !== 'object' || words === null || !Object.hasOwn(words, name)) return undefined;
  const text = (words as Record<string, unknown>)[name];
  if (typeof text === 'string') return text;
  return typeof text === 'function' ? (text as (...given: readonly unknown[]) => string)(...values) : undefined;
}

/** What another process says, in this language where it can be said; else as it came: a server's own words. */
export function told(texts: Texts, { message, said }: { message: string; said?: Said | undefined }): string {
  return (said && tell(texts, said)) ?? message;
}
