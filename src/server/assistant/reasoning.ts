import type { Task, ThreadItem, ThreadStreamEvent, WorkflowItem } from '../../shared/chatkit/types.ts';

/** What a model thinks before it answers, as a workflow (protocol A4, Appendix C). */
export interface Reasoning {
  add(text: string): Generator<ThreadStreamEvent>;
  /** The answer begins, or there is none: closes the workflow with how long it took. Does nothing without one. */
  close(): Generator<ThreadStreamEvent>;
}

export interface ReasoningDeps {
  itemBase(type: 'workflow'): Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'>;
  now(): number;
}

/** Opens with the first thought. */
export function createReasoning({ itemBase, now }: ReasoningDeps): Reasoning {
  let item: WorkflowItem | undefined;
  let startedAt = 0;
  let text = '';
  let shown = 0;
  let closed = false;

  const thought = (): Task => ({ type: 'thought', content: text, status_indicator: 'none' });

  function* show(open: WorkflowItem): Generator<ThreadStreamEvent> {
    const type = shown === 0 ? 'workflow.task.added' : 'workflow.task.updated';
    shown = text.length;
    yield { type: 'thread.item.updated', item_id: open.id, update: { type, task_index: 0, task: thought() } };
  }

  return {
    *add(delta) {
      // Thoughts that follow the answer's beginning have no place to stand.
      if (closed) return;
      text = text === '' ? delta.trimStart() : text + delta;
      if (text === '') return;
      if (item === undefined) {
        startedAt = now();
        item = { ...itemBase('workflow'), type: 'workflow', workflow: { type: 'reasoning', tasks: [], expanded: false } };
        yield { type: 'thread.item.added', item };
      }
      if (shown === 0 || text.length - shown >= step(text.length)) yield* show(item);
    },
    *close() {
      const alreadyClosed = closed;
      closed = true;
      if (item === undefined || alreadyClosed) return;
      if (text.length > shown) yield* show(item);
      const duration = Math.max(1, Math.round((now() - startedAt) / 1_000));
      yield {
        type: 'thread.item.done',
        item: { ...item, workflow: { type: 'reasoning', tasks: [thought()], summary: { duration }, expanded: false } },
      };
    },
  };
}

/** Each update carries the whole text: the longer it is, the rarer it is sent, or long thoughts would grow quadratically. */
function step(length: number): number {
  return Math.min(Math.max(length / 50, 24), 400);
}
