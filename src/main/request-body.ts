import { LatchkeyError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';

function tooLarge(maxBytes: number): LatchkeyError {
  const sentence = maxBytes >= 1_048_576 ? say('requests', 'tooMuchMega', Math.floor(maxBytes / 1_048_576)) : say('requests', 'tooMuchKilo', Math.floor(maxBytes / 1_024));
  return new LatchkeyError('request.too_large', sentence);
}

/**
 * Reads a request body into memory, counting while it streams: a missing or wrong `content-length` changes nothing.
 * @throws LatchkeyError `request.too_large` as soon as the limit is passed, `request.invalid` when the body breaks off.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) {
    await request.body?.cancel().catch(() => undefined);
    throw tooLarge(maxBytes);
  }
  if (request.body === null) return new Uint8Array(0);
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new LatchkeyError('request.invalid', say('requests', 'brokeOff'), { cause });
    });
    if (done) break;
    length += value.byteLength;
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
