import type { UserInput } from '../../../shared/chatkit/types.ts';
import { createResponseCounter } from './response-counter.ts';
import type { SessionEvents } from './session-events.ts';

export interface SessionDispatchDeps {
  /** Dispatches a DOM event of §7.4. */
  dispatch: (name: string, detail?: unknown) => void;
  /** The list of threads looks different now. */
  listChanged: () => void;
}

/** What only the owner of the session knows. */
export interface SessionOwner {
  /** A new conversation has got its id. @returns whether it is the one on the screen. */
  created: (threadId: string) => boolean;
  mapped: (from: string, to: string) => void;
  takeBack: (input: UserInput) => boolean;
}

/** Turns what sessions tell into DOM events; responses of all of them are counted together. */
export function createSessionDispatch({ dispatch, listChanged }: SessionDispatchDeps): (owner: SessionOwner) => SessionEvents {
  const counter = createResponseCounter(dispatch);
  return ({ created, mapped, takeBack }) => ({
    threadCreated: (threadId) => {
      if (created(threadId)) dispatch('chatkit.thread.change', { threadId });
      listChanged();
      dispatch('chatkit.log', { name: 'thread.created', data: { threadId } });
    },
    threadUpdated: (threadId) => {
      listChanged();
      dispatch('chatkit.log', { name: 'thread.updated', data: { threadId } });
    },
    threadMapped: mapped,
    loadStarted: (threadId) => dispatch('chatkit.thread.load.start', { threadId }),
    loadEnded: (threadId) => dispatch('chatkit.thread.load.end', { threadId }),
    responseStarted: counter.start,
    responseEnded: counter.end,
    effect: (name, data) => dispatch('chatkit.effect', { name, data }),
    failed: (error) => dispatch('chatkit.error', { error }),
    takeBack,
  });
}
