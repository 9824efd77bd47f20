import { createFrameRewriter, mayHoldAddresses, rewriteJson } from './rewrite-bytes.ts';
import type { Rewrite } from './rewrite-values.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Longest JSON answer that is read whole, in bytes; a longer one streams through as it is. */
const maxJsonBytes = 64 * 1_048_576;

/** Changes bytes on their way, in any number of pieces. */
interface Step {
  push(chunk: Bytes): readonly Uint8Array[];
  end(): readonly Uint8Array[];
}

/**
 * The same answer with the addresses in it turned into gateway routes. Stands after whatever keeps an answer as the
 * server gave it (a recorder, a stream that other pages join): those see the raw one.
 */
export function rewriteAnswer(answer: Response, rewrite: Rewrite): Response {
  if (answer.body === null || !answer.ok) return answer;
  const type = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const step = type === 'text/event-stream' ? createFrameRewriter(rewrite) : type === 'application/json' ? wholeJson(rewrite) : undefined;
  if (step === undefined) return answer;
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return new Response(passThrough(answer.body, step), { status: answer.status, headers });
}

/** Cancelling goes back to the source, a source that breaks off errors here too, and nothing is read ahead. */
function passThrough(source: ReadableStream<Bytes>, step: Step): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await reader.read();
          const passed = (done ? step.end() : step.push(value)).filter((piece) => piece.byteLength > 0);
          for (const piece of passed) controller.enqueue(piece);
          if (done) controller.close();
          if (done || passed.length > 0) return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function wholeJson(rewrite: Rewrite): Step {
  let chunks: Bytes[] | undefined = [];
  let length = 0;

  function release(): Bytes[] {
    const held = chunks ?? [];
    chunks = undefined;
    return held;
  }

  return {
    push(chunk) {
      if (chunks === undefined) return [chunk];
      chunks.push(chunk);
      length += chunk.byteLength;
      return length > maxJsonBytes ? release() : [];
    },
    end() {
      const pieces = release();
      const whole = Buffer.concat(pieces);
      if (!mayHoldAddresses(whole)) return pieces;
      const text = whole.toString();
      const changed = rewriteJson(text, rewrite);
      return changed === text ? pieces : [Buffer.from(changed)];
    },
  };
}
