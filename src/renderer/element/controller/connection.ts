import type { ChatKitOptions, FileUploadStrategy } from '@openai/chatkit';
import { createChatKitClient } from '../../../shared/chatkit/client.ts';
import type { ChatKitClient } from '../../../shared/chatkit/client.ts';
import type { UploadTransport } from '../element-host.ts';
import { customApi } from '../options/validate-options.ts';
import type { ControllerDeps } from './view.ts';

/** The options in force, and the way to the backend that they name. */
export interface Connection {
  /** Read anew at each use: a callback is always the latest one (§7.5). */
  options: () => ChatKitOptions;
  replaceOptions: (options: ChatKitOptions) => void;
  /** For one request; the next one may go elsewhere. */
  client: () => ChatKitClient;
  uploadStrategy: () => FileUploadStrategy | undefined;
  /** Sends a file: the host's way, else `api.fetch`, else the browser's own with progress (§6). */
  upload: UploadTransport;
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
    uploadStrategy: () => customApi(options).uploadStrategy,
    upload: (url, init, onSent) => {
      const { fetch } = customApi(options);
      if (deps.host.upload !== undefined) return deps.host.upload(url, init, onSent);
      return fetch === undefined ? deps.upload(url, init, onSent) : fetch(url, init);
    },
  };
}
