/**
 * The sliver of the D-Bus wire format (specification 0.43, "Message Protocol") that one method call needs:
 * little endian, a call without arguments or with one `a{ss}`, an answer of `ao ao`.
 */

export interface Call {
  /** 1 or more; the answer names it. */
  serial: number;
  destination: string;
  path: string;
  interface: string;
  member: string;
  /** The one argument, of type `a{ss}`. */
  dictionary?: Record<string, string>;
}

export interface Answer {
  replySerial: number | undefined;
  /** For a successful answer of type `aoao`: how many paths each array holds. Empty for anything else. */
  pathArrayLengths: number[];
}

const methodReturn = 2;
const field = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;
const fixedHeaderBytes = 16;

function padTo(alignment: number, offset: number): number {
  return (alignment - (offset % alignment)) % alignment;
}

/** Appends values with the alignment D-Bus asks for; offsets count from the start of the writer. */
function createWriter(): { u8(value: number): void; u32(value: number): void; align(to: number): void; text(value: string): void; signature(value: string): void; bytes(): Buffer } {
  const parts: Buffer[] = [];
  let length = 0;
  function push(part: Buffer): void {
    parts.push(part);
    length += part.length;
  }
  const writer = {
    u8: (value: number) => push(Buffer.from([value])),
    align: (to: number) => push(Buffer.alloc(padTo(to, length))),
    u32(value: number) {
      writer.align(4);
      const part = Buffer.alloc(4);
      part.writeUInt32LE(value);
      push(part);
    },
    text(value: string) {
      const encoded = Buffer.from(value, 'utf8');
      writer.u32(encoded.length);
      push(Buffer.concat([encoded, Buffer.alloc(1)]));
    },
    signature: (value: string) => push(Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1'), Buffer.alloc(1)])),
    bytes: () => Buffer.concat(parts),
  };
  return writer;
}

export function encodeCall(call: Call): Buffer {
  const body = call.dictionary === undefined ? Buffer.alloc(0) : encodeDictionary(call.dictionary);
  const fields = createWriter();
  const named: readonly (readonly [number, string, string])[] = [
    [field.path, 'o', call.path],
    [field.interface, 's', call.interface],
    [field.member, 's', call.member],
    [field.destination, 's', call.destination],
    ...(call.dictionary === undefined ? [] : [[field.signature, 'g', 'a{ss}'] as const]),
  ];
  for (const [code, type, value] of named) {
    fields.align(8);
    fields.u8(code);
    fields.signature(type);
    if (type === 'g') fields.signature(value);
    else fields.text(value);
  }
  const encoded = fields.bytes();
  const header = Buffer.alloc(fixedHeaderBytes);
  header.write('l', 0, 'latin1');
  header.writeUInt8(1, 1); // method call
  header.writeUInt8(1, 3); // protocol version
  header.writeUInt32LE(body.length, 4);
  header.writeUInt32LE(call.serial, 8);
  header.writeUInt32LE(encoded.length, 12);
  return Buffer.concat([header, encoded, Buffer.alloc(padTo(8, encoded.length)), body]);
}

function encodeDictionary(dictionary: Record<string, string>): Buffer {
  const entries = createWriter();
  for (const [key, value] of Object.entries(dictionary)) {
    entries.align(8);
    entries.text(key);
    entries.text(value);
  }
  // The array's length, then padding to the 8-byte alignment of its entries, which the length does not count.
  const head = Buffer.alloc(8);
  head.writeUInt32LE(entries.bytes().length);
  return Buffer.concat([head, entries.bytes()]);
}

/** Length of the first message in the buffer, once its fixed header has arrived; messages here are little endian. */
export function messageLength(buffer: Buffer): number | undefined {
  if (buffer.length < fixedHeaderBytes) return undefined;
  const fields = buffer.readUInt32LE(12);
  return fixedHeaderBytes + fields + padTo(8, fields) + buffer.readUInt32LE(4);
}

/** Reads one whole message; `undefined` when it is not understood. */
export function decodeMessage(message: Buffer): Answer | undefined {
  try {
    if (message.toString('latin1', 0, 1) !== 'l') return undefined;
    const { replySerial, signature } = decodeFields(message);
    const isPaths = message.readUInt8(1) === methodReturn && signature === 'aoao';
    return { replySerial, pathArrayLengths: isPaths ? countPaths(message.subarray(message.length - message.readUInt32LE(4))) : [] };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function decodeFields(message: Buffer): { replySerial: number | undefined; signature: string } {
  const end = fixedHeaderBytes + message.readUInt32LE(12);
  let replySerial: number | undefined;
  let signature = '';
  for (let at = fixedHeaderBytes; at < end; ) {
    at += padTo(8, at);
    const code = message.readUInt8(at);
    const type = message.toString('latin1', at + 2, at + 3);
    at += 4;
    if (type === 'g') {
      const length = message.readUInt8(at);
      if (code === field.signature) signature = message.toString('latin1', at + 1, at + 1 + length);
      at += length + 2;
    } else {
      at += padTo(4, at);
      const value = message.readUInt32LE(at);
      if (code === field.replySerial) replySerial = value;
      at += type === 'u' ? 4 : 4 + value + 1;
    }
  }
  return { replySerial, signature };
}

function countPaths(body: Buffer): number[] {
  const counts: number[] = [];
  let at = 0;
  for (let array = 0; array < 2; array += 1) {
    at += padTo(4, at);
    const end = at + 4 + body.readUInt32LE(at);
    at += 4;
    let count = 0;
    while (at < end) {
      at += padTo(4, at);
      at += 4 + body.readUInt32LE(at) + 1;
      count += 1;
    }
    counts.push(count);
  }
  return counts;
}
