import type { AssistantMessageItem, OutputText, Thread, ThreadItem, UserMessageItem, WidgetItem, WorkflowItem } from '../../src/shared/chatkit/types.ts';

/** Builders for protocol objects, with only what a test cares about spelled out. */
const base = { thread_id: 'thr_1', created_at: '2026-01-01T10:00:00Z' };

export function thread(fields: Partial<Thread> = {}): Thread {
  return { id: 'thr_1', created_at: base.created_at, status: { type: 'active' }, metadata: {}, items: { data: [], has_more: false }, ...fields };
}

export function part(text: string, annotations: OutputText['annotations'] = []): OutputText {
  return { type: 'output_text', text, annotations };
}

export function user(id: string, text: string): UserMessageItem {
  return { ...base, id, type: 'user_message', content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
}

export function assistant(id: string, ...texts: string[]): AssistantMessageItem {
  return { ...base, id, type: 'assistant_message', content: texts.map((text) => part(text)) };
}

export function widget(id: string, root: WidgetItem['widget']): WidgetItem {
  return { ...base, id, type: 'widget', widget: root };
}

export function workflow(id: string, fields: Partial<WorkflowItem['workflow']> = {}): WorkflowItem {
  return { ...base, id, type: 'workflow', workflow: { type: 'reasoning', tasks: [], expanded: false, ...fields } };
}

export function item(fields: { id: string; type: string; [key: string]: unknown }): ThreadItem {
  return { ...base, ...fields } as unknown as ThreadItem;
}
