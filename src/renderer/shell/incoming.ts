import type { ToFrame } from '../../shared/chat-frame.ts';
import { pageHeader, type IncomingFile } from '../../shared/desktop-api.ts';

export interface IncomingDeps {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** To the chat frame; what is sent before it is ready is lost. */
  send(message: ToFrame): void;
  isReady(): boolean;
}

/** Takes files that the app was opened with to the composer. */
export interface Incoming {
  take(files: readonly IncomingFile[]): Promise<void>;
  /** The chat frame can be sent something now. */
  ready(): void;
}

export function createIncoming({ fetch, send, isReady }: IncomingDeps): Incoming {
  let waiting: File[] = [];

  function ready(): void {
    if (waiting.length === 0 || !isReady()) return;
    send({ type: 'composer.add', files: waiting });
    waiting = [];
  }

  return {
    async take(files) {
      for (const { id, name } of files) {
        const answer = await fetch(`/incoming/${id}`, { headers: { [pageHeader]: 'shell' } }).catch(() => undefined);
        if (answer?.ok !== true) continue;
        const blob = await answer.blob();
        waiting.push(new File([blob], name, { type: blob.type }));
      }
      ready();
    },
    ready,
  };
}
