import { describe, expect, it } from 'vitest';
import { answerOf, choose, emptyDraft, keepDraft, optionsOf, readDraft, skip, submission, valuesOf, write } from '../../../../../src/renderer/element/ui/inputs/answers.ts';
import { pendingInput } from '../../../../../src/renderer/element/ui/inputs/pending-input.ts';
import { applyEvent } from '../../../../../src/shared/chatkit/reducer.ts';
import { loadThread } from '../../../../../src/shared/chatkit/thread-state.ts';
import type { StructuredInput, Thread, ThreadItem } from '../../../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user } from '../../../../support/chatkit-events.ts';

const one: StructuredInput = { id: 'one', type: 'multiple_choice', question: 'Which?', options: [{ value: 'A' }, { value: 'B' }, { value: 'A' }], multiple: false };
const many: StructuredInput = { ...one, id: 'many', multiple: true };
const free: StructuredInput = { id: 'free', type: 'freeform', question: 'Why?' };
const values = (draft: typeof emptyDraft, input: StructuredInput) => valuesOf(answerOf(draft, input.id));

describe('answering a question', () => {
  it('offers each suggestion once', () => {
    expect(optionsOf(one)).toEqual(['A', 'B']);
    expect(optionsOf(free)).toEqual([]);
    expect(optionsOf({ ...one, options: undefined } as unknown as StructuredInput)).toEqual([]);
  });

  it('keeps one of several choices, or an own answer, where one is asked for', () => {
    const chosen = choose(choose(emptyDraft, one, 'A'), one, 'B');
    expect(values(chosen, one)).toEqual(['B']);
    expect(values(write(chosen, one, ' C '), one)).toEqual(['C']);
    expect(values(choose(write(chosen, one, 'C'), one, 'A'), one)).toEqual(['A']);
  });

  it('collects choices beside an own answer where several are asked for, and takes one back on the second press', () => {
    const chosen = write(choose(choose(emptyDraft, many, 'A'), many, 'B'), many, 'C');
    expect(values(chosen, many)).toEqual(['A', 'B', 'C']);
    expect(values(choose(chosen, many, 'A'), many)).toEqual(['B', 'C']);
  });

  it('keeps a choice while the own answer is only blanks', () => {
    expect(values(write(choose(emptyDraft, one, 'A'), one, '  '), one)).toEqual(['A']);
  });
});

describe('what is sent', () => {
  it('names every question, those without an answer as skipped', () => {
    const draft = skip(write(choose(emptyDraft, one, 'B'), free, 'Because.'), many);
    expect(submission([one, many, free], draft)).toEqual({
      status: 'answered',
      answers: { one: { values: ['B'], skipped: false }, many: { values: [], skipped: true }, free: { values: ['Because.'], skipped: false } },
    });
  });

  it('is skipped as a whole when every question is', () => {
    expect(submission([one, free], skip(skip(choose(emptyDraft, one, 'B'), one), free)).status).toBe('skipped');
    expect(submission([one], emptyDraft)).toEqual({ status: 'skipped', answers: { one: { values: [], skipped: true } } });
  });
});

describe('what was entered', () => {
  it('outlives the panel, per conversation and question, as long as its owner', () => {
    const owner = {};
    keepDraft(owner, 'thr:q', choose(emptyDraft, one, 'B'));
    expect(values(readDraft(owner, 'thr:q'), one)).toEqual(['B']);
    expect(readDraft(owner, 'thr:other')).toBe(emptyDraft);
    expect(readDraft({}, 'thr:q')).toBe(emptyDraft);
    keepDraft(owner, 'thr:q', undefined);
    expect(readDraft(owner, 'thr:q')).toBe(emptyDraft);
  });
});

describe('pendingInput', () => {
  const questions = (status: string) => item({ id: 'q', type: 'structured_input', status, inputs: [one] });
  const found = (items: ThreadItem[], fields: Partial<Thread> = {}) => pendingInput(loadThread(thread(fields), items))?.id;

  it('is the newest item while it waits for an answer, whatever ends the turn after it', () => {
    expect(found([user('u', 'q'), questions('pending')])).toBe('q');
    expect(found([questions('pending'), item({ id: 'e', type: 'end_of_turn' })])).toBe('q');
  });

  it('is none once answered, once something else came after, and where nobody may write', () => {
    expect(found([questions('answered')])).toBeUndefined();
    expect(found([questions('pending'), assistant('a', 'Never mind.')])).toBeUndefined();
    expect(found([questions('pending')], { status: { type: 'locked' } })).toBeUndefined();
    expect(found([])).toBeUndefined();
  });

  it('waits until the question is complete', () => {
    const started = applyEvent(loadThread(thread(), [user('u', 'q')]), { type: 'thread.item.added', item: questions('pending') });
    expect(pendingInput(started)).toBeUndefined();
    expect(pendingInput(applyEvent(started, { type: 'thread.item.done', item: questions('pending') }))?.id).toBe('q');
  });
});
