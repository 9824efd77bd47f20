import { optionalText } from '../../shared/chatkit/read-json.ts';
import { requestKinds, type RequestType } from '../../shared/chatkit/types.ts';

/** Requests longer than this are not looked at, in bytes: only dictation and pasted books are that long. */
const maxLength = 8 * 1_048_576;

/** What the mirror needs of a chat request (chatkit-protocol §1.2). */
export interface ChatRequest {
  type: RequestType;
  params: Readonly<Record<string, unknown>>;
}

/** @returns `undefined` for what is not a chat request, which is the server's to say. */
export function parseChatRequest(body: Uint8Array): ChatRequest | undefined {
  if (body.length > maxLength) return undefined;
  try {
    const { type, params } = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
    if (typeof type !== 'string' || !Object.hasOwn(requestKinds, type)) return undefined;
    return { type: type as RequestType, params: typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {} };
  } catch {
    return undefined;
  }
}

/** The thread that a request names. */
export function threadOf({ params }: ChatRequest): string | undefined {
  const id = optionalText(params['thread_id']);
  return id === '' ? undefined : id;
}

/** Paging as the request asks for it (§2.8): `limit` 20 unless said otherwise. */
export function pageOf({ params }: ChatRequest): { limit: number; order: 'asc' | 'desc'; after?: string } {
  const { limit, order } = params;
  const after = optionalText(params['after']);
  return {
    limit: typeof limit === 'number' && Number.isInteger(limit) && limit > 0 ? limit : 20,
    order: order === 'asc' ? 'asc' : 'desc',
    ...(after === undefined || after === '' ? {} : { after }),
  };
}
