/** A web server for feeds and packages that can misbehave. Real sockets on 127.0.0.1. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feed } from '../../src/main/updates/feed/feed.ts';
import { newKey, sealFeed } from '../../src/main/updates/feed/signature.ts';

export interface ServedFile {
  bytes: Buffer;
  etag?: string;
  /** Answers in its place. */
  answer?(request: IncomingMessage, response: ServerResponse): void;
  /** Sends so many bytes of the body, and then nothing until `cut`. */
  stallAfter?: number;
  /** Knows no ranges. */
  whole?: boolean;
}

export interface UpdateServer {
  /** With a slash at its end. */
  url: string;
  files: Map<string, ServedFile>;
  /** Path and range of each request. */
  asked: string[];
  key: ReturnType<typeof newKey>;
  /** Puts a package there, and a feed that describes it. @returns the feed */
  publish(change?: Partial<Feed>, bytes?: Buffer, privateKeys?: readonly string[]): Feed;
  /** Ends all connections. */
  cut(): void;
  close(): Promise<void>;
}

export async function startUpdateServer(): Promise<UpdateServer> {
  const files = new Map<string, ServedFile>();
  const asked: string[] = [];
  const key = newKey();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    asked.push(`${path}${request.headers.range === undefined ? '' : ` ${request.headers.range}`}`);
    const file = files.get(path);
    if (file === undefined) response.writeHead(404).end();
    else if (file.answer !== undefined) file.answer(request, response);
    else serve(file, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let version = 0;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    files,
    asked,
    key,
    publish(change = {}, bytes = Buffer.from(`package ${(version += 1)}`.repeat(20_000)), privateKeys = [key.privateKey]) {
      const name = `Latchkey-linux-x64-${change.version ?? '1.1.0'}.zip`;
      const feed: Feed = {
        format: 1,
        product: 'app.latchkey.desktop',
        channel: 'stable',
        platform: 'linux-x64',
        version: '1.1.0',
        date: 1_800_000_000_000,
        expires: 1_900_000_000_000,
        rollout: 100,
        notes: { en: 'Faster.' },
        artifacts: { zip: { name, size: bytes.length, sha512: createHash('sha512').update(bytes).digest('hex') } },
        ...change,
      };
      files.set(`${feed.channel}/${feed.platform}.json`, { bytes: Buffer.from(sealFeed(JSON.stringify(feed), privateKeys)) });
      files.set(`${feed.channel}/${name}`, { bytes, etag: `"${createHash('sha1').update(bytes).digest('hex')}"` });
      return feed;
    },
    cut: () => server.closeAllConnections(),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

function serve({ bytes, etag, stallAfter, whole = false }: ServedFile, request: IncomingMessage, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const goesOn = !whole && from > 0 && request.headers['if-range'] === etag;
  const body = goesOn ? bytes.subarray(from) : bytes;
  response.writeHead(goesOn ? 206 : 200, {
    'content-length': body.length,
    ...(etag !== undefined && { etag }),
    ...(goesOn && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  if (stallAfter === undefined) response.end(body);
  else response.write(body.subarray(0, stallAfter));
}
