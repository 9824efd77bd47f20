import { createChatKitClient } from '../shared/chatkit/client.ts';
import { ChatKitRequestError } from '../shared/chatkit/client-error.ts';
import type { JsonAnswers, JsonRequestType, RequestParams } from '../shared/chatkit/requests.ts';
import { errorCodes, LatchkeyError, type ErrorCode } from '../shared/errors.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** Sends one JSON request to the chat server as main itself. Rejects with a LatchkeyError, or the signal's reason. */
export type BackendCall = <T extends JsonRequestType>(type: T, params: RequestParams[T], signal: AbortSignal) => Promise<JsonAnswers[T]>;

/** The live path to the chat server: the same that a page's requests take. */
type Send = (request: { headers: Headers; body: Uint8Array<ArrayBuffer>; signal: AbortSignal }) => Promise<Response> | Response;

/** What main itself asks the chat server, over the path that adds the token. */
export function createBackendCall(send: Send, now: () => number = Date.now): BackendCall {
  let wait: number | undefined;
  const client = createChatKitClient({
    url: '/chatkit',
    async fetch(_url, { headers, body, signal }) {
      if (typeof body !== 'string') throw new TypeError('The body of a JSON request is text.');
      const response = await send({ headers: new Headers(headers), body: new TextEncoder().encode(body), signal: signal ?? new AbortController().signal });
      wait = retryAfterSeconds(response.headers, now());
      return response;
    },
  });

  return async (type, params, signal) => {
    try {
      return await client.json(type, params, signal);
    } catch (error) {
      if (!(error instanceof ChatKitRequestError)) throw error;
      const { message, status } = error;
      throw new LatchkeyError(codeOf(error), message, { cause: error, status, retryAfterSeconds: status === 429 || status === 503 ? wait : undefined });
    }
  };
}

function codeOf({ code, status }: ChatKitRequestError): ErrorCode {
  const known = errorCodes.find((one) => one === code);
  if (known !== undefined) return known;
  return status >= 400 && status < 500 ? 'backend.refused' : 'backend.failed';
}
