import { createParser } from 'eventsource-parser';
import type { Fetch } from '../platform.ts';
import type { ModelEndpoint } from './local-server.ts';
import { chunksOf, headersFor, parseJson, pathOf } from './model-http.ts';
import { readRefusal, type Refusal } from './model-verdict.ts';

/** What came of one short question. */
export type Heard =
  /** A piece of an answer, as a stream. */
  | { what: 'words' }
  /** A whole answer in one piece. */
  | { what: 'whole' }
  | { what: 'refusal'; status: number; refusal: Refusal | undefined; moved?: string }
  /** Something else: a page, JSON of another kind, a stream without an answer. */
  | { what: 'noise'; moved?: string };

/** Most of an answer that is read before it is clear that it is none, and the longest event of a stream. */
const maxBytes = 1024 * 1024;

const path = '/chat/completions';

/**
 * Asks the way the embedded server does (`src/server/models/openai.ts`): chat completions with a stream and nothing that only some
 * endpoints know. The answer is left as soon as it begins, so that it costs next to nothing.
 */
export async function firstWords(fetch: Fetch, endpoint: ModelEndpoint, signal: AbortSignal): Promise<Heard> {
  const { baseUrl, model } = endpoint;
  const response = await fetch(pathOf(baseUrl, path), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headersFor(endpoint) },
    body: JSON.stringify({ model: firstName(model), messages: [{ role: 'user', content: 'Answer with the word “Yes”.' }], stream: true }),
    signal,
  });
  if (response.status >= 300 && response.status < 400) {
    void response.body?.cancel().catch(() => undefined);
    const moved = movedTo(baseUrl, response.headers.get('location'));
    return { what: 'noise', ...(moved !== undefined && { moved }) };
  }
  const read = createReading();
  if (response.body !== null) {
    const decoder = new TextDecoder();
    for await (const chunk of chunksOf(response.body)) {
      const heard = read.push(decoder.decode(chunk, { stream: true }));
      if (heard !== undefined) return withStatus(heard, response.status);
    }
  }
  return withStatus(read.end(), response.status);
}

/** Several names with commas between them are several models, the first being the usual one. */
export function firstName(model: string): string {
  return (model.split(',')[0] ?? '').trim();
}

function withStatus(heard: Heard, status: number): Heard {
  if (status < 400) return heard.what === 'refusal' && heard.refusal === undefined ? { what: 'noise' } : heard;
  const refusal = heard.what === 'refusal' && heard.refusal !== undefined ? { ...heard.refusal, status } : undefined;
  return { what: 'refusal', status, refusal };
}

/** Reads text piece by piece until it is clear what it is. JSON and pages are told from streams by how they begin: many give no true type. */
function createReading(): { push(text: string): Heard | undefined; end(): Heard } {
  let all = '';
  let heard: Heard | undefined;
  let isStream = false;
  const parser = createParser({
    maxBufferSize: maxBytes,
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') heard ??= { what: 'noise' };
    },
    onEvent: ({ data }) => {
      const event = parseJson(data);
      if (hasChoices(event)) heard ??= { what: 'words' };
      else if (typeof event === 'object' && event !== null && 'error' in event) heard ??= refusalIn(event);
    },
  });
  return {
    push(text) {
      all += text;
      const first = all.trimStart()[0];
      if (first === undefined) return all.length > maxBytes ? { what: 'noise' } : undefined;
      isStream ||= !'{[<'.includes(first);
      if (isStream) parser.feed(text);
      if (all.length > maxBytes) heard ??= { what: 'noise' };
      return heard;
    },
    end() {
      if (isStream) parser.feed('\n\n');
      if (heard !== undefined) return heard;
      const body = isStream ? undefined : parseJson(all);
      if (hasChoices(body)) return { what: 'whole' };
      return { what: 'refusal', status: 200, refusal: readRefusal(200, body) };
    },
  };
}

/** An error in a stream; where it has no status of its own, it is about the request. */
function refusalIn(event: unknown): Heard {
  const refusal = readRefusal(200, event);
  const status = Math.max(400, refusal?.status ?? 0);
  return { what: 'refusal', status, refusal: refusal && { ...refusal, status } };
}

function hasChoices(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'choices' in value && Array.isArray(value.choices) && value.choices.length > 0;
}

/** The base of an address that a redirect names; only one that ends as ours did is believed. */
function movedTo(baseUrl: string, location: string | null): string | undefined {
  const url = location !== null && URL.canParse(location, baseUrl) ? new URL(location, pathOf(baseUrl, path)) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || !url.pathname.replace(/\/+$/, '').endsWith(path)) return undefined;
  return url.origin + url.pathname.replace(/\/+$/, '').slice(0, -path.length);
}
