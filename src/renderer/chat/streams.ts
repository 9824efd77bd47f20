import { pageHeader, streamHeader } from '../../shared/desktop-api.ts';
import type { Resumption } from '../element/element-host.ts';

export type PageFetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

export interface StreamsDeps {
  fetch: PageFetch;
  /** Milliseconds that only grow. */
  elapsed: () => number;
}

export interface Streams {
  /** The element's fetch: to the gateway, which knows the page by our header (it forces a preflight). */
  fetch: PageFetch;
  resumption: Resumption;
}

/** So many threads are remembered with the time they were last asked for. */
const maxLoads = 64;

/** Answers that go on in main while no page reads them (chatkit-js #140), as the element's host offers them. */
export function createStreams({ fetch, elapsed }: StreamsDeps): Streams {
  const loads = new Map<string, number>();

  function rememberLoad(threadId: string): void {
    loads.delete(threadId);
    loads.set(threadId, elapsed());
    const [oldest] = loads.keys();
    if (loads.size > maxLoads && oldest !== undefined) loads.delete(oldest);
  }

  /** `init.headers` is a plain object by the protocol (§1.4). */
  function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    return fetch(input, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), [pageHeader]: 'chat' } });
  }

  function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return send(path, { method: 'POST', headers, body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) });
  }

  return {
    fetch: (input, init) => {
      const threadId = loadedThread(init?.body);
      if (threadId !== undefined) rememberLoad(threadId);
      return send(input, init);
    },
    resumption: {
      headers: (streamId) => ({ [streamHeader]: streamId }),
      attach: async (threadId, signal) => {
        const loadedAt = loads.get(threadId);
        const loadedMsAgo = loadedAt === undefined ? 0 : elapsed() - loadedAt;
        const response = await post('/chatkit/streams/attach', { threadId, loadedMsAgo }, signal);
        if (response.status === 200) return response;
        // Nothing runs, or nothing can be said of it; either way the thread as it was read is what there is.
        await response.body?.cancel();
        return undefined;
      },
      stop: async (target) => {
        await (await post('/chatkit/streams/stop', target)).body?.cancel();
      },
    },
  };
}

/** @returns the thread that a request reads from its start, told from its body. */
function loadedThread(body: BodyInit | null | undefined): string | undefined {
  if (typeof body !== 'string' || !body.startsWith('{"type":"threads.get_by_id"')) return undefined;
  const { params } = JSON.parse(body) as { params?: { thread_id?: unknown } };
  return typeof params?.thread_id === 'string' ? params.thread_id : undefined;
}
