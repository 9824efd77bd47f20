import type { Attachment } from '../../../../shared/chatkit/types.ts';

/** Where the bytes of an attachment go (§6.2). */
export interface UploadTarget {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
}

/** An attachment as a server or a host's own upload endpoint gives it (nulls possible, §1.7); `undefined` when it is none. */
export function readAttachment(value: unknown): Attachment | undefined {
  const { id, name, mime_type: mimeType, type, preview_url: previewUrl } = fields(value);
  if (typeof id !== 'string' || id === '') return undefined;
  const base = { id, name: typeof name === 'string' ? name : id, mime_type: typeof mimeType === 'string' ? mimeType : '' };
  return type === 'image' ? { ...base, type, preview_url: typeof previewUrl === 'string' ? previewUrl : '' } : { ...base, type: 'file' };
}

/** The upload descriptor, or the bare `upload_url` of servers before 1.5.0, which means a form. */
export function readTarget(value: unknown): UploadTarget | undefined {
  const { upload_descriptor: descriptor, upload_url: url } = fields(value);
  const described = fields(descriptor);
  if (typeof described['url'] === 'string') {
    const headers = Object.entries(fields(described['headers'])).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { url: described['url'], method: described['method'] === 'PUT' ? 'PUT' : 'POST', headers: Object.fromEntries(headers) };
  }
  return typeof url === 'string' ? { url, method: 'POST', headers: {} } : undefined;
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
