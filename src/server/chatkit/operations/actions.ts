import type { JsonAnswers } from '../../../shared/chatkit/requests.ts';
import type { ThreadItem } from '../../../shared/chatkit/types.ts';
import { ifFound, type ChatStore } from '../../chat-store.ts';
import { RequestProblem } from '../../http-error.ts';
import { serverTexts } from '../../server-texts.ts';
import type { ActionTrigger, Caller, ChooseResponder } from '../../responder.ts';
import type { Factory } from '../factory.ts';
import { contextFor, justEvents, refuse, type StartedStream, type StartTurn } from '../turns/start-turn.ts';
import type { Turns } from '../turns/turns.ts';
import { omitNulls } from '../wire/omit-nulls.ts';
import type { Params } from '../wire/request-schemas.ts';

export interface ActionOperationsDeps {
  store: ChatStore;
  turns: Turns;
  factory: Factory;
  choose: ChooseResponder;
  start: StartTurn;
}

/** What a person does in a widget (protocol §2.5). */
export interface ActionOperations {
  customAction(caller: Caller, params: Params<'threads.custom_action'>): StartedStream;
  /** Allowed while an answer runs. @throws {NotFound} @throws {RequestProblem} 400 for other senders, 501 where nothing answers actions. */
  syncCustomAction(
    caller: Caller,
    params: Params<'threads.sync_custom_action'>,
    signal: AbortSignal,
  ): Promise<JsonAnswers['threads.sync_custom_action']>;
}

/** A changed item is stored here, so that it is still changed after a reload (protocol §5.4). */
export function createActionOperations({ store, turns, factory, choose, start }: ActionOperationsDeps): ActionOperations {
  return {
    customAction(caller, { thread_id, item_id, action }) {
      const { userId, language } = caller;
      if (ifFound(() => store.loadThread(userId, thread_id)) === undefined) return refuse(serverTexts[language].chat.threadGone);
      const sender = item_id === undefined ? undefined : ifFound(() => store.loadItem(userId, thread_id, item_id));
      if (item_id !== undefined && sender === undefined) return refuse(serverTexts[language].chat.senderGone);
      if (!isSender(sender)) return justEvents([{ type: 'error', code: 'stream.error', allow_retry: false }]);
      return start(caller, thread_id, () => ({ trigger: { type: 'action', action, sender } }));
    },
    async syncCustomAction(caller, { thread_id, item_id, action }, signal) {
      const { userId } = caller;
      const stored = store.loadThread(userId, thread_id);
      const sender = item_id === undefined ? undefined : store.loadItem(userId, thread_id, item_id);
      if (!isSender(sender))
        throw new RequestProblem(400, 'action.wrong_sender', 'Only widgets send actions; “item_id” names another item.');
      // An answer at work on this thread shares it: what either changes is announced there.
      const thread = turns.threadOf(thread_id) ?? stored;
      const before = JSON.stringify(thread);
      const context = contextFor({ store, factory, turn: { signal }, caller, thread, trigger: { type: 'action', action, sender } });
      const responder = choose(context);
      if (responder.syncAction === undefined) {
        throw new RequestProblem(501, 'action.not_implemented', ({ chat }) => chat.noActions);
      }
      const updated = await responder.syncAction(context);
      if (JSON.stringify(thread) !== before) store.saveThread(userId, thread);
      if (updated === undefined) return {};
      const item = omitNulls(updated);
      store.saveItem(userId, item);
      return { updated_item: item };
    },
  };
}

function isSender(item: ThreadItem | undefined): item is ActionTrigger['sender'] {
  return item === undefined || item.type === 'widget';
}
