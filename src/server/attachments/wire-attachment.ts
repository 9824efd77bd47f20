import type { Attachment } from '../../shared/chatkit/types.ts';
import type { StoredAttachment } from '../attachment-service.ts';
import { inlineImageTypes } from './image-type.ts';

/** Under the server's origin; the id follows. */
export const attachmentPath = '/attachments';

/**
 * An attachment as clients see it (protocol §4.6). URLs are absolute (§1.7). While its bytes are missing it says where
 * to put them: raw, with PUT, and with the token that every request of the user carries.
 */
export function wireAttachment({ id, name, mimeType, uploaded, threadId }: StoredAttachment, origin: string): Attachment {
  const url = `${origin}${attachmentPath}/${id}`;
  const common = {
    id,
    name,
    mime_type: mimeType,
    ...(!uploaded && { upload_descriptor: { url, method: 'PUT' as const, headers: { 'Content-Type': mimeType } } }),
    ...(threadId !== undefined && { thread_id: threadId }),
  };
  return inlineImageTypes.has(mimeType) ? { ...common, type: 'image', preview_url: url } : { ...common, type: 'file' };
}

/** A stored attachment with the URL that it has in this run. */
export function withOrigin(attachment: Attachment, origin: string): Attachment {
  return attachment.type === 'image' ? { ...attachment, preview_url: `${origin}${attachmentPath}/${attachment.id}` } : attachment;
}
