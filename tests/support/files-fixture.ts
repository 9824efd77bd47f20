import { createFiles, type Files } from '../../src/main/files/files.ts';
import type { FilesDeps } from '../../src/main/files/files-deps.ts';
import { createGateway, type Gateway } from '../../src/main/gateway/gateway.ts';
import { isPrivateHost } from '../../src/main/net/public-addresses.ts';
import { createUpstreamFetch } from '../../src/main/net/upstream-fetch.ts';
import { quietLog, type QuietLog } from './quiet-log.ts';
import { startUpstream, type Answer, type Upstream } from './upstream.ts';
import { testTls } from './tls-fixture.ts';

export const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl';

export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export const picture: Answer = (response) => void response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'a=b', 'x-secret': '1' }).end(png);

export interface FilesFixture {
  /** The backend, and a storage on another origin. */
  backend: Upstream;
  storage: Upstream;
  log: QuietLog;
  minted(): number;
  become(account: string | undefined): void;
  /** The gateway with files behind it, over real sockets. */
  setUp(deps?: Partial<FilesDeps>): { files: Files; gateway: Gateway };
  close(): Promise<void>;
}

export async function startFilesFixture(options: Parameters<typeof startUpstream>[0] = {}): Promise<FilesFixture> {
  const [backend, storage] = [await startUpstream(options), await startUpstream(options)];
  const cas = () => [testTls.cert];
  const [net, publicNet] = [createUpstreamFetch({ cas }), createUpstreamFetch({ cas, publicOnly: true })];
  const log = quietLog();
  let minted = 0;
  let account: string | undefined = 'ada';
  return {
    backend,
    storage,
    log,
    minted: () => minted,
    become: (next) => void (account = next),
    setUp(deps = {}) {
      const files = createFiles({
        resolve: async () => ({ authUrl: backend.origin, authPath: '/api/auth', chatUrl: backend.url, key: 'test' }),
        uploads: () => ({ uploadUrl: `${storage.origin}/direct` }),
        account: () => account,
        chatOrigin: () => 'app://chat',
        token: async () => `${jwt}${(minted += 1)}`,
        fetch: net.fetch,
        fetchPublic: publicNet.fetch,
        isPrivateHost,
        log,
        ...deps,
      });
      return { files, gateway: createGateway({ assets: async () => undefined, relay: () => new Response(), files: files.handle, log }) };
    },
    async close() {
      await Promise.all([net.dispose(), publicNet.dispose(), backend.close(), storage.close()]);
    },
  };
}

export const jsonAnswer = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

/** Lets an attachment with these addresses pass by. @returns the routes they became. */
export async function register(files: Files, attachment: object): Promise<{ preview: string; upload: string }> {
  const given = { id: 'a1', name: 'a.png', mime_type: 'image/png', type: 'image', ...attachment };
  const answer = (await (await files.rewrite(jsonAnswer(given))).json()) as { preview_url?: string; upload_url?: string; upload_descriptor?: { url: string } };
  return { preview: answer.preview_url ?? '', upload: answer.upload_descriptor?.url ?? answer.upload_url ?? '' };
}

export function uploadRequest(url: string, method: string, body: unknown, headers: Record<string, string> = {}, init: RequestInit = {}): Request {
  return new Request(url, { method, body, headers: { 'x-latchkey-page': 'chat', ...headers }, duplex: 'half', ...init } as RequestInit);
}

/** Status, code and sentence of an answer in the error form. */
export async function problem(answer: Promise<Response>): Promise<[number, string, string]> {
  const response = await answer;
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  if (!error.message.endsWith('.')) throw new Error(`No sentence: ${error.message}`);
  return [response.status, error.code, error.message];
}
