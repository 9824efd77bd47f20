import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../src/main/gateway/csp.ts';
import { fillHtml, languageValues } from '../../../src/main/gateway/html.ts';
import type { LanguageChoice } from '../../../src/shared/texts/languages.ts';
import { chatStubHtml, chatStubScript } from './chat-stub.ts';

export interface ShellHarness {
  /** The shell; the chat stub is its neighbour on another host name, hence another origin. */
  url: string;
  /** Replaces what `/chatkit` answers from now on. */
  answerThreads(answer: (body: string) => Promise<{ status: number; json: unknown }>): void;
  setLanguage(language: LanguageChoice): void;
  setColorScheme(scheme: 'system' | 'light' | 'dark'): void;
  close(): Promise<void>;
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const nonce = 'harness-nonce';

/** Builds the shell as the product does and serves it under the product's own policy, with a stub for the chat page. */
export async function startShellHarness(): Promise<ShellHarness> {
  const outDir = await mkdtemp(join(tmpdir(), 'latchkey-shell-'));
  const root = resolve(import.meta.dirname, '../../../src/renderer');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { shell: join(root, 'shell/index.html') } },
    },
  });
  let answer: (body: string) => Promise<{ status: number; json: unknown }> = async () => ({
    status: 200,
    json: { data: [], has_more: false },
  });
  let language: LanguageChoice = 'system';
  let colorScheme: 'system' | 'light' | 'dark' = 'system';

  const server = createServer((request, response) => void serve(request, response).catch(() => response.writeHead(404).end()));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const origins = { shell: `http://127.0.0.1:${port}`, chat: `http://localhost:${port}` };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', origins.shell).pathname;
    if (request.headers.host === `localhost:${port}`) {
      const isScript = path === '/chat-stub.js';
      response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' }).end(isScript ? chatStubScript : chatStubHtml);
    } else if (path === '/chatkit') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { status, json } = await answer(Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    } else if (path === '/') {
      const html = await readFile(join(outDir, 'shell/index.html'), 'utf8');
      const values = { CHAT_ORIGIN: origins.chat, SHELL_ORIGIN: origins.shell, CSP_NONCE: nonce, COLOR_SCHEME: colorScheme, ...languageValues(language, ['en']) };
      const policy = contentSecurityPolicy({ page: 'shell', origins, nonce });
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(fillHtml(html, values));
    } else {
      const bytes = await readFile(join(outDir, normalize(path)));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes);
    }
  }

  return {
    url: origins.shell,
    answerThreads: (next) => void (answer = next),
    setLanguage: (next) => void (language = next),
    setColorScheme: (next) => void (colorScheme = next),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
