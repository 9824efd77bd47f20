import type { Rewrite } from './rewrite-values.ts';

/** Without any of these in its bytes, a document holds nothing to rewrite or to learn. */
const keys = ['"preview_url"', '"upload_descriptor"', '"upload_url"', '"generated_image', '"allowed_image_domains"'];

export function mayHoldAddresses(bytes: Buffer): boolean {
  return keys.some((key) => bytes.includes(key));
}

/** @returns the document with its addresses replaced; the very same text where there was nothing to do, or no JSON. */
export function rewriteJson(text: string, rewrite: Rewrite): string {
  try {
    const document: unknown = JSON.parse(text);
    return rewrite(document) ? JSON.stringify(document) : text;
  } catch {
    return text;
  }
}

/** Rewrites an event stream chunk by chunk. */
export interface FrameRewriter {
  /** @returns what can go on: everything up to the last complete event. `undefined`: nothing yet. */
  push(chunk: Uint8Array): Buffer | undefined;
  /** @returns what is left: a last event may come without its blank line (protocol §1.5). */
  end(): Buffer | undefined;
}

/** Longest event that is held back to be read whole, in bytes; a longer one passes as it is. */
const maxFrameBytes = 32 * 1_048_576;

const lf = 10;
const cr = 13;

/**
 * Only events that name one of our keys are parsed; all other bytes pass as they came. The start of an event waits for
 * its end, which nobody could use earlier anyway.
 */
export function createFrameRewriter(rewrite: Rewrite): FrameRewriter {
  let held: Buffer[] = [];
  let heldBytes = 0;

  function take(last: Buffer): Buffer {
    const whole = held.length === 0 ? last : Buffer.concat([...held, last]);
    held = [];
    heldBytes = 0;
    return mayHoldAddresses(whole) ? rewriteFrames(whole, rewrite) : whole;
  }

  return {
    push(bytes) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const end = lastFrameEnd(chunk, held.at(-1)?.at(-1));
      if (end === 0 && heldBytes + chunk.length <= maxFrameBytes) {
        if (chunk.length > 0) held.push(chunk);
        heldBytes += chunk.length;
        return undefined;
      }
      if (end === 0) {
        const passed = Buffer.concat([...held, chunk]);
        held = [];
        heldBytes = 0;
        return passed;
      }
      const passed = take(chunk.subarray(0, end));
      if (end < chunk.length) {
        held = [chunk.subarray(end)];
        heldBytes = chunk.length - end;
      }
      return passed;
    },
    end: () => (heldBytes === 0 ? undefined : take(Buffer.alloc(0))),
  };
}

/** Two line ends in a row finish an event; CR LF counts as one, so CR CR, LF LF and LF CR are what to look for. */
function lastFrameEnd(chunk: Buffer, before: number | undefined): number {
  let at = chunk.lastIndexOf('\n\n');
  if (chunk.includes(cr)) at = Math.max(at, chunk.lastIndexOf('\n\r'), chunk.lastIndexOf('\r\r'));
  if (at >= 0) return at + 2;
  return before !== undefined && isFrameEnd(before, chunk[0]) ? 1 : 0;
}

function isFrameEnd(first: number, second: number | undefined): boolean {
  return (first === lf && (second === lf || second === cr)) || (first === cr && second === cr);
}

function rewriteFrames(whole: Buffer, rewrite: Rewrite): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = 1; at <= whole.length; at += 1) {
    if (at < whole.length && !isFrameEnd(whole[at - 1] ?? 0, whole[at])) continue;
    const end = Math.min(at + 1, whole.length);
    const frame = whole.subarray(from, end);
    parts.push(mayHoldAddresses(frame) ? rewriteFrame(frame, rewrite) : frame);
    from = end;
    at = end;
  }
  return Buffer.concat(parts);
}

/** `data:` lines are joined for reading (SSE grammar) and become one; all other lines stay where they are. */
function rewriteFrame(frame: Buffer, rewrite: Rewrite): Buffer {
  const lines = frame.toString().split(/(\r\n|\n|\r)/);
  const data = lines.flatMap((line) => (line.startsWith('data:') ? [line.slice(line.startsWith('data: ') ? 6 : 5)] : []));
  const text = data.join('\n');
  const changed = rewriteJson(text, rewrite);
  if (changed === text) return frame;
  let written = false;
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const line = lines[at] ?? '';
    const ending = lines[at + 1] ?? '';
    if (!line.startsWith('data:')) out.push(line, ending);
    else if (!written) out.push(`data: ${changed}`, ending);
    written ||= line.startsWith('data:');
  }
  return Buffer.from(out.join(''));
}
