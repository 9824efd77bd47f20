/**
 * The server cannot start, and a person can do something about it. `message` is one sentence or two: what happened and
 * what to do. The entry prints it and exits with 1.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';

  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
  }
}
