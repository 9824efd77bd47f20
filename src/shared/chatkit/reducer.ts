import { queuedNoticePrefix } from '../history.ts';
import { addItem, finishItem, removeItem, replaceItem, updateItem } from './reducer-items.ts';
import { toThreadInfo } from './thread-state.ts';
import type { ThreadState } from './thread-state.ts';
import type { ThreadStreamEvent } from './types.ts';

/**
 * Applies one event (protocol §3.4). Pure; what an event does not touch keeps its identity, and an event without effect
 * returns the same state. Unknown types change nothing. `client_effect` is no state: whoever reads the stream acts on it.
 */
export function applyEvent(state: ThreadState, event: ThreadStreamEvent): ThreadState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.updated':
      // The page of items in it is always empty: it says nothing about ours (§3.3.8).
      if (state.thread !== undefined && state.thread.id !== event.thread.id) return state;
      return { ...state, thread: toThreadInfo(event.thread) };
    case 'thread.item.added':
      return addItem(state, event.item);
    case 'thread.item.done':
      return finishItem(state, event.item);
    case 'thread.item.replaced':
      return replaceItem(state, event.item);
    case 'thread.item.removed':
      return removeItem(state, event.item_id);
    case 'thread.item.updated':
      return updateItem(state, event.item_id, event.update);
    case 'stream_options':
      return { ...state, allowCancel: event.stream_options.allow_cancel };
    case 'progress_update':
      return { ...state, progress: { text: event.text, ...(event.icon === undefined ? {} : { icon: event.icon }) } };
    case 'error':
      return {
        ...state,
        progress: undefined,
        fault: { code: event.code, allowRetry: event.allow_retry, ...(event.message === undefined ? {} : { message: event.message }) },
      };
    case 'notice': {
      const { level, message, title, code } = event;
      // The message that waits says so itself, and goes on doing so.
      if (code?.startsWith(queuedNoticePrefix) === true) return state;
      const notice = { key: `notice:${state.nextKey}`, level, message, ...(title === undefined ? {} : { title }) };
      return { ...state, notices: [...state.notices, notice], nextKey: state.nextKey + 1 };
    }
    default:
      return state;
  }
}
