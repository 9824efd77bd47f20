import type { ChatOptions } from './chat-options.ts';
import { defaultScriptUrl, type ChatUploads } from './chat-settings.ts';
import type { Connection } from './connection.ts';

/** Query parameter of the chat page's address with which it asks for the built-in element; its value says why. */
export const builtInParameter = 'built-in';

/** What the chat page is told, in its own document. */
export interface ChatPageSettings {
  hosted?: { scriptUrl: string; domainKey: string };
  uploads: 'two_phase' | 'direct' | 'none';
  /** Files leave the page as streams: where each request is handed over within the app, a file would else be held whole. */
  streamUploads: boolean;
  options: ChatOptions;
}

const megabyte = 1_048_576;

/** The embedded server takes files, feedback and dictation as it comes. */
const localOptions: ChatOptions = {
  threadItemActions: { feedback: true, retry: true },
  composer: {
    attachments: {
      enabled: true,
      maxSize: 25 * megabyte,
      maxCount: 10,
      accept: {
        'image/*': ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif'],
        'text/*': ['.txt', '.md', '.csv', '.log', '.json', '.html', '.css', '.js', '.ts', '.py'],
        'application/json': ['.json'],
        'application/pdf': ['.pdf'],
      },
    },
    dictation: { enabled: true },
  },
};

/** How a connection's files travel: what it says, and in two phases to the embedded server. */
export function uploadsOf(connection: Connection): ChatUploads {
  return connection.chat?.uploads ?? (connection.kind === 'local' ? 'two_phase' : 'none');
}

/** A connection's settings as its page needs them; those of the integrator win over ours, part by part. */
export function pageSettingsOf(connection: Connection, streamUploads: boolean): ChatPageSettings {
  const { chat } = connection;
  const uploads = uploadsOf(connection);
  const base: ChatOptions =
    connection.kind === 'local' ? localOptions : uploads === 'none' ? {} : { composer: { attachments: { enabled: true } } };
  const given = chat?.options ?? {};
  const composer = { ...base.composer, ...given.composer };
  if (uploads === 'none') delete composer.attachments;
  return {
    ...(chat?.domainKey !== undefined && { hosted: { scriptUrl: chat.scriptUrl ?? defaultScriptUrl, domainKey: chat.domainKey } }),
    uploads: typeof uploads === 'object' ? 'direct' : uploads,
    streamUploads,
    options: {
      ...base,
      ...given,
      threadItemActions: { ...base.threadItemActions, ...given.threadItemActions },
      composer,
    },
  };
}

/** Whether the page may ask for the microphone. */
export function usesMicrophone({ options }: ChatPageSettings): boolean {
  return options.composer?.dictation?.enabled === true;
}
