import type { UploadTransport } from '../../element-host.ts';

/** Answers that may not carry a body. */
const bodiless: readonly number[] = [204, 205, 304];

/**
 * Sends with XMLHttpRequest, the one way a page learns how much of a body is gone: a streamed `fetch` body needs HTTP/2,
 * has no length, which storage services refuse, and cannot be sent again by a wrapper that renews a token.
 */
export const xhrTransport: UploadTransport = (url, { method, headers, body, signal }, onSent) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const aborted = (): void => reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    if (signal.aborted) {
      aborted();
      return;
    }
    const stop = (): void => request.abort();
    request.open(method, url);
    request.responseType = 'arraybuffer';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onSent(loaded / total);
    };
    request.onload = () => {
      const { status, response } = request as { status: number; response: ArrayBuffer };
      resolve(new Response(bodiless.includes(status) ? null : response, { status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '' } }));
    };
    request.onerror = () => reject(new TypeError('Failed to send'));
    request.onabort = aborted;
    request.onloadend = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop, { once: true });
    request.send(body);
  });
