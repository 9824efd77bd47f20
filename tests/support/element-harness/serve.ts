import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import { rendererPlugins } from '../../../scripts/lib/renderer-plugins.mjs';
import { createFakeBackend } from './fake-backend.ts';

/** The policy of the chat page, so that whatever breaks under it breaks here. */
export const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'nonce-harness'", "connect-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
  "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

/** Media types of the built files. */
export const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

export interface Harness {
  url: string;
  /** Folder of the built page, for size checks. */
  folder: string;
  close: () => Promise<void>;
}

/** Builds the chat page as it ships and serves it with a backend that plays parts (see `fake-backend.ts`). */
export async function serveElementHarness(port = 0, scheme = 'light'): Promise<Harness> {
  const root = resolve(import.meta.dirname, '../../../src/renderer');
  const folder = mkdtempSync(join(tmpdir(), 'element-harness-'));
  await build({
    root, configFile: false, logLevel: 'warn', plugins: rendererPlugins({ diagrams: false }),
    build: {
      outDir: folder, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false },
      rolldownOptions: { input: { chat: join(root, 'chat/index.html') } },
    },
  });
  const backend = createFakeBackend();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/chatkit') {
      void backend(request, response);
      return;
    }
    const file = path === '/' ? 'chat/index.html' : path.slice(1);
    try {
      const body = readFileSync(join(folder, file));
      const wished = new URL(request.url ?? '/', 'http://localhost').searchParams.get('scheme') ?? scheme;
      const text = extname(file) === '.html' ? body.toString().replace('%COLOR_SCHEME%', wished).replace('%CSP_NONCE%', 'harness') : body;
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy }).end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    folder,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}
