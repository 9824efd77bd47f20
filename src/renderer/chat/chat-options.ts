import type { ChatKitOptions } from '@openai/chatkit';
import type { Scheme } from './color-scheme.ts';
import { startScreen } from './start-screen.ts';
import { createPageFetch } from './streams.ts';

/** The gateway answers chat requests on this page's own origin. */
const endpoint = '/chatkit';

/** The same function for every render: the element compares its options. */
export const fetchThroughGateway = createPageFetch((input, init) => fetch(input, init));

/** Everything about the chat but its events. The shell has the title and the list of threads. */
export function chatOptions(scheme: Scheme): ChatKitOptions {
  return {
    api: { url: endpoint, domainKey: 'local', fetch: fetchThroughGateway },
    theme: scheme,
    frameTitle: 'Chat',
    header: { enabled: false },
    history: { enabled: false },
    startScreen,
    threadItemActions: { retry: true, feedback: false },
    composer: { placeholder: 'Write a message' },
    thread: { autoScroll: true },
  };
}
