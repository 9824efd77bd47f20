import { ChatKitRequestError, requestError } from '../../../../shared/chatkit/client-error.ts';

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

const ownCodes = ['network', 'http', 'content_type', 'stream_cut', 'unreadable', 'too_large'] as const;

const byStatus: Readonly<Record<number, UploadFailure['reason']>> = {
  0: 'network', 401: 'denied', 403: 'denied', 404: 'unsupported', 405: 'unsupported', 413: 'too_large', 415: 'wrong_type', 501: 'unsupported',
};

export function uploadFailure(error: unknown): UploadFailure {
  if (error instanceof VanishedFileError) return { reason: 'vanished' };
  if (!(error instanceof ChatKitRequestError)) return { reason: 'server' };
  const reason = byStatus[error.status] ?? 'server';
  return isOwnSentence(error) ? { reason } : { reason, message: error.message };
}

/** The client has a sentence for what a server left unsaid; in the composer there is a better one. */
function isOwnSentence({ message, status }: ChatKitRequestError): boolean {
  return ownCodes.some((own) => requestError(own, status).message === message);
}

/** The file cannot be read any more. */
export class VanishedFileError extends Error {
  override readonly name = 'VanishedFileError';

  constructor(file: string, cause: unknown) {
    super(`${file} can't be read any more.`, { cause });
  }
}
