import { useId } from 'react';
import type { ReactNode } from 'react';
import type { StructuredInput } from '../../../../shared/chatkit/types.ts';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useStrings } from '../context.ts';
import { answerOf, choose, isMultiple, optionsOf, write } from './answers.ts';
import type { AnswerDraft } from './answers.ts';

export interface QuestionProps {
  input: StructuredInput;
  draft: AnswerDraft;
  onChange: (draft: AnswerDraft) => void;
}

/** Options with a number for the keyboard. */
const numbered = 9;

/** One question: its suggestions, and always room for an own answer (§4.5). */
export function Question({ input, draft, onChange }: QuestionProps): ReactNode {
  const strings = useStrings();
  const id = useId();
  const answer = answerOf(draft, input.id);
  const options = optionsOf(input);
  const multiple = isMultiple(input);
  const note = input.type === 'freeform' ? input.description : multiple ? strings.questionMany : undefined;
  return (
    <fieldset className="question" aria-describedby={note === undefined ? undefined : `${id}-note`}>
      <legend dir="auto">{input.question}</legend>
      {note !== undefined && note !== '' && (
        <p className="question-note" id={`${id}-note`} dir="auto">
          {note}
        </p>
      )}
      {options.map((value, at) => (
        <label key={value} className="option" data-chosen={answer.chosen.includes(value)}>
          <input
            type={multiple ? 'checkbox' : 'radio'} name={id} checked={answer.chosen.includes(value)}
            aria-keyshortcuts={at < numbered ? String(at + 1) : undefined} onChange={() => onChange(choose(draft, input, value))}
          />
          <span dir="auto">{plainName(value)}</span>
          {at < numbered && <kbd aria-hidden>{at + 1}</kbd>}
        </label>
      ))}
      {options.length > 0 ? (
        <input
          className="own-answer" type="text" dir="auto" value={answer.own} placeholder={strings.questionOther} aria-label={strings.questionOwn}
          data-chosen={answer.own.trim() !== ''} onChange={(event) => onChange(write(draft, input, event.target.value))}
        />
      ) : (
        <textarea
          className="own-answer" rows={2} dir="auto" value={answer.own} placeholder={strings.questionAnswer} aria-label={strings.questionAnswer}
          onChange={(event) => onChange(write(draft, input, event.target.value))}
        />
      )}
    </fieldset>
  );
}
