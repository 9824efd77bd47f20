import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import { rendererPlugins } from '../../../scripts/lib/renderer-plugins.mjs';
import { createComposerBackend } from './composer-backend.ts';
import { policy, types } from './serve.ts';

/** The element on a page that switches everything of its composer on (see `composer-page/main.ts`), under the chat page's policy. */
export async function serveComposerHarness(port = 0) {
  const root = resolve(import.meta.dirname, 'composer-page');
  const folder = mkdtempSync(join(tmpdir(), 'composer-harness-'));
  await build({
    root, configFile: false, logLevel: 'warn', plugins: rendererPlugins({ diagrams: false }),
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false }, minify: false },
  });
  const backend = createComposerBackend();
  const server = createServer((request, response) => {
    void backend.handle(request, response).then((handled) => {
      if (handled) return;
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const file = path === '/' ? 'index.html' : path.slice(1);
      try {
        const body = readFileSync(join(folder, file));
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    ...backend,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
