import type { Fetch } from '../platform.ts';
import type { ModelEndpoint } from './local-server.ts';

/** What an endpoint sent, as far as it was read. */
export interface EndpointAnswer {
  status: number;
  headers: Headers;
  /** UTF-8; at most `maxBytes`. */
  text: string;
  /** There was more than was read. */
  cut: boolean;
}

/** Whether a host name is this computer’s own. */
export function isHere(hostname: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

/** The path under a base URL, as the `openai` library joins them. */
export function pathOf(baseUrl: string, path: string): string {
  return baseUrl.replace(/\/+$/, '') + path;
}

/** Headers that say who asks; an endpoint without a key is told none. */
export function headersFor({ baseUrl, apiKey }: ModelEndpoint): Record<string, string> {
  if (apiKey === '') return {};
  // Its list of models is not part of what it offers in OpenAI's way (docs.claude.com, “OpenAI SDK compatibility”).
  const anthropic = new URL(baseUrl).hostname === 'api.anthropic.com' ? { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' } : {};
  return { authorization: `Bearer ${apiKey}`, ...anthropic };
}

/** Asks once and reads at most so much. No redirect is followed: a key goes nowhere but where it was given for. @throws what `fetch` throws */
export async function askEndpoint(fetch: Fetch, url: string, init: RequestInit, maxBytes: number): Promise<EndpointAnswer> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  return { status: response.status, headers: response.headers, ...(await readCapped(response.body, maxBytes)) };
}

async function readCapped(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<{ text: string; cut: boolean }> {
  if (body === null) return { text: '', cut: false };
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (bytes > maxBytes) return { text, cut: true };
  }
  return { text: text + decoder.decode(), cut: false };
}

/** The chunks of a body; leaving the loop early ends the request. */
export async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** The JSON in a text; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
