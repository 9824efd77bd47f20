import { CircleHelp, ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StructuredInput, StructuredInputItem } from '../../../../shared/chatkit/types.ts';
import { useStrings } from '../context.ts';
import { Values } from './Values.tsx';

function valuesOf({ answer }: StructuredInput): string[] {
  return answer === undefined || answer.skipped || !Array.isArray(answer.values) ? [] : answer.values.map(String);
}

/** What was asked and answered, in the thread (§4.2); while it waits for answers, only that it does. */
export function AnswerSummary({ item }: { item: StructuredInputItem }): ReactNode {
  const strings = useStrings();
  if (item.status === 'pending') {
    return (
      <p className="questions-line">
        <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
        {strings.questionsOpen}
      </p>
    );
  }
  if (item.status === 'skipped') {
    return (
      <p className="questions-line">
        <ListChecks size={16} strokeWidth={1.75} aria-hidden />
        {strings.questionsSkipped}
      </p>
    );
  }
  return (
    <section className="answers" aria-label={strings.questionsAnswered}>
      <dl>
        {item.inputs.map((input) => (
          <div key={input.id}>
            <dt>
              <bdi>{input.question}</bdi>
            </dt>
            <dd>
              <Values values={valuesOf(input)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
