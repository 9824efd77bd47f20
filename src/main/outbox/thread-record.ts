import type { Thread } from '../../shared/chatkit/types.ts';
import type { ThreadRecord } from '../history-store.ts';

/** What is stored of a thread itself. */
export function threadRecord({ id, title, created_at, status, allowed_image_domains, metadata }: Thread): ThreadRecord {
  return { id, created_at, status, metadata, ...(title !== undefined && { title }), ...(allowed_image_domains !== undefined && { allowed_image_domains }) };
}
