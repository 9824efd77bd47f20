import { memo } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import { AssistantMessage } from './AssistantMessage.tsx';
import { ClientTool } from './tools/ClientTool.tsx';
import { GeneratedImage } from './images/GeneratedImage.tsx';
import { AnswerSummary } from './inputs/AnswerSummary.tsx';
import { TaskRow } from './workflow/TaskRow.tsx';
import { WorkflowView } from './workflow/WorkflowView.tsx';
import { WidgetView } from '../widgets/WidgetView.tsx';

/** One item of an answer. A type that is not drawn here shows a quiet line, or nothing when it is unknown (§3.1). */
export const ItemView = memo(function ItemView({ entry }: { entry: ThreadEntry }): ReactNode {
  const { item, streaming } = entry;
  switch (item.type) {
    case 'assistant_message':
      return <AssistantMessage content={item.content} streaming={streaming} />;
    case 'workflow':
      return <WorkflowView workflow={item.workflow} streaming={streaming} />;
    case 'task':
      return <TaskRow task={item.task} />;
    case 'widget':
      return <WidgetView item={item} entry={entry} />;
    case 'generated_image':
      return <GeneratedImage item={item} entry={entry} />;
    case 'structured_input':
      return <AnswerSummary item={item} />;
    case 'client_tool_call':
      return <ClientTool item={item} />;
    default:
      return null;
  }
});
