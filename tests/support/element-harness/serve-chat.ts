import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { rendererPlugins } from '../../../scripts/lib/renderer-plugins.mjs';
import { createAssets } from '../../../src/main/gateway/assets.ts';
import { sendResponse, toRequest } from '../../../src/main/web-host/node-http.ts';

/** Answers the element's posts to `/chatkit`. */
export type ChatBackend = (body: { type: string; params: Record<string, unknown> }) => Response;

export interface ServedChat {
  url: string;
  /** Paths that were asked for and are not there, which a page of ours never does. */
  missed: string[];
  close: () => Promise<void>;
}

export interface ServeChatOptions {
  port?: number;
  scheme?: () => 'light' | 'dark';
  /** More answers on the page's origin, by path: images and the like. */
  files?: Readonly<Record<string, () => Response>>;
}

/** The built chat page behind the gateway's own files and policies, with a backend that a test plays. */
export async function serveChat(backend: ChatBackend, { port = 0, scheme = () => 'light', files = {} }: ServeChatOptions = {}): Promise<ServedChat> {
  const root = resolve(import.meta.dirname, '../../../src/renderer');
  const folder = mkdtempSync(join(tmpdir(), 'served-chat-'));
  await build({
    root, configFile: false, logLevel: 'warn', plugins: rendererPlugins(),
    build: {
      outDir: folder, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false }, reportCompressedSize: false,
      rolldownOptions: { input: { chat: join(root, 'chat/index.html') } },
    },
  });
  const missed: string[] = [];
  let origin = '';
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const file = files[pathname];
    if (file !== undefined) return file();
    if (pathname === '/chatkit') return backend((await request.json()) as Parameters<ChatBackend>[0]);
    const found = await assets('chat', request);
    if (found === undefined) missed.push(pathname);
    return found ?? new Response(null, { status: 404 });
  };
  const server = createServer((incoming, outgoing) => void answer(toRequest(incoming, outgoing, origin)).then((response) => sendResponse(response, outgoing)));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const assets = createAssets({
    root: folder, origins: { shell: 'http://127.0.0.1:9', chat: origin }, colorScheme: scheme, language: () => 'system', systemLanguages: ['en'], chat: () => ({ uploads: 'none', streamUploads: false, options: {} }),
  });
  return {
    url: `${origin}/`,
    missed,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      rmSync(folder, { recursive: true });
    },
  };
}
