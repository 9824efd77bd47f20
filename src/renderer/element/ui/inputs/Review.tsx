import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StructuredInputItem } from '../../../../shared/chatkit/types.ts';
import { useStrings } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { answerOf, valuesOf } from './answers.ts';
import type { AnswerDraft } from './answers.ts';
import { Values } from './Values.tsx';

export interface ReviewProps {
  inputs: StructuredInputItem['inputs'];
  draft: AnswerDraft;
  onChange: (step: number) => void;
}

/** All answers before they are sent, each with a way back to its question. */
export function Review({ inputs, draft, onChange }: ReviewProps): ReactNode {
  const strings = useStrings();
  return (
    <div className="review">
      <h2 tabIndex={-1}>{strings.questionReview}</h2>
      <dl>
        {inputs.map((input, at) => (
          <div key={input.id}>
            <dt>
              <bdi>{input.question}</bdi>
            </dt>
            <dd>
              <Values values={valuesOf(answerOf(draft, input.id))} />
              <IconButton label={strings.questionChange(input.question)} icon={Pencil} onClick={() => onChange(at)} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
