import { CircleHelp, ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StructuredInput, StructuredInputItem } from '../../../../shared/chatkit/types.ts';
import { useLocale, useStrings } from '../context.ts';

function answerText(input: StructuredInput, locale: string): string | undefined {
  const { answer } = input;
  if (answer === undefined || answer.skipped || !Array.isArray(answer.values) || answer.values.length === 0) return undefined;
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(answer.values.map(String));
}

/** What was asked and answered, in the thread (§4.2); while it waits for answers, only that it does. */
export function AnswerSummary({ item }: { item: StructuredInputItem }): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
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
        {item.inputs.map((input) => {
          const text = answerText(input, locale);
          return (
            <div key={input.id}>
              <dt dir="auto">{input.question}</dt>
              <dd dir="auto" data-skipped={text === undefined}>
                {text ?? strings.skipped}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
