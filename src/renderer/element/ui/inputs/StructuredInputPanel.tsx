import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { StructuredInputItem } from '../../../../shared/chatkit/types.ts';
import type { Session } from '../../controller/session.ts';
import { focusLate } from '../../late-focus.ts';
import { composerKey } from '../composer-keys.ts';
import { useSession, useStrings } from '../context.ts';
import { Spinner } from '../parts/Spinner.tsx';
import { answerOf, valuesOf } from './answers.ts';
import { Question } from './Question.tsx';
import { Review } from './Review.tsx';
import { useAnswers } from './use-answers.ts';

export interface StructuredInputPanelProps {
  session: Session;
  item: StructuredInputItem;
}

/** Questions of the assistant in the composer's place (§4.2): one at a time, then a look over all of them. */
export function StructuredInputPanel({ session, item }: StructuredInputPanelProps): ReactNode {
  const strings = useStrings();
  const { draft, input, phase, change, goTo, next, skipThis, skipAll, pick } = useAnswers(session, item);
  const idle = useSession(session, (state) => state.response === 'idle' && !state.loading);
  const form = useRef<HTMLFormElement>(null);
  const { step } = draft;
  const total = item.inputs.length;
  const sending = phase === 'sending';
  const ready = idle && !sending;
  const answered = input === undefined || valuesOf(answerOf(draft, input.id)).length > 0;
  const last = total === 1 || input === undefined;

  useEffect(() => {
    focusLate(form.current?.querySelector<HTMLElement>('fieldset input, fieldset textarea, h2'));
  }, [step]);

  function onKeyDown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const writing = target.matches('input[type="text"], textarea');
    if (!writing && /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (!pick(Number(event.key))) return;
      event.preventDefault();
      form.current?.querySelectorAll<HTMLElement>('.option input')[Number(event.key) - 1]?.focus();
    } else if (!target.matches('button') && composerKey(event.nativeEvent) === 'send') {
      event.preventDefault();
      submit();
    }
  }

  function submit(): void {
    if (ready && answered) next();
  }

  return (
    <form
      ref={form} className="questionnaire" aria-label={strings.questionsAsked} aria-busy={sending} onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="questionnaire-head">
        {total > 1 && input !== undefined && <p role="status">{strings.questionOf(step + 1, total)}</p>}
        {total > 1 && (
          <span className="steps" aria-hidden>
            {item.inputs.map((one, at) => (
              <span key={one.id} data-state={at === step ? 'open' : at < step ? 'done' : 'ahead'} />
            ))}
          </span>
        )}
        <button type="button" className="text-button" disabled={!ready} onClick={skipAll}>
          {total > 1 ? strings.questionSkipAll : strings.questionSkip}
        </button>
      </div>
      <div className="questionnaire-body" inert={sending}>
        {input === undefined ? <Review inputs={item.inputs} draft={draft} onChange={goTo} /> : <Question key={input.id} input={input} draft={draft} onChange={change} />}
      </div>
      {phase === 'failed' && (
        <p className="questionnaire-failed" role="alert">
          {strings.questionFailed}
        </p>
      )}
      <div className="questionnaire-foot">
        {step > 0 && (
          <button type="button" className="button quiet" disabled={sending} onClick={() => goTo(step - 1)}>
            {strings.questionBack}
          </button>
        )}
        <span className="spring" />
        {!last && (
          <button type="button" className="button quiet" disabled={!ready} onClick={skipThis}>
            {strings.questionSkip}
          </button>
        )}
        <button type="submit" className="button primary" disabled={!ready || !answered}>
          {sending && <Spinner />}
          {last ? strings.questionSend : strings.questionNext}
        </button>
      </div>
    </form>
  );
}
