/**
 * An answer cannot be finished, for a reason that the person in the chat should read. Becomes an in-band `error` event
 * with code `custom` (protocol §3.5). `message` is for that person: no secret, no stack.
 */
export class TurnFailure extends Error {
  override readonly name = 'TurnFailure';
  /** True where asking again can help. */
  readonly allowRetry: boolean;

  constructor(message: string, options: { allowRetry: boolean; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.allowRetry = options.allowRetry;
  }
}
