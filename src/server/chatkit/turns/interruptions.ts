import type { SdkHiddenContextItem, ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import type { ServerTexts } from '../../server-texts.ts';
import type { Factory } from '../factory.ts';
import type { InterruptReason } from './turns.ts';

/** `server_killed`: nobody could write it down at that moment. */
const notes: Record<InterruptReason | 'server_killed', string> = {
  server_killed: 'The previous answer was cut off because the server stopped.',
  cancelled: 'The user stopped the previous answer before it was finished. Do not continue it unless asked to.',
  superseded: 'The previous answer was cut off because the user sent something new. Do not continue it unless asked to.',
  deleted: 'The thread was deleted.',
  server_stopping: 'The previous answer was cut off because the server stopped.',
};

/** What the model is told, in the thread, about an answer that ends early (protocol §5.5 c). */
export function interruptionItem(factory: Factory, threadId: string, reason: keyof typeof notes): SdkHiddenContextItem {
  return { ...factory.itemBase('sdk_hidden_context', threadId), type: 'sdk_hidden_context', content: notes[reason] };
}

/** What a reader who is still there is told; nobody is, after a cancellation. */
export function interruptionEvent(reason: InterruptReason, { chat }: ServerTexts): ThreadStreamEvent | undefined {
  switch (reason) {
    case 'cancelled':
      return undefined;
    case 'superseded':
      return { type: 'error', code: 'custom', message: chat.superseded, allow_retry: false };
    case 'deleted':
      return { type: 'error', code: 'custom', message: chat.deleted, allow_retry: false };
    case 'server_stopping':
      return { type: 'error', code: 'custom', message: chat.stopping, allow_retry: true };
  }
}
