import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

export interface BodyLimits {
  /** Largest length, in bytes. */
  maxBytes: number;
  /** The length that was announced; a body that ends earlier or goes on broke off or lies. */
  declared?: number | undefined;
}

/**
 * The same bytes, counted while they flow. Errors with a LatchkeyError: `request.too_large` past the limit,
 * `request.invalid` where the length is not the announced one.
 */
export function limitedBody(source: Bytes, { maxBytes, declared }: BodyLimits): Bytes {
  const reader = source.getReader();
  let length = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        length += value?.byteLength ?? 0;
        const wrong = declared !== undefined && (length > declared || (done && length < declared));
        if (length > maxBytes || wrong) {
          const problem = length > maxBytes ? tooLarge(maxBytes) : new LatchkeyError('request.invalid', say('requests', 'fileBrokeOff'));
          controller.error(problem);
          await reader.cancel(problem).catch(() => undefined);
        } else if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** The sentence for a file over the limit. */
export function tooLarge(maxBytes: number): LatchkeyError {
  return new LatchkeyError('request.too_large', say('requests', 'fileTooLarge', Math.floor(maxBytes / 1_048_576)));
}
