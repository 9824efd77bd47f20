import type { FileUploadStrategy } from '@openai/chatkit';
import type { ChatKitClient } from '../../../../shared/chatkit/client.ts';
import { errorFromResponse, requestError } from '../../../../shared/chatkit/client-error.ts';
import type { Attachment } from '../../../../shared/chatkit/types.ts';
import type { UploadTransport } from '../../element-host.ts';
import { readAttachment, readTarget } from './read-attachment.ts';
import type { UploadTarget } from './read-attachment.ts';
import { VanishedFileError } from './upload-failure.ts';

export interface UploadDeps {
  client: () => ChatKitClient;
  strategy: () => FileUploadStrategy | undefined;
  /** `api.fetch` (§6), or what the host offers in its place. */
  transport: UploadTransport;
  /** Makes relative addresses absolute. */
  resolveUrl: (url: string) => string;
}

export interface UploadProgress {
  onSent: (sent: number) => void;
  /** The attachment exists at the server from here on, whether its bytes arrive or not. */
  onCreated: (attachmentId: string) => void;
  signal: AbortSignal;
}

export interface Uploads {
  /** @throws ChatKitRequestError, VanishedFileError, or the signal's reason. */
  upload: (file: File, progress: UploadProgress) => Promise<Attachment>;
  /** Deletes an attachment that no message uses; a failure is the server's to clean up. */
  discard: (attachmentId: string) => Promise<void>;
}

/** Brings files to the server, by either strategy of §6. */
export function createUploads({ client, strategy, transport, resolveUrl }: UploadDeps): Uploads {
  async function send(target: UploadTarget, file: File, { onSent, signal }: UploadProgress): Promise<Response> {
    const { method } = target;
    const headers = { ...target.headers };
    // The browser writes the type of a form itself, with its boundary.
    if (method === 'POST') dropHeader(headers, 'content-type');
    else if (!hasHeader(headers, 'content-type')) headers['content-type'] = mimeType(file);
    let response: Response;
    try {
      response = await transport(resolveUrl(target.url), { method, headers, body: method === 'POST' ? formOf(file) : file, signal }, onSent);
    } catch (cause) {
      signal.throwIfAborted();
      await checkReadable(file);
      throw requestError('network', 0, cause);
    }
    if (!response.ok) throw await errorFromResponse(response);
    return response;
  }

  async function direct(url: string, file: File, progress: UploadProgress): Promise<Attachment> {
    const response = await send({ url, method: 'POST', headers: {} }, file, progress);
    const attachment = readAttachment(await response.json().catch(() => undefined));
    if (attachment === undefined) throw requestError('unreadable', response.status);
    return attachment;
  }

  async function twoPhase(file: File, progress: UploadProgress): Promise<Attachment> {
    const answer: unknown = await client().json('attachments.create', { name: file.name, size: file.size, mime_type: mimeType(file) }, progress.signal);
    const attachment = readAttachment(answer);
    const target = readTarget(answer);
    if (attachment === undefined) throw requestError('unreadable', 200);
    progress.onCreated(attachment.id);
    if (target === undefined) throw requestError('unreadable', 200);
    const response = await send(target, file, progress);
    // Some hosts answer with a newer form of it, with a preview that exists by now (§6.2).
    const refreshed = readAttachment(await response.json().catch(() => undefined));
    return refreshed?.id === attachment.id ? refreshed : attachment;
  }

  return {
    upload: async (file, progress) => {
      progress.signal.throwIfAborted();
      await checkReadable(file);
      const chosen = strategy();
      return chosen?.type === 'direct' ? direct(chosen.uploadUrl, file, progress) : twoPhase(file, progress);
    },
    discard: async (attachmentId) => {
      await client().json('attachments.delete', { attachment_id: attachmentId }).catch(() => undefined);
    },
  };
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
}

/** The type goes where one is required, known or not. */
function mimeType({ type }: File): string {
  return type === '' ? 'application/octet-stream' : type;
}

/** A fetch that fails over an unreadable file says nothing but "failed". */
async function checkReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new VanishedFileError(file.name, cause);
  }
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return Object.keys(headers).some((key) => key.toLowerCase() === name);
}

function dropHeader(headers: Record<string, string>, name: string): void {
  for (const key of Object.keys(headers)) if (key.toLowerCase() === name) Reflect.deleteProperty(headers, key);
}
