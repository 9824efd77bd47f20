import { createChatKitClient, type ChatKitFetch } from '../../../shared/chatkit/client.ts';
import { ChatKitRequestError } from '../../../shared/chatkit/client-error.ts';
import { pageHeader } from '../../../shared/desktop-api.ts';
import type { ThreadRequests } from './thread-store.ts';

const goneStatus = 404;

/** The sidebar's requests, posted to the page's own origin where the gateway adds the token. */
export function createThreadRequests(fetch: ChatKitFetch): ThreadRequests {
  const options = { url: '/chatkit', headers: { [pageHeader]: 'shell' } };
  const client = createChatKitClient({ ...options, fetch });
  // A request that outlives the page is the one thing keepalive is for.
  const lastClient = createChatKitClient({ ...options, fetch: (url, init) => fetch(url, { ...init, keepalive: true }) });
  return {
    list: (params, signal) => client.json('threads.list', params, signal),
    rename: (id, title) => client.json('threads.update', { thread_id: id, title }),
    async remove(id, { last }) {
      try {
        await (last ? lastClient : client).json('threads.delete', { thread_id: id });
      } catch (error) {
        if (!(error instanceof ChatKitRequestError && error.status === goneStatus)) throw error;
      }
    },
  };
}
