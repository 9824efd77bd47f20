import type { ChatKitOptions } from '@openai/chatkit';
import { createChatKitClient } from '../../../shared/chatkit/client.ts';
import type { ChatKitClient } from '../../../shared/chatkit/client.ts';
import { customApi } from '../options/validate-options.ts';
import type { ControllerDeps } from './view.ts';

/** The options in force, and the way to the backend that they name. */
export interface Connection {
  /** Read anew at each use: a callback is always the latest one (§7.5). */
  options: () => ChatKitOptions;
  replaceOptions: (options: ChatKitOptions) => void;
  /** For one request; the next one may go elsewhere. */
  client: () => ChatKitClient;
}

export function createConnection(deps: ControllerDeps, initial: ChatKitOptions): Connection {
  let options = initial;
  let client: ChatKitClient | undefined;

  return {
    options: () => options,
    replaceOptions: (next) => {
      options = next;
      client = undefined;
    },
    client: () => {
      const { url, fetch = deps.fetch } = customApi(options);
      client ??= createChatKitClient({
        url: deps.resolveUrl(url),
        fetch,
        locale: options.locale ?? deps.language,
        frameInstanceId: deps.frameInstanceId,
        onMalformed: (error) => deps.dispatch('chatkit.error', { error }),
      });
      return client;
    },
  };
}
