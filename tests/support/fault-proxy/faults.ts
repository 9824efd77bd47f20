type Direction = 'request' | 'answer';

/** What becomes of one connection. */
export type Fault =
  /** Everything passes. */
  | { kind: 'pass' }
  /** Accepted and reset, before a byte went on. */
  | { kind: 'refuse' }
  /** Reset (RST) after so many bytes in that direction have passed: 0 and `request` means that the server sees nothing. */
  | { kind: 'reset'; at: Direction; afterBytes: number }
  /** Nothing more passes in that direction, and nothing is closed: until `ms` are over, `cut`, `close`, or somebody’s patience ends. */
  | { kind: 'stall'; at: Direction; afterBytes: number; ms?: number; onStruck?: () => void }
  /** The server’s side ends (FIN) after so many bytes of the answer, as a gateway does that restarts. */
  | { kind: 'half_close'; afterBytes: number }
  /** Answered here; the server sees nothing, unless `arrives`: then it does its work, and its answer is lost. */
  | { kind: 'status'; status: number; type?: string; headers?: Readonly<Record<string, string>>; body?: string; arrives?: boolean }
  /** Answered here, with the sign-in page of a hotel: 200 and HTML, whatever was asked. */
  | { kind: 'portal' }
  /** Reset for the client once it has said everything; the server gets it all the same, so many ms later. */
  | { kind: 'late'; ms: number };

/** HTML of somebody who is not the server. */
export const portalPage = '<!doctype html><title>Welcome to our Wi-Fi</title><h1>Please accept the terms</h1><a href="http://192.0.2.1/accept">Accept</a>';

/** The bytes of an answer that the proxy gives itself. */
export function cannedAnswer(fault: Extract<Fault, { kind: 'status' | 'portal' }>): string {
  if (fault.kind === 'portal') return cannedAnswer({ kind: 'status', status: 200, type: 'text/html; charset=utf-8', body: portalPage });
  const { status, type = 'application/json', headers = {}, body = JSON.stringify({ error: { message: 'A fault of the proxy.' } }) } = fault;
  const all = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), Connection: 'close', ...headers };
  return `HTTP/1.1 ${status} Fault\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** Length of the request whose first bytes these are; `undefined`: its head is not whole yet. Chunked bodies are not known here. */
export function requestLength(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, head + 2));
  return head + 4 + Number(length?.[1] ?? 0);
}

/** The same request, alone on its connection. */
export function asOnlyRequest(bytes: Buffer): Buffer {
  const head = bytes.indexOf('\r\n\r\n');
  const lines = bytes.toString('latin1', 0, head).split('\r\n').filter((line) => !/^connection:/i.test(line));
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\nConnection: close`, 'latin1'), bytes.subarray(head)]);
}
