import type { ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import type { InterruptReason } from './turns.ts';

const notes: Record<InterruptReason, string> = {
  cancelled: 'The user stopped the previous answer before it was finished. Do not continue it unless asked to.',
  superseded: 'The previous answer was cut off because the user sent something new. Do not continue it unless asked to.',
  deleted: 'The thread was deleted.',
  server_stopping: 'The previous answer was cut off because the server stopped.',
};

/** What the model is told, in the thread, about an answer that ends early (protocol §5.5 c). */
export function interruptionNote(reason: InterruptReason): string {
  return notes[reason];
}

/** What a reader who is still there is told; nobody is, after a cancellation. */
export function interruptionEvent(reason: InterruptReason): ThreadStreamEvent | undefined {
  switch (reason) {
    case 'cancelled':
      return undefined;
    case 'superseded':
      return {
        type: 'error',
        code: 'custom',
        message: 'This answer was stopped because something new was sent in this thread.',
        allow_retry: false,
      };
    case 'deleted':
      return { type: 'error', code: 'custom', message: 'This thread was deleted.', allow_retry: false };
    case 'server_stopping':
      return {
        type: 'error',
        code: 'custom',
        message: 'The server is stopping. Your message is kept: try again when the server is back.',
        allow_retry: true,
      };
  }
}
