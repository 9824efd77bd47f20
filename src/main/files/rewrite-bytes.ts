import type { Rewrite } from './rewrite-values.ts';

/**
 * Without any of these keys in its bytes, a document holds nothing to rewrite or to learn. One expression over one-byte
 * characters, none of whose words begins with a character that is everywhere: 0.1 ms per MB, where searching the bytes for
 * each key takes forty times as long (measured).
 */
const keys = /(?:preview|upload)_url"|upload_descriptor"|generated_image|allowed_image_domains/;

const longestKey = 'allowed_image_domains'.length;

export function mayHoldAddresses(bytes: Buffer): boolean {
  return keys.test(bytes.toString('latin1'));
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

/** Rewrites an event stream chunk by chunk; what can go on comes in pieces, so that nothing is copied without need. */
export interface FrameRewriter {
  /** @returns everything up to the last complete event. */
  push(chunk: Uint8Array): readonly Buffer[];
  /** @returns what is left: a last event may come without its blank line (protocol §1.5). */
  end(): readonly Buffer[];
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
  /** One of our keys has been seen in what is held. */
  let found = false;
  /** The end of what is held, where a key may have begun. */
  let tail = '';

  function hold(piece: Buffer): void {
    const text = piece.toString('latin1');
    found ||= keys.test(text) || (tail !== '' && keys.test(tail + text.slice(0, longestKey)));
    tail = text.length < longestKey ? (tail + text).slice(-longestKey) : text.slice(-longestKey);
    held.push(piece);
    heldBytes += piece.length;
  }

  function release(): Buffer[] {
    const pieces = held;
    held = [];
    heldBytes = 0;
    found = false;
    tail = '';
    return pieces;
  }

  function take(): Buffer[] {
    const wanted = found;
    const pieces = release();
    return wanted ? [rewriteFrames(Buffer.concat(pieces), rewrite)] : pieces;
  }

  return {
    push(bytes) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const end = lastFrameEnd(chunk, held.at(-1)?.at(-1));
      if (end > 0) hold(chunk.subarray(0, end));
      const passed = end > 0 ? take() : [];
      if (end < chunk.length) hold(chunk.subarray(end));
      return heldBytes > maxFrameBytes ? [...passed, ...release()] : passed;
    },
    end: take,
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
