import { english, inWords, type Saying, type ServerTexts } from './server-texts.ts';

/**
 * An answer cannot be finished, for a reason that the person in the chat should read. Becomes an in-band `error` event
 * with code `custom` (protocol §3.5). What it says is for that person: no secret, no stack. `message` is the English of it.
 */
export class TurnFailure extends Error {
  override readonly name = 'TurnFailure';
  /** True where asking again can help. */
  readonly allowRetry: boolean;
  readonly #says: Saying;

  constructor(says: Saying, options: { allowRetry: boolean; cause?: unknown }) {
    super(inWords(says, english), options.cause === undefined ? undefined : { cause: options.cause });
    this.allowRetry = options.allowRetry;
    this.#says = says;
  }

  /** For whoever reads these. */
  in(texts: ServerTexts): string {
    return inWords(this.#says, texts);
  }
}
