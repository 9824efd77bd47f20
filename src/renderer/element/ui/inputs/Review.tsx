import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StructuredInputItem } from '../../../../shared/chatkit/types.ts';
import { useLocale, useStrings } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { answerOf, valuesOf } from './answers.ts';
import type { AnswerDraft } from './answers.ts';

export interface ReviewProps {
  inputs: StructuredInputItem['inputs'];
  draft: AnswerDraft;
  onChange: (step: number) => void;
}

/** All answers before they are sent, each with a way back to its question. */
export function Review({ inputs, draft, onChange }: ReviewProps): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const format = new Intl.ListFormat(locale, { type: 'unit', style: 'long' });
  return (
    <div className="review">
      <h2 tabIndex={-1}>{strings.questionReview}</h2>
      <dl>
        {inputs.map((input, at) => {
          const values = valuesOf(answerOf(draft, input.id));
          return (
            <div key={input.id}>
              <dt dir="auto">{input.question}</dt>
              <dd>
                <span dir="auto" data-skipped={values.length === 0}>
                  {values.length === 0 ? strings.skipped : format.format(values)}
                </span>
                <IconButton label={strings.questionChange(input.question)} icon={Pencil} onClick={() => onChange(at)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
