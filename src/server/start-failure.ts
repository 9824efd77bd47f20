import type { StartFailureReason } from '../shared/server-control.ts';

/**
 * The server cannot start, and a person can do something about it. `message` is one sentence or two: what happened and
 * what to do. The entry prints it and exits with 1.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly reason: StartFailureReason | undefined;

  constructor(message: string, options: { cause?: unknown; reason?: StartFailureReason } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = options.reason;
  }
}
