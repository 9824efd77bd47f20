import { errorFromResponse, requestError } from './client-error.ts';
import { normaliseItem, normalisePage, normaliseThread } from './normalise.ts';
import type { JsonAnswers, JsonRequestType, RequestParams, StreamRequestType } from './requests.ts';
import { EventTooLargeError, readThreadEvents } from './sse.ts';
import type { MalformedEventError } from './sse.ts';
import type { ThreadStreamEvent } from './types.ts';

/** `api.fetch` (§1.4): always called with a URL string and an init whose `headers` is a plain object. */
export type ChatKitFetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ChatKitClientOptions {
  url: string;
  /** Called without `this`. */
  fetch: ChatKitFetch;
  /** One tag, sent as `accept-language` (§1.3). */
  locale?: string | undefined;
  /** Opaque and stable for the life of the element (§1.3). */
  frameInstanceId?: string | undefined;
  headers?: Record<string, string> | undefined;
  /** Told of each event that could not be read; reading goes on (§1.5). */
  onMalformed?: ((error: MalformedEventError) => void) | undefined;
}

/** What one streaming request carries beside its parameters. */
export interface StreamExtras {
  headers?: Record<string, string> | undefined;
  /** Free-form, for integrations; servers that do not know it ignore it (§1.2). */
  metadata?: Record<string, unknown> | undefined;
  /** In place of the client's own. */
  onMalformed?: ((error: MalformedEventError) => void) | undefined;
}

export interface ChatKitClient {
  /** @throws ChatKitRequestError, or the signal's reason. */
  json: <T extends JsonRequestType>(type: T, params: RequestParams[T], signal?: AbortSignal) => Promise<JsonAnswers[T]>;
  /**
   * Sends when iteration begins, once: a streaming request is never repeated on its own (§1.6). Leaving the loop early
   * closes the connection, which is how an answer is stopped (§5.5).
   * @throws ChatKitRequestError, or the signal's reason.
   */
  stream: <T extends StreamRequestType>(
    type: T, params: RequestParams[T], signal?: AbortSignal, extras?: StreamExtras,
  ) => AsyncIterable<ThreadStreamEvent>;
  /** Reads an answer that somebody else has asked for. @throws as `stream` */
  read: (response: Response, signal?: AbortSignal, extras?: Pick<StreamExtras, 'onMalformed'>) => AsyncIterable<ThreadStreamEvent>;
}

const readers: Partial<Record<JsonRequestType, (value: unknown) => unknown>> = {
  'threads.get_by_id': normaliseThread,
  'threads.update': normaliseThread,
  'threads.list': (value) => normalisePage(value, normaliseThread),
  'items.list': (value) => normalisePage(value, normaliseItem),
};

/** A client of one ChatKit endpoint (protocol §1, §2). Holds no connection; nothing to release. */
export function createChatKitClient(options: ChatKitClientOptions): ChatKitClient {
  const { url, locale, frameInstanceId } = options;
  const { fetch } = options;

  async function send(type: string, params: object, accept: string, signal: AbortSignal | undefined, extras: StreamExtras = {}): Promise<Response> {
    signal?.throwIfAborted();
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept,
      ...(locale === undefined ? {} : { 'accept-language': locale }),
      ...(frameInstanceId === undefined ? {} : { 'chatkit-frame-instance-id': frameInstanceId }),
      ...options.headers,
      ...extras.headers,
    };
    const body = JSON.stringify({ type, params, ...(extras.metadata === undefined ? {} : { metadata: extras.metadata }) });
    let response: Response;
    try {
      response = await fetch(url, { method: 'POST', headers, body, ...(signal === undefined ? {} : { signal }) });
    } catch (cause) {
      signal?.throwIfAborted();
      throw requestError('network', 0, cause);
    }
    if (response.ok) return response;
    const error = await errorFromResponse(response);
    signal?.throwIfAborted();
    throw error;
  }

  async function* stream(
    type: StreamRequestType, params: object, signal?: AbortSignal, extras?: StreamExtras,
  ): AsyncGenerator<ThreadStreamEvent, void, void> {
    yield* read(await send(type, params, 'text/event-stream', signal, extras), signal, extras);
  }

  async function* read(
    response: Response, signal?: AbortSignal, { onMalformed = options.onMalformed }: StreamExtras = {},
  ): AsyncGenerator<ThreadStreamEvent, void, void> {
    if (mediaType(response) !== 'text/event-stream' || response.body === null) {
      await response.body?.cancel().catch(() => undefined);
      throw requestError('content_type', response.status);
    }
    try {
      yield* readThreadEvents(response.body, { signal, onMalformed });
    } catch (cause) {
      signal?.throwIfAborted();
      throw requestError(cause instanceof EventTooLargeError ? 'too_large' : 'stream_cut', response.status, cause);
    }
  }

  return {
    json: async (type, params, signal) => {
      const response = await send(type, params, 'application/json', signal);
      if (mediaType(response) !== 'application/json') {
        await response.body?.cancel().catch(() => undefined);
        throw requestError('content_type', response.status);
      }
      let value: unknown;
      try {
        value = await response.json();
        return (readers[type]?.(value) ?? value) as JsonAnswers[typeof type];
      } catch (cause) {
        signal?.throwIfAborted();
        throw requestError('unreadable', response.status, cause);
      }
    },
    stream,
    read,
  };
}

function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
