import { memo } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import { RichText } from './RichText.tsx';
import { Sources } from './Sources.tsx';
import { TaskRow, WorkflowView } from './WorkflowView.tsx';
import { useStrings } from './context.ts';

/** One item of an answer. A type that is not drawn here shows a quiet line, or nothing when it is unknown (§3.1). */
export const ItemView = memo(function ItemView({ entry }: { entry: ThreadEntry }): ReactNode {
  const strings = useStrings();
  const { item, streaming } = entry;
  switch (item.type) {
    case 'assistant_message':
      return (
        <>
          {item.content.map((part, at) => (
            <RichText key={at} text={part.text} streaming={streaming && at === item.content.length - 1} />
          ))}
          {!streaming && <Sources content={item.content} />}
        </>
      );
    case 'workflow':
      return <WorkflowView workflow={item.workflow} streaming={streaming} />;
    case 'task':
      return <TaskRow task={item.task} />;
    case 'widget':
      return item.copy_text === undefined ? <p className="placeholder">{strings.partUnknown}</p> : <RichText text={item.copy_text} streaming={false} />;
    case 'generated_image':
      return <p className="placeholder">{streaming ? strings.imagePending : strings.partUnknown}</p>;
    case 'structured_input':
      return (
        <dl className="questions">
          {item.inputs.map((input) => (
            <div key={input.id}>
              <dt dir="auto">{input.question}</dt>
              <dd dir="auto">{input.answer === undefined ? '…' : input.answer.skipped ? strings.skipped : input.answer.values.join(', ')}</dd>
            </div>
          ))}
        </dl>
      );
    default:
      return null;
  }
});
