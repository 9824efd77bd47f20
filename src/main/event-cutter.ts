type Bytes = Uint8Array<ArrayBuffer>;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** An event longer than this is handed on in pieces: no reader of ours takes one as long (`maxEventLength`, 16 Mi characters). */
export const maxHeldBytes = 64 * 1_048_576;

export interface EventCutter {
  /** @returns the bytes up to the end of the last complete event; `undefined`: none has ended. */
  push(chunk: Bytes): Bytes | undefined;
  /** @returns what is left, an event without its blank line. */
  end(): Bytes | undefined;
}

/**
 * The same bytes, cut only between events: a reader may come in at every cut. A blank line ends an event, in any of the three
 * spellings of a line's end (chatkit-protocol §1.5).
 */
export function createEventCutter(maxBytes = maxHeldBytes): EventCutter {
  let held: Bytes[] = [];
  let heldBytes = 0;
  let lineIsEmpty = true;
  let afterReturn = false;

  /** @returns where the last event of the chunk ends; 0: in none of it. */
  function lastEnd(chunk: Bytes): number {
    let end = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === lineFeed && afterReturn) {
        // The second half of a line's end; it belongs to what that ended.
        if (end === at) end = at + 1;
        afterReturn = false;
      } else if (byte === lineFeed || byte === carriageReturn) {
        if (lineIsEmpty) end = at + 1;
        lineIsEmpty = true;
        afterReturn = byte === carriageReturn;
      } else {
        lineIsEmpty = false;
        afterReturn = false;
      }
    }
    return end;
  }

  function release(last: Bytes): Bytes {
    const pieces = [...held, last];
    const bytes = pieces.length === 1 ? last : joined(pieces, heldBytes + last.length);
    held = [];
    heldBytes = 0;
    return bytes;
  }

  return {
    push(chunk) {
      const end = lastEnd(chunk);
      const complete = end === 0 ? undefined : release(chunk.subarray(0, end));
      if (end < chunk.length) {
        held.push(chunk.subarray(end));
        heldBytes += chunk.length - end;
      }
      return heldBytes > maxBytes ? joined([...(complete === undefined ? [] : [complete]), release(new Uint8Array(0))]) : complete;
    },
    end: () => (heldBytes === 0 ? undefined : release(new Uint8Array(0))),
  };
}

function joined(pieces: readonly Bytes[], length = pieces.reduce((sum, piece) => sum + piece.length, 0)): Bytes {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
