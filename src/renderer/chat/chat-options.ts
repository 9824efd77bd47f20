import type { ChatKitOptions, CustomApiConfig } from '@openai/chatkit';
import type { ChatPageSettings } from '../../shared/chat-page.ts';
import { pageHeader } from '../../shared/desktop-api.ts';
import { xhrTransport } from '../element/controller/composer/xhr-transport.ts';
import type { UploadTransport } from '../element/element-host.ts';
import type { Scheme } from './color-scheme.ts';
import type { ChatWords } from './language.ts';
import { startScreen } from './start-screen.ts';
import { createStreamUpload } from './stream-upload.ts';
import { createPageFetch, type PageFetch } from './streams.ts';

/** The gateway answers chat requests on this page's own origin. */
const endpoint = '/chatkit';

/** The upload address of the connection is the gateway's to know (protocol §6.1). */
const directUpload = '/files/direct';

/** The same function for every render: the element compares its options. */
export const fetchThroughGateway = createPageFetch((input, init) => fetch(input, init));

/** Sends files over a connection, where the browser knows how far it is. */
export const pageUpload: UploadTransport = (url, init, onSent) => xhrTransport(url, { ...init, headers: { ...init.headers, [pageHeader]: 'chat' } }, onSent);

/** Sends files as streams, where a request is handed over within the app. */
export const streamUpload = createStreamUpload((input, init) => fetch(input, init));

const fetchStreamingFiles: PageFetch = (input, init) => {
  const { body, method, headers, signal } = init ?? {};
  if (!(body instanceof Blob || body instanceof FormData)) return fetchThroughGateway(input, init);
  const upload = { method: method === 'PUT' ? ('PUT' as const) : ('POST' as const), headers: headers as Record<string, string>, body, signal: signal ?? never };
  return streamUpload(input instanceof Request ? input.url : String(input), upload, () => undefined);
};

/** For requests that nobody can stop. */
const never = new AbortController().signal;

/**
 * Everything about the chat but its events: what the connection says, over what the app has. The shell has the title and
 * the list of threads.
 */
export function chatOptions(scheme: Scheme, { texts, tag }: ChatWords, settings: ChatPageSettings, base: string, accent?: string): ChatKitOptions {
  const { theme, ...given } = settings.options;
  const merged: Omit<ChatKitOptions, 'api'> = {
    frameTitle: texts.title,
    locale: tag as NonNullable<ChatKitOptions['locale']>,
    ...(given as Partial<ChatKitOptions>),
    header: { enabled: false },
    history: { enabled: false },
    theme: themeOf(theme, scheme, accent),
    startScreen: { ...startScreen(texts), ...given.startScreen } as ChatKitOptions['startScreen'] & object,
    threadItemActions: { retry: true, feedback: false, ...given.threadItemActions },
    composer: { placeholder: texts.placeholder, ...given.composer } as ChatKitOptions['composer'] & object,
    thread: { autoScroll: true, ...given.thread },
  };
  return { ...merged, api: api(settings, base) };
}

/** The system's accent colour gives way to one of the connection's. */
function themeOf(theme: ChatPageSettings['options']['theme'], scheme: Scheme, accent: string | undefined): NonNullable<ChatKitOptions['theme']> {
  if (theme === undefined && accent === undefined) return scheme;
  const color = accent === undefined ? theme?.color : { accent: { primary: accent, level: 1 as const }, ...theme?.color };
  return { ...theme, colorScheme: scheme, ...(color && { color }) } as NonNullable<ChatKitOptions['theme']>;
}

/** Absolute addresses: the hosted element's own frame is at another origin. */
function api({ hosted, uploads, streamUploads }: ChatPageSettings, base: string): CustomApiConfig {
  const url = new URL(endpoint, base).href;
  const common = { url, domainKey: hosted?.domainKey ?? 'local', fetch: streamUploads ? fetchStreamingFiles : fetchThroughGateway };
  if (uploads === 'none') return common;
  return { ...common, uploadStrategy: uploads === 'direct' ? { type: 'direct', uploadUrl: new URL(directUpload, base).href } : { type: 'two_phase' } };
}
