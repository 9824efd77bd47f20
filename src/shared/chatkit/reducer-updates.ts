import { appendWidgetText, replaceWidgetNode, shareWidget } from './reducer-widgets.ts';
import type { Annotation, AssistantMessageItem, OutputText, ThreadItem, ThreadItemUpdate, WorkflowItem } from './types.ts';

/** Applies one update to its item (§3.2). An update of another item type, or of an unknown kind, returns the item itself. */
export function applyUpdate(item: ThreadItem, update: ThreadItemUpdate): ThreadItem {
  switch (item.type) {
    case 'assistant_message':
      return updateAssistant(item, update);
    case 'workflow':
      return updateWorkflow(item, update);
    case 'widget':
      if (update.type === 'widget.root.updated') return { ...item, widget: shareWidget(item.widget, update.widget) };
      if (update.type === 'widget.component.updated') {
        const widget = replaceWidgetNode(item.widget, update.component_id, update.component);
        return widget === item.widget ? item : { ...item, widget };
      }
      if (update.type === 'widget.streaming_text.value_delta') {
        const widget = appendWidgetText(item.widget, update.component_id, update.delta, update.done);
        return widget === item.widget ? item : { ...item, widget };
      }
      return item;
    case 'generated_image':
      return update.type === 'generated_image.updated' ? { ...item, image: update.image } : item;
    default:
      return item;
  }
}

const emptyPart: OutputText = { type: 'output_text', text: '', annotations: [] };

/** Parts beyond this are a broken or hostile server: padding up to a huge index would take the memory. */
const maxParts = 1_000;

function updateAssistant(item: AssistantMessageItem, update: ThreadItemUpdate): AssistantMessageItem {
  if (!('content_index' in update) || update.content_index >= maxParts) return item;
  const at = update.content_index;
  const part = item.content[at] ?? emptyPart;
  const next = updatePart(part, update);
  if (next === undefined) return item;
  const content = item.content.slice();
  while (content.length < at) content.push(emptyPart);
  content[at] = next;
  return { ...item, content };
}

function updatePart(part: OutputText, update: ThreadItemUpdate): OutputText | undefined {
  switch (update.type) {
    case 'assistant_message.content_part.added':
      return update.content;
    case 'assistant_message.content_part.text_delta':
      return { ...part, text: part.text + update.delta };
    case 'assistant_message.content_part.annotation_added':
      return { ...part, annotations: insert(part.annotations, update.annotation_index, update.annotation) };
    case 'assistant_message.content_part.done':
      // The agent helper closes a part with no annotations although it streamed some (§3.4).
      return update.content.annotations.length === 0 && part.annotations.length > 0
        ? { ...update.content, annotations: part.annotations }
        : update.content;
    default:
      return undefined;
  }
}

function insert(annotations: Annotation[], at: number, annotation: Annotation): Annotation[] {
  return annotations.toSpliced(Math.min(at, annotations.length), 0, annotation);
}

function updateWorkflow(item: WorkflowItem, update: ThreadItemUpdate): WorkflowItem {
  const { workflow } = item;
  if (update.type === 'workflow.task.added') {
    const at = Math.min(update.task_index, workflow.tasks.length);
    return { ...item, workflow: { ...workflow, tasks: workflow.tasks.toSpliced(at, 0, update.task) } };
  }
  if (update.type === 'workflow.task.updated' && update.task_index < workflow.tasks.length) {
    return { ...item, workflow: { ...workflow, tasks: workflow.tasks.with(update.task_index, update.task) } };
  }
  return item;
}
