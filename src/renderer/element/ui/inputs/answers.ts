import type { RequestParams } from '../../../../shared/chatkit/requests.ts';
import type { StructuredInput, StructuredInputItem } from '../../../../shared/chatkit/types.ts';

/** What the reader has entered for one question. */
export interface Answer {
  /** Chosen among the options. */
  readonly chosen: readonly string[];
  /** Written instead of, or beside, an option (§4.5: options are suggestions). */
  readonly own: string;
  readonly skipped: boolean;
}

/** Everything entered so far, and which question is open; one beyond the last is the check before sending. */
export interface AnswerDraft {
  readonly step: number;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const emptyDraft: AnswerDraft = { step: 0, answers: {} };

const emptyAnswer: Answer = { chosen: [], own: '', skipped: false };

export function answerOf(draft: AnswerDraft, inputId: string): Answer {
  return Object.hasOwn(draft.answers, inputId) ? (draft.answers[inputId] ?? emptyAnswer) : emptyAnswer;
}

function withAnswer(draft: AnswerDraft, inputId: string, answer: Answer): AnswerDraft {
  return { ...draft, answers: { ...draft.answers, [inputId]: answer } };
}

export function isMultiple(input: StructuredInput): boolean {
  return input.type === 'multiple_choice' && input.multiple;
}

/** The suggestions of a question, each once. */
export function optionsOf(input: StructuredInput): string[] {
  if (input.type !== 'multiple_choice' || !Array.isArray(input.options)) return [];
  return [...new Set(input.options.map((option) => option.value))];
}

/** Chooses an option, or takes the choice back where several may be chosen. One choice excludes an own answer. */
export function choose(draft: AnswerDraft, input: StructuredInput, value: string): AnswerDraft {
  const answer = answerOf(draft, input.id);
  if (!isMultiple(input)) return withAnswer(draft, input.id, { chosen: [value], own: '', skipped: false });
  const chosen = answer.chosen.includes(value) ? answer.chosen.filter((one) => one !== value) : [...answer.chosen, value];
  return withAnswer(draft, input.id, { ...answer, chosen, skipped: false });
}

export function write(draft: AnswerDraft, input: StructuredInput, own: string): AnswerDraft {
  const { chosen } = answerOf(draft, input.id);
  return withAnswer(draft, input.id, { chosen: isMultiple(input) || own.trim() === '' ? chosen : [], own, skipped: false });
}

export function skip(draft: AnswerDraft, input: StructuredInput): AnswerDraft {
  return withAnswer(draft, input.id, { ...emptyAnswer, skipped: true });
}

export function valuesOf(answer: Answer): string[] {
  const own = answer.own.trim();
  return own === '' ? [...answer.chosen] : [...answer.chosen, own];
}

/** What goes to the server (§2.4). A question without an answer counts as skipped; when all are, so does the whole. */
export function submission(inputs: StructuredInputItem['inputs'], draft: AnswerDraft): RequestParams['threads.add_structured_input']['input'] {
  const answers: Record<string, { values: string[]; skipped: boolean }> = {};
  for (const { id } of inputs) {
    const values = valuesOf(answerOf(draft, id));
    answers[id] = { values, skipped: values.length === 0 };
  }
  return { status: Object.values(answers).every((answer) => answer.skipped) ? 'skipped' : 'answered', answers };
}

const memory = new WeakMap<object, Map<string, AnswerDraft>>();

/** What was entered before the reader looked at another conversation. `owner` is what it lives and dies with. */
export function readDraft(owner: object, key: string): AnswerDraft {
  return memory.get(owner)?.get(key) ?? emptyDraft;
}

export function keepDraft(owner: object, key: string, draft: AnswerDraft | undefined): void {
  const drafts = memory.get(owner) ?? new Map<string, AnswerDraft>();
  if (draft === undefined) drafts.delete(key);
  else drafts.set(key, draft);
  memory.set(owner, drafts);
}
