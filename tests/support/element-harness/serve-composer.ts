import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import { rendererPlugins } from '../../../scripts/lib/renderer-plugins.mjs';
import { createDraftRoutes } from '../../../src/main/mirror/draft-routes.ts';
import { memoryHistory } from '../memory-history.ts';
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
  const history = memoryHistory();
  const draftRoutes = createDraftRoutes({ store: () => history, owner: () => 'ada' });

  async function keepDraft(path: keyof typeof draftRoutes, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await draftRoutes[path]({ headers: new Headers(), body: new Uint8Array(Buffer.concat(chunks)), signal: new AbortController().signal });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }

  const server = createServer((request, response) => {
    const { url: called } = request;
    if (called === '/drafts/read' || called === '/drafts/write') return void keepDraft(called, request, response);
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
    drafts: history.drafts,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
