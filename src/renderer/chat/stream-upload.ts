import { appSlug } from '../../shared/brand.ts';
import { pageHeader, pageSizeHeader } from '../../shared/desktop-api.ts';
import type { UploadTransport } from '../element/element-host.ts';

/**
 * Sends a file as a stream. Inside the desktop app a request is handed to the main process, and a file in it would arrive
 * there as one piece of memory; a stream goes through. It has no length of its own, so that is said in a header: a body
 * that ends early looks complete otherwise.
 */
export function createStreamUpload(fetch: typeof globalThis.fetch): UploadTransport {
  return (url, { method, headers, body, signal }, onSent) => {
    const whole = body instanceof FormData ? encodeForm(body) : body;
    const sent: Record<string, string> = { ...headers, [pageHeader]: 'chat', [pageSizeHeader]: String(whole.size) };
    if (body instanceof FormData) sent['content-type'] = whole.type;
    // An empty body has nothing to stream.
    if (whole.size === 0) return fetch(url, { method, headers: sent, signal });
    return fetch(url, { method, headers: sent, signal, body: counted(whole, onSent), duplex: 'half' } as RequestInit);
  };
}

function counted(whole: Blob, onSent: (sent: number) => void): ReadableStream<Uint8Array> {
  let gone = 0;
  return whole.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array>({
      transform(chunk, controller) {
        controller.enqueue(chunk);
        gone += chunk.byteLength;
        onSent(gone / whole.size);
      },
    }),
  );
}

/** The form as the browser would write it (RFC 7578), but with its length known; files stay where they are. */
function encodeForm(form: FormData): Blob {
  const boundary = `----${appSlug}${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  for (const [name, value] of form) {
    parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${escapeName(name)}"`);
    if (typeof value === 'string') parts.push('\r\n\r\n', value.replace(/\r\n|\r|\n/g, '\r\n'));
    else parts.push(`; filename="${escapeName(value.name)}"\r\ncontent-type: ${value.type === '' ? 'application/octet-stream' : value.type}\r\n\r\n`, value);
    parts.push('\r\n');
  }
  parts.push(`--${boundary}--\r\n`);
  return new Blob(parts, { type: `multipart/form-data; boundary=${boundary}` });
}

/** As HTML's multipart encoding has it: a name must not be able to end its header. */
function escapeName(name: string): string {
  return name.replace(/\r\n|\r|\n/g, '%0D%0A').replaceAll('"', '%22');
}
