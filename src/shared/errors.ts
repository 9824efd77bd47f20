import { appName } from './brand.ts';
import type { Told } from './texts/kept.ts';
import type { Said } from './texts/told.ts';

/** Every error code that crosses a process, closed on purpose. `noun.what`, names per ARCHITECTURE.md. */
export const errorCodes = [
  'auth.invalid_credentials',
  'auth.email_taken',
  'auth.weak_password',
  'auth.invalid_input',
  'auth.rate_limited',
  'auth.signed_out',
  'auth.rejected',
  'auth.unconfirmed',
  'auth.wrong_code',
  'auth.expired',
  'auth.denied',
  'auth.locked',
  'auth.already_here',
  'auth.unreachable',
  'auth.not_better_auth',
  'token.missing_plugin',
  'token.unsafe',
  'keychain.unavailable',
  'network.unreachable',
  'network.timeout',
  'network.certificate',
  'network.proxy',
  'backend.refused',
  'backend.failed',
  'request.invalid',
  'request.denied',
  'request.too_large',
  'request.unknown_method',
  'settings.invalid',
  'policy.denied',
  'history.unavailable',
  'history.read_only',
  'outbox.gone',
  'archive.invalid',
  'server.failed',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What is in between stands in the way: nothing reached the server. */
export const blockedCodes = ['network.certificate', 'network.proxy'] as const satisfies readonly ErrorCode[];

/** What a page may know of a failure. `message` is a sentence for a person; it never holds a secret. */
export interface WireError {
  code: ErrorCode;
  /** In English. */
  message: string;
  /** The same for a page to say in its language; absent: the words of a server, which stay as they are. */
  said?: Said;
  /** Seconds to wait before trying again, when the other side said so (RFC 9110 §10.2.3). */
  retryAfterSeconds?: number;
  /** HTTP status of the answer that caused it, when there was one. */
  status?: number;
}

/** Results cross processes as values: a thrown error would lose its class on the way. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: WireError };

/** An expected failure with a closed code. Programmer mistakes stay `TypeError`. */
export class LatchkeyError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly said: Said | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly status: number | undefined;

  constructor(
    code: ErrorCode,
    sentence: string | Told,
    options: { cause?: unknown; retryAfterSeconds?: number | undefined; status?: number | undefined } = {},
  ) {
    super(typeof sentence === 'string' ? sentence : sentence.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.said = typeof sentence === 'string' ? undefined : sentence.said;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.status = options.status;
  }
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Reduces any thrown value to what a page may see; unknown errors become `internal` without their text. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof LatchkeyError)) {
    return { code: 'internal', message: `${appName} ran into a fault of its own. The log file has the details.`, said: { key: 'errors.internal', args: [] } };
  }
  const wire: WireError = { code: error.code, message: error.message };
  if (error.said !== undefined) wire.said = error.said;
  if (error.retryAfterSeconds !== undefined) wire.retryAfterSeconds = error.retryAfterSeconds;
  if (error.status !== undefined) wire.status = error.status;
  return wire;
}

/** Closes every switch over a union: a new member becomes a type error at each place that must learn it. */
export function unreachable(value: never): never {
  throw new TypeError(`Unhandled case: ${String(value)}`);
}
