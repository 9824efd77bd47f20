import type { ActionConfig } from '../../../shared/chatkit/actions.ts';
import { wireAction } from '../../../shared/chatkit/actions.ts';
import type { RequestParams } from '../../../shared/chatkit/requests.ts';
import type { WidgetItem } from '../../../shared/chatkit/types.ts';
import type { ChatKitOptions } from '@openai/chatkit';
import type { Connection } from './connection.ts';
import { refusal } from './input.ts';
import { toError } from './session-state.ts';
import type { ViewStore } from './view.ts';

type OnAction = NonNullable<NonNullable<ChatKitOptions['widgets']>['onAction']>;
type FeedbackKind = RequestParams['items.feedback']['kind'];

export interface Actions {
  /**
   * Runs an action of a widget by its routing (§5.4): the page's `widgets.onAction`, a response stream, or one answer.
   * Resolves when it is over, so that the widget stops showing that it runs; how a response stream failed is shown in the
   * thread. Rejects with an error for a person when the action could not be run.
   */
  runAction: (action: ActionConfig, item: WidgetItem) => Promise<void>;
  /** `sendCustomAction()` (§7.3); resolves when its response has ended. Rejects while busy or without a thread (§5.2). */
  sendAction: (action: ActionConfig, itemId?: string) => Promise<void>;
  /** Tells the server what the reader thinks of a turn of the assistant, named by the ids of all its items (§2.12). */
  sendFeedback: (itemIds: readonly string[], kind: FeedbackKind) => Promise<void>;
}

export interface ActionsDeps {
  view: ViewStore;
  connection: Connection;
  dispatch: (name: string, detail?: unknown) => void;
}

export function createActions({ view, connection, dispatch }: ActionsDeps): Actions {
  /** Whoever asked learns of the failure, and so does the page (§5.6). */
  async function told<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (cause) {
      const error = toError(cause);
      dispatch('chatkit.error', { error });
      throw error;
    }
  }

  async function runAtPage(action: ActionConfig, item: WidgetItem): Promise<void> {
    const { widgets } = connection.options();
    if (widgets?.onAction === undefined) throw new Error("This page doesn't handle this action.");
    await widgets.onAction(wireAction(action) as Parameters<OnAction>[0], { id: item.id, widget: item.widget } as Parameters<OnAction>[1]);
  }

  function activeThread(method: string): string {
    const { threadId } = view.session().getSnapshot();
    if (threadId === null) throw refusal(`${method}() ignored - no active thread.`);
    return threadId;
  }

  /** The answer belongs to the thread that was open when it was asked for, wherever the reader is by now. */
  async function runAtOnce(action: ActionConfig, item: WidgetItem): Promise<void> {
    const params = { thread_id: activeThread('sendAction'), item_id: item.id, action: wireAction(action) };
    const session = view.session();
    const { updated_item: updated } = await connection.client().json('threads.sync_custom_action', params);
    if (updated !== undefined) session.replaceItem(updated);
  }

  return {
    runAction: (action, item) => {
      if (action.handler === 'client') return told(runAtPage(action, item));
      if (action.streaming === false) return told(runAtOnce(action, item));
      return view.session().sendAction(action, item.id);
    },
    sendAction: (action, itemId) => view.session().sendAction(action, itemId),
    sendFeedback: async (itemIds, kind) => {
      const params = { thread_id: activeThread('sendFeedback'), item_ids: [...itemIds], kind };
      await told(connection.client().json('items.feedback', params));
    },
  };
}
