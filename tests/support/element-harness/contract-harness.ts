import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { ChatKitOptions } from '@openai/chatkit';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { rendererPlugins } from '../../../scripts/lib/renderer-plugins.mjs';
import type { ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import type { ContractPage } from './contract-page/main.tsx';
import { policy, types } from './serve.ts';

declare global {
  interface Window {
    contract: ContractPage;
  }
}

/** A chat request that the page has made. */
export interface Sent {
  type: string;
  params: Record<string, unknown>;
  headers: Record<string, string>;
  path: string;
}

export type Answer = [contentType: string, body: string];

export const stream = (...events: ThreadStreamEvent[]): Answer => ['text/event-stream', events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')];
export const json = (value: unknown): Answer => ['application/json', JSON.stringify(value)];

export const contractOrigin = 'http://localhost:1';
export const plainOptions: ChatKitOptions = { api: { url: '/chatkit', domainKey: 'local' } };

/** The page of `contract-page`, built once and served by the test's browser itself, under the chat page's policy. */
export async function buildContractPage() {
  const folder = mkdtempSync(join(tmpdir(), 'contract-page-'));
  await build({
    root: resolve(import.meta.dirname, 'contract-page'), configFile: false, logLevel: 'warn', plugins: rendererPlugins({ diagrams: false }),
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false }, minify: false },
  });

  return {
    /** Answers everything that the page asks for. */
    serve: async (page: Page, answer: (type: string, params: Record<string, unknown>) => Answer) => {
      const sent: Sent[] = [];
      const foreign: string[] = [];
      await page.route('**/*', async (route) => {
        const request = route.request();
        const { origin, pathname } = new URL(request.url());
        if (origin !== contractOrigin) {
          foreign.push(request.url());
          return route.abort();
        }
        if (request.method() === 'POST') {
          const { type, params } = request.postDataJSON() as Sent;
          sent.push({ type, params, headers: request.headers(), path: pathname });
          const [contentType, body] = answer(type, params);
          return route.fulfill({ contentType, body });
        }
        const file = pathname === '/' ? 'index.html' : pathname.slice(1);
        const headers = { 'content-security-policy': policy, 'content-type': types[extname(file)] ?? 'application/octet-stream' };
        return route.fulfill({ headers, body: readFileSync(join(folder, file)) });
      });
      return { sent, foreign };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The events that the element of the page has dispatched. */
export function namesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => window.contract.events.map(({ name }) => name));
}
