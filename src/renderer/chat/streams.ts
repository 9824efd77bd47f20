import { appName } from '../../shared/brand.ts';
import { pageHeader, streamHeader } from '../../shared/desktop-api.ts';
import type { Resumption } from '../element/element-host.ts';

export type PageFetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

/**
 * The page's fetch, to the gateway, which knows the page by our header (it forces a preflight). `init.headers` is a plain
 * object by the protocol (§1.4).
 */
export function createPageFetch(fetch: PageFetch): PageFetch {
  return (input, init = {}) => fetch(input, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), [pageHeader]: 'chat' } });
}

/** Answers that main goes on reading while no page does (chatkit-js #140), as the element's host offers them. */
export function createResumption(fetch: PageFetch): Resumption {
  function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(path, { method: 'POST', headers, body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) });
  }

  return {
    headers: (streamId) => ({ [streamHeader]: streamId }),
    attach: async (threadId, signal) => {
      const response = await post('/chatkit/streams/attach', { threadId }, signal);
      if (response.status === 200) return response;
      // Nothing runs, or nothing can be said of it; either way the thread as it is read is what there is.
      await response.body?.cancel();
      return undefined;
    },
    stop: async (target) => {
      const response = await post('/chatkit/streams/stop', target);
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The answer may be going on at the server: ${appName} did not take the wish to stop it. Reload the chat and try again.`);
    },
  };
}
