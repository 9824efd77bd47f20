import type { StartFailureReason } from '../shared/server-control.ts';
import { english, inWords, type Saying, type ServerTexts } from './server-texts.ts';

/**
 * The server cannot start, and a person can do something about it. What it says is one sentence or two: what happened
 * and what to do. The entry prints the English of it, which is `message`, tells the host, and exits with 1.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly reason: StartFailureReason | undefined;
  readonly #says: Saying;

  constructor(says: Saying, options: { cause?: unknown; reason?: StartFailureReason } = {}) {
    super(inWords(says, english), options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = options.reason;
    this.#says = says;
  }

  /** For whoever reads these. */
  in(texts: ServerTexts): string {
    return inWords(this.#says, texts);
  }
}
