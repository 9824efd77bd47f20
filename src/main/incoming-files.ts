import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { pageHeader, type IncomingFile } from '../shared/desktop-api.ts';
import { LatchkeyError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';
import type { Log } from './platform.ts';

/** Most files of one start, and the largest that a page takes into its memory, in bytes. */
const maxFiles = 20;
const maxBytes = 100 * 1_048_576;

/** What browsers take files of these endings for; all others are just bytes. */
const types: Readonly<Record<string, string>> = {
  '.txt': 'text/plain', '.md': 'text/markdown', '.csv': 'text/csv', '.json': 'application/json', '.pdf': 'application/pdf',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp',
};

/** Files that a person opens with the app: of the command line, or dropped on its icon. */
export interface IncomingFiles {
  /** Offers them to the shell's page, each once; what is no file, too large, or cannot be read is left out. */
  offer(paths: readonly string[]): Promise<readonly IncomingFile[]>;
  /** `GET /incoming/<id>` of the shell's page; `undefined`: not one of these. */
  answer(request: Request): Response | undefined;
}

export function createIncomingFiles({ newId, log }: { newId(): string; log: Log }): IncomingFiles {
  const offered = new Map<string, { path: string; size: number }>();

  async function look(path: string): Promise<IncomingFile | undefined> {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true || found.size > maxBytes) {
      log.warn('incoming.left_out', { size: found?.size });
      return undefined;
    }
    const id = newId();
    offered.set(id, { path, size: found.size });
    return { id, name: basename(path) };
  }

  return {
    async offer(paths) {
      const looked = await Promise.all(paths.slice(0, maxFiles).map(look));
      return looked.filter((file) => file !== undefined);
    },
    answer(request) {
      const id = /^\/incoming\/([\w-]{1,100})$/.exec(new URL(request.url).pathname)?.[1];
      if (id === undefined) return undefined;
      // No other origin can send this header without a preflight, which nothing here answers.
      const file = request.method === 'GET' && request.headers.get(pageHeader) === 'shell' ? offered.get(id) : undefined;
      if (file === undefined) throw new LatchkeyError('request.denied', say('requests', 'noFileToTake'));
      offered.delete(id);
      const stream = Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array<ArrayBuffer>>;
      return new Response(stream, {
        headers: {
          'content-type': types[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
          'content-length': String(file.size),
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    },
  };
}
