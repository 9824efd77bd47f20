import { Readable } from 'node:stream';
import { pageHeader } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { ArchiveJob } from '../../shared/history.ts';
import { jsonAnswer } from '../http-answers.ts';
import { readBody } from '../request-body.ts';

/** Largest file that can be imported, in bytes. */
export const maxImportBytes = 256 * 1_048_576;

export interface FinishedFile {
  read(): Promise<{ size: number; stream: Readable }>;
  fileName: string;
  /** The last byte is out. */
  onDelivered(): void;
}

export interface ArchiveRoutesDeps {
  /** A finished export of the account that is signed in. */
  find(id: string): FinishedFile | undefined;
  importFile(file: Uint8Array): Promise<ArchiveJob>;
}

const types: Readonly<Record<string, string>> = { md: 'text/markdown; charset=utf-8', json: 'application/json; charset=utf-8', zip: 'application/zip' };

/** `GET /archive/<id>` and `POST /archive/import`; `undefined` for everything else. */
export function createArchiveRoutes({ find, importFile }: ArchiveRoutesDeps): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const name = /^\/archive\/([\w-]{1,100})$/.exec(pathname)?.[1];
    if (name === undefined) return undefined;
    if (name === 'import') {
      // No other origin can send this header without a preflight, which nothing here answers.
      if (request.method !== 'POST' || request.headers.get(pageHeader) !== 'shell') throw new LatchkeyError('request.denied', say('requests', 'onlyOwnPages'));
      return jsonAnswer(await importFile(await readBody(request, maxImportBytes)));
    }
    const file = request.method === 'GET' ? find(name) : undefined;
    if (file === undefined) throw new LatchkeyError('request.unknown_method', say('jobs', 'fileGone'));
    return await download(file);
  };
}

async function download({ read, fileName, onDelivered }: FinishedFile): Promise<Response> {
  const { size, stream } = await read();
  // A download that is given up can be asked for again; one that is complete cannot.
  stream.once('end', onDelivered);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': disposition(fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

/** A plain name for old readers, the real one for all others (RFC 6266, RFC 8187). */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const exact = encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
