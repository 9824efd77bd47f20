// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assistant, item, user } from '../../../../support/chatkit-events.ts';
import { answer, cancellable } from '../../../../support/conversation.ts';
import { drawApp } from './draw-app.tsx';
import type { DrawnApp } from './draw-app.tsx';

let app: DrawnApp;
afterEach(() => app.close());

const inputs = [
  { id: 'q1', type: 'multiple_choice', question: 'Which subject?', options: [{ value: 'History' }, { value: 'Art' }], multiple: false },
  { id: 'q2', type: 'freeform', question: 'What else?' },
];
const asked = (fields: object = {}) => item({ id: 'q', type: 'structured_input', status: 'pending', inputs, ...fields });

async function opened(...items: ReturnType<typeof asked>[]): Promise<void> {
  app = await drawApp();
  await app.open([user('u', 'Plan'), ...items]);
}

const option = (at: number): HTMLInputElement => app.all('.option input')[at] as HTMLInputElement;

describe('questions of the assistant', () => {
  it('take the place of the composer, with the first control in focus', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    await opened(asked());
    expect(app.has('Message')).toBe(false);
    expect(app.text()).toContain('Question 1 of 2');
    expect(app.shadow.activeElement).toBe(option(0));
  });

  it('are answered by keys alone: a number, Enter, words, Enter, and Enter after a last look', async () => {
    await opened(asked());
    await app.key(option(0), '2');
    expect([option(1).checked, app.shadow.activeElement === option(1)]).toEqual([true, true]);
    await app.key(option(1), 'Enter');
    const field = app.get('Your answer');
    await app.write(field, 'I like trains.');
    await app.key(field, '1');
    await app.key(field, 'Enter');
    expect(app.text()).toContain('Check your answers');
    expect(app.text()).toContain('I like trains.');
    await app.key(app.all('.review h2')[0]!, 'Enter');
    const call = app.server.last('threads.add_structured_input');
    expect(call.params).toEqual({
      thread_id: 'thr_1', item_id: 'q',
      input: { status: 'answered', answers: { q1: { values: ['Art'], skipped: false }, q2: { values: ['I like trains.'], skipped: false } } },
    });
    answer(call, cancellable, { type: 'thread.item.replaced', item: asked({ status: 'answered', inputs: [{ ...inputs[0], answer: { values: ['Art'], skipped: false } }, { ...inputs[1], answer: { values: [], skipped: true } }] }) });
    await app.wait();
    expect(app.has('Message')).toBe(true);
    expect(app.all('.answers dd').map((one) => one.textContent)).toEqual(['Art', 'Skipped']);
  });

  it('wait for an answer or a skip before the next one', async () => {
    await opened(asked());
    expect((app.get('Next') as HTMLButtonElement).disabled).toBe(true);
    await app.key(option(0), 'Enter');
    expect(app.text()).toContain('Question 1 of 2');
    await app.press('Skip');
    expect(app.text()).toContain('Question 2 of 2');
    await app.press('Back');
    expect(app.text()).toContain('Question 1 of 2');
  });

  it('can be skipped all at once', async () => {
    await opened(asked());
    await app.key(option(0), '1');
    await app.press('Skip all');
    expect(app.server.last('threads.add_structured_input').params['input']).toEqual({
      status: 'skipped', answers: { q1: { values: [], skipped: true }, q2: { values: [], skipped: true } },
    });
  });

  it('keep the answers when they cannot be sent, and say so', async () => {
    await opened(asked({ inputs: [inputs[0]] }));
    await app.write(app.get('Your own answer'), 'Music');
    await app.press('Send answers');
    app.server.last('threads.add_structured_input').fail();
    await app.wait();
    expect(app.text()).toContain("Your answers couldn’t be sent.");
    expect((app.get('Your own answer') as HTMLInputElement).value).toBe('Music');
    await app.press('Send answers');
    expect(app.server.last('threads.add_structured_input').params['input']).toMatchObject({ answers: { q1: { values: ['Music'] } } });
  });

  it('keep what was entered while another conversation is open', async () => {
    await opened(asked());
    await app.key(option(0), '2');
    await act(async () => app.controller.openThread(null));
    await app.wait();
    expect(app.has('Message')).toBe(true);
    await app.open([user('u', 'Plan'), asked()]);
    expect(option(1).checked).toBe(true);
  });

  it('leave the composer alone once something else came after them, or they were answered', async () => {
    await opened(asked(), assistant('a', 'Never mind.'));
    expect(app.has('Message')).toBe(true);
    expect(app.text()).toContain('The assistant has questions');
    app.close();
    await opened(asked({ status: 'skipped' }));
    expect(app.text()).toContain('You skipped the questions');
  });
});
