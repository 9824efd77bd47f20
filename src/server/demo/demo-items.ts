import type {
  Annotation,
  AssistantMessageItem,
  OutputText,
  Task,
  TaskItem,
  ThreadItem,
  ThreadItemUpdate,
  ThreadStreamEvent,
  WidgetItem,
  WidgetNode,
  Workflow,
  WorkflowItem,
} from '../../shared/chatkit/types.ts';
import type { TurnContext } from '../responder.ts';

/** Makes the items and events of one turn. */
export interface DemoItems {
  done(item: ThreadItem): ThreadStreamEvent;
  added(item: ThreadItem): ThreadStreamEvent;
  updated(item: ThreadItem, update: ThreadItemUpdate): ThreadStreamEvent;
  message(text: string, annotations?: Annotation[]): AssistantMessageItem;
  widget(widget: WidgetNode, copyText?: string): WidgetItem;
  workflow(workflow: Workflow): WorkflowItem;
  task(task: Task): TaskItem;
  /** A message that is there at once. */
  say(text: string, annotations?: Annotation[]): ThreadStreamEvent;
  /** A widget that is there at once. */
  show(widget: WidgetNode, copyText?: string): ThreadStreamEvent;
}

export function outputText(text: string, annotations: Annotation[] = []): OutputText {
  return { type: 'output_text', text, annotations };
}

export function createDemoItems({ itemBase }: Pick<TurnContext, 'itemBase'>): DemoItems {
  const done = (item: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item });
  const message: DemoItems['message'] = (text, annotations) => ({
    ...itemBase('assistant_message'),
    type: 'assistant_message',
    content: text === '' ? [] : [outputText(text, annotations)],
  });
  const widget: DemoItems['widget'] = (root, copyText) => ({
    ...itemBase('widget'),
    type: 'widget',
    widget: root,
    ...(copyText !== undefined && { copy_text: copyText }),
  });
  return {
    done,
    added: (item) => ({ type: 'thread.item.added', item }),
    updated: (item, update) => ({ type: 'thread.item.updated', item_id: item.id, update }),
    message,
    widget,
    workflow: (workflow) => ({ ...itemBase('workflow'), type: 'workflow', workflow }),
    task: (task) => ({ ...itemBase('task'), type: 'task', task }),
    say: (text, annotations) => done(message(text, annotations)),
    show: (root, copyText) => done(widget(root, copyText)),
  };
}
