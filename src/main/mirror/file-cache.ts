import type { HistoryStore } from '../history-store.ts';
import { watchedBody } from './watched-body.ts';

/** Largest file that is kept, in bytes. How much all of them may take is the store's to say. */
export const maxKeptBytes = 10 * 1_048_576;

/** Files that were looked at, kept with the history of the account, by the address that the backend gave. */
export interface FileCache {
  /** What was kept, as the backend sent it; `undefined`: nothing, or it cannot be read. */
  get(address: string): Promise<Response | undefined>;
  /** The same answer, kept when it has passed whole. What it says about caches is meant for others: this is the mirror. */
  keep(address: string, answer: Response): Response;
}

export function createFileCache({ store }: { store(): HistoryStore | undefined }): FileCache {
  return {
    async get(address) {
      const file = await store()?.files.get(address).catch(() => undefined);
      if (file === undefined) return undefined;
      return new Response(file.bytes, { headers: { 'content-type': file.mimeType, 'content-length': String(file.bytes.length), 'cache-control': 'no-store' } });
    },
    keep(address, answer) {
      const into = store();
      if (into === undefined || !answer.ok || answer.body === null || Number(answer.headers.get('content-length') ?? 0) > maxKeptBytes) return answer;
      let chunks: Uint8Array<ArrayBuffer>[] | undefined = [];
      let length = 0;
      const body = watchedBody(answer.body, {
        push(bytes) {
          length += bytes.length;
          if (length > maxKeptBytes) chunks = undefined;
          chunks?.push(bytes);
        },
        end(complete) {
          const whole = chunks;
          chunks = undefined;
          if (!complete || whole === undefined || length === 0 || store() !== into) return;
          const mimeType = answer.headers.get('content-type') ?? 'application/octet-stream';
          into.files.put(address, { name: nameOf(address), mimeType, bytes: new Uint8Array(Buffer.concat(whole)) }).catch(() => undefined);
        },
      });
      return new Response(body, { status: answer.status, headers: answer.headers });
    },
  };
}

/** The last part of the path, which is what a download of it would be called. */
function nameOf(address: string): string {
  const last = new URL(address, 'http://backend.invalid').pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
