import type { ChatKitOptions } from '@openai/chatkit';
import type { Scheme } from './color-scheme.ts';
import { startScreen } from './start-screen.ts';

/** The gateway answers chat requests on this page's own origin; it knows the page by the header (it forces a preflight). */
const endpoint = '/chatkit';
const pageHeader = { 'x-latchkey-page': 'chat' };

/** `init.headers` is a plain object by the protocol (§1.4). */
function fetchThroughGateway(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  return fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string> | undefined), ...pageHeader } });
}

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
