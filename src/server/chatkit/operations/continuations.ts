import type { StructuredInput, StructuredInputItem } from '../../../shared/chatkit/types.ts';
import { ifFound, type ChatStore } from '../../chat-store.ts';
import type { ServerLog } from '../../log.ts';
import type { Caller } from '../../responder.ts';
import { serverTexts } from '../../server-texts.ts';
import { refuse, type StartedStream, type StartTurn } from '../turns/start-turn.ts';
import type { Params } from '../wire/request-schemas.ts';

export interface ContinuationDeps {
  store: ChatStore;
  start: StartTurn;
  log: ServerLog;
}

/** Answers to what a thread was waiting for (protocol §2.3, §2.4). A refusal is an `error` event in the stream (§1.6). */
export interface Continuations {
  addClientToolOutput(caller: Caller, params: Params<'threads.add_client_tool_output'>): StartedStream;
  addStructuredInput(caller: Caller, params: Params<'threads.add_structured_input'>): StartedStream;
}

/** Items among which pending tool calls are given up when a result arrives (protocol §5.3). */
const staleCallRange = 20;

/** What was waited for is stored as done before the first byte of the answer. */
export function createContinuations({ store, start, log }: ContinuationDeps): Continuations {
  return {
    addClientToolOutput(caller, { thread_id, result }) {
      const { userId, language } = caller;
      const newest = ifFound(() => store.recentItems(userId, thread_id, 1));
      if (newest === undefined) return refuse(serverTexts[language].chat.threadGone);
      const call = newest[0];
      if (call?.type !== 'client_tool_call' || call.status !== 'pending') return refuse(serverTexts[language].chat.noCall);
      return start(caller, thread_id, () => {
        const completed = { ...call, status: 'completed' as const, output: result };
        store.saveItem(userId, completed);
        for (const item of store.recentItems(userId, thread_id, staleCallRange)) {
          if (item.type === 'client_tool_call' && item.status === 'pending') store.removeItem(userId, thread_id, item.id);
        }
        return { trigger: { type: 'tool_output', item: completed } };
      });
    },
    addStructuredInput(caller, { thread_id, item_id, input }) {
      const { userId, language } = caller;
      if (ifFound(() => store.loadThread(userId, thread_id)) === undefined) return refuse(serverTexts[language].chat.threadGone);
      const item = ifFound(() => store.loadItem(userId, thread_id, item_id));
      if (item?.type !== 'structured_input') return refuse(serverTexts[language].chat.noQuestions);
      if (item.status !== 'pending') return refuse(serverTexts[language].chat.answered);
      const unknown = Object.keys(input.answers).filter((id) => !item.inputs.some((question) => question.id === id));
      if (unknown.length > 0) log.warn('chatkit.unknown_answers', { count: unknown.length });
      return start(caller, thread_id, () => {
        const answered = answer(item, input);
        store.saveItem(userId, answered);
        return { trigger: { type: 'structured_input', item: answered }, first: [{ type: 'thread.item.replaced', item: answered }] };
      });
    },
  };
}

type Answers = Params<'threads.add_structured_input'>['input'];

function answer(item: StructuredInputItem, { status, answers }: Answers): StructuredInputItem {
  return { ...item, status, inputs: item.inputs.map((input) => ({ ...input, answer: answerOf(input, status, answers) })) };
}

/** No answer, none given, and skipped all mean the same; a single choice keeps its first value (protocol §2.4). */
function answerOf(input: StructuredInput, status: Answers['status'], answers: Answers['answers']): { values: string[]; skipped: boolean } {
  const given = Object.hasOwn(answers, input.id) ? answers[input.id] : undefined;
  if (status === 'skipped' || given === undefined || given.skipped || given.values.length === 0) return { values: [], skipped: true };
  const single = input.type === 'multiple_choice' && !input.multiple;
  return { values: single ? given.values.slice(0, 1) : given.values, skipped: false };
}
