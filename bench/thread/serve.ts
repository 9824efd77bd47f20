import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { rendererPlugins } from '../../scripts/lib/renderer-plugins.mjs';
import { answerBench } from './backend.ts';
import { itemCount, messageAt } from './samples.ts';

const repository = join(import.meta.dirname, '..', '..');
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

export interface Pages {
  /** The chat page as it ships, with `window.chatkit` for its element. */
  ours: string;
  rival(name: 'assistant-ui' | 'plain'): string;
  close(): Promise<void>;
}

/** Builds both pages for production and serves them, with the same thread and the same stream behind them. */
export async function servePages(): Promise<Pages> {
  const out = mkdtempSync(join(tmpdir(), 'latchkey-thread-bench-'));
  const pages = { ours: join(repository, 'src', 'renderer'), rivals: import.meta.dirname };
  for (const [name, root] of Object.entries(pages)) {
    const input = name === 'ours' ? join(root, 'chat', 'index.html') : join(root, 'rivals.html');
    await build({
      root, configFile: false, logLevel: 'error', plugins: rendererPlugins({ diagrams: false }),
      build: { outDir: join(out, name), target: 'chrome130', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 10_000, rolldownOptions: { input } },
    });
  }
  const thread = JSON.stringify(Array.from({ length: itemCount }, (_, at) => messageAt(at)));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/chatkit') return void answerBench(request, response);
    if (pathname === '/thread.json') return void response.writeHead(200, { 'content-type': 'application/json' }).end(thread);
    for (const name of Object.keys(pages)) {
      try {
        const body = readFileSync(join(out, name, pathname));
        response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'application/octet-stream' });
        response.end(extname(pathname) === '.html' ? body.toString().replace('%COLOR_SCHEME%', 'light') : body);
        return;
      } catch {
        // It may be the other build's.
      }
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ours: `${origin}/chat/index.html`,
    rival: (name) => `${origin}/rivals.html?rival=${name}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          rmSync(out, { recursive: true, force: true });
          resolve();
        });
      }),
  };
}
