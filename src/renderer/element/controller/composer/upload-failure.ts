import { ChatKitRequestError } from '../../../../shared/chatkit/client-error.ts';

/**
 * Why an upload failed, as far as a person can act on it.
 * - `too_large`, `wrong_type`: the server's own limits
 * - `unsupported`: the server takes no attachments
 * - `denied`: not signed in, or not allowed
 * - `network`: no answer
 * - `vanished`: the file is gone, or was changed after it was chosen
 * - `server`: anything else, with the server's sentence where it gave one
 */
export interface UploadFailure {
  readonly reason: 'too_large' | 'wrong_type' | 'unsupported' | 'denied' | 'network' | 'vanished' | 'server';
  readonly message?: string | undefined;
}

const byStatus: Readonly<Record<number, UploadFailure['reason']>> = {
  0: 'network', 401: 'denied', 403: 'denied', 404: 'unsupported', 405: 'unsupported', 413: 'too_large', 415: 'wrong_type', 501: 'unsupported',
};

/** Codes of the client's own sentences; any other message is the server's. */
const ownCodes: readonly string[] = ['network', 'http', 'content_type', 'stream_cut', 'unreadable', 'too_large'];

export function uploadFailure(error: unknown): UploadFailure {
  if (error instanceof VanishedFileError) return { reason: 'vanished' };
  if (!(error instanceof ChatKitRequestError)) return { reason: 'server' };
  const reason = byStatus[error.status] ?? 'server';
  return ownCodes.includes(error.code) ? { reason } : { reason, message: error.message };
}

/** The file cannot be read any more. */
export class VanishedFileError extends Error {
  override readonly name = 'VanishedFileError';

  constructor(file: string, cause: unknown) {
    super(`${file} can't be read any more.`, { cause });
  }
}
