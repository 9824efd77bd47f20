import type { ThreadStreamEvent } from '../../src/shared/chatkit/types.ts';

/** A request that the code under test has made and that the test answers when it likes. */
export interface ScriptedCall {
  url: string;
  type: string;
  params: Record<string, unknown>;
  metadata: Record<string, unknown> | undefined;
  /** As they were given: a plain object (§1.4), or the test should notice. */
  headers: HeadersInit | undefined;
  /** The whole body, as it would travel. */
  body: string;
  signal: AbortSignal | undefined;
  json: (value: unknown, status?: number) => void;
  fail: (error?: Error) => void;
  /** Answers with an event stream that stays open. */
  open: () => void;
  send: (...events: ThreadStreamEvent[]) => void;
  /** Bytes of the stream as they are. */
  raw: (text: string) => void;
  end: () => void;
  /** Breaks the stream off. */
  cut: () => void;
}

/** A fetch whose answers are given by hand, so that every order of things can be tested without waiting. */
export function createScriptedFetch() {
  const calls: ScriptedCall[] = [];

  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const body = init.body as string;
    const { type, params, metadata } = JSON.parse(body) as Pick<ScriptedCall, 'type' | 'params' | 'metadata'>;
    return new Promise((resolve, reject) => {
      let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
      const signal = init.signal ?? undefined;
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      calls.push({
        url, type, params, metadata, headers: init.headers, body, signal,
        json: (value, status = 200) => resolve(Response.json(value, { status })),
        fail: (error = new TypeError('Failed to fetch')) => reject(error),
        open: () => {
          const opened = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) });
          resolve(new Response(opened, { headers: { 'content-type': 'text/event-stream' } }));
        },
        send: (...events) => {
          for (const event of events) stream?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
        },
        raw: (text) => stream?.enqueue(new TextEncoder().encode(text)),
        end: () => stream?.close(),
        cut: () => stream?.error(new TypeError('terminated')),
      });
    });
  };

  return {
    fetch,
    calls,
    /** The newest call, which must be of that type. */
    last: (type: string): ScriptedCall => {
      const call = calls.at(-1);
      if (call?.type !== type) throw new Error(`Expected ${type}, the last call was ${call?.type ?? 'none'}.`);
      return call;
    },
  };
}

/** Lets everything that is already due in promises and streams happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
}
