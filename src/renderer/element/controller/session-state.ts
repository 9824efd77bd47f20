import { ChatKitRequestError } from '../../../shared/chatkit/client-error.ts';
import { createThreadState } from '../../../shared/chatkit/thread-state.ts';
import type { ThreadFault, ThreadState } from '../../../shared/chatkit/thread-state.ts';

/** One conversation as it is drawn. */
export interface SessionState {
  readonly threadId: string | null;
  readonly thread: ThreadState;
  readonly loading: boolean;
  readonly loadFault: ThreadFault | undefined;
  /** Whether items older than the ones here are on the server. */
  readonly older: 'none' | 'available' | 'loading' | 'failed';
  /** `connecting` until the first event of a response. */
  readonly response: 'idle' | 'connecting' | 'streaming';
  /** When the last response ended, ISO-8601: goes into the details of an error. */
  readonly endedAt: string | undefined;
}

export function createSessionState(threadId: string | null): SessionState {
  return {
    threadId, thread: createThreadState(), loading: threadId !== null, loadFault: undefined, older: 'none', response: 'idle', endedAt: undefined,
  };
}

/** Before the first event nothing but the connection exists to be cut, so that is always allowed (§3.3.5, §5.5). */
export function canStop(state: SessionState): boolean {
  return state.response === 'connecting' || (state.response === 'streaming' && state.thread.allowCancel);
}

export function faultOf(error: unknown): ThreadFault {
  if (!(error instanceof ChatKitRequestError)) return { code: 'client', allowRetry: true };
  return { code: error.code, message: error.message, allowRetry: error.retryable, ...(error.status === 0 ? {} : { status: error.status }) };
}

export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
