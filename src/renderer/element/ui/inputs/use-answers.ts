import { useEffect, useRef, useState } from 'react';
import type { StructuredInput, StructuredInputItem } from '../../../../shared/chatkit/types.ts';
import type { Session } from '../../controller/session.ts';
import { useController } from '../context.ts';
import { choose, keepDraft, optionsOf, readDraft, skip, submission } from './answers.ts';
import type { AnswerDraft } from './answers.ts';

export interface Answering {
  draft: AnswerDraft;
  /** The open question; `undefined` at the check before sending. */
  input: StructuredInput | undefined;
  phase: 'editing' | 'sending' | 'failed';
  change: (draft: AnswerDraft) => void;
  goTo: (step: number) => void;
  /** On to the next question, the check, or away it goes. */
  next: () => void;
  skipThis: () => void;
  skipAll: () => void;
  /** Chooses by the option's number. @returns whether there is one. */
  pick: (number: number) => boolean;
}

/** The reader's way through the questions of one item. What was entered outlives the panel, until the server has it. */
export function useAnswers(session: Session, item: StructuredInputItem): Answering {
  const controller = useController();
  const { inputs } = item;
  const key = `${item.thread_id}:${item.id}`;
  const [draft, setDraft] = useState(() => readDraft(controller, key));
  const [phase, setPhase] = useState<Answering['phase']>('editing');
  const mounted = useRef(true);
  const input = inputs[draft.step];

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  function change(next: AnswerDraft): void {
    setDraft(next);
    keepDraft(controller, key, next);
    setPhase('editing');
  }

  /** Resolves when the response is over: the panel is gone by then, unless the server never took the answers. */
  async function send(final: AnswerDraft): Promise<void> {
    setPhase('sending');
    await session.answerInputs(item.id, submission(inputs, final)).catch(() => undefined);
    if (mounted.current) setPhase('failed');
    else keepDraft(controller, key, undefined);
  }

  function advance(from: AnswerDraft): void {
    const last = from.step >= inputs.length - 1;
    if (inputs.length === 1 || from.step >= inputs.length) {
      change(from);
      void send(from);
    } else {
      change({ ...from, step: last ? inputs.length : from.step + 1 });
    }
  }

  return {
    draft,
    input,
    phase,
    change,
    goTo: (step) => change({ ...draft, step }),
    next: () => advance(draft),
    skipThis: () => input !== undefined && advance(skip(draft, input)),
    skipAll: () => void send({ ...draft, answers: {} }),
    pick: (number) => {
      const value = input === undefined ? undefined : optionsOf(input)[number - 1];
      if (input === undefined || value === undefined) return false;
      change(choose(draft, input, value));
      return true;
    },
  };
}
