import { describe, expect, it, vi } from 'vitest';
import type { WidgetItem } from '../../../../src/shared/chatkit/types.ts';
import { item, thread, user, widget } from '../../../support/chatkit-events.ts';
import { answer, answered, cancellable, created, said } from '../../../support/conversation.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { baseOptions, controllerFixture } from './controller-fixture.ts';

const card = widget('w1', { type: 'Card', children: [{ type: 'Text', id: 't', value: 'Old' }] });

async function opened(options: Parameters<typeof controllerFixture>[0] = {}) {
  const fixture = controllerFixture(options);
  const opening = fixture.controller.openThread('thr_1');
  fixture.server.last('threads.get_by_id').json(thread({ items: { data: [user('u1', 'Hi'), card], has_more: false } }));
  await opening;
  return fixture;
}

const shownWidget = (fixture: Awaited<ReturnType<typeof opened>>): unknown =>
  (fixture.state().thread.past.concat(fixture.state().thread.live).find((entry) => entry.item.id === 'w1')?.item as WidgetItem | undefined)?.widget;

describe('an action of a widget', () => {
  it('is sent as a response stream with the id of its widget and without what only this side needs', async () => {
    const fixture = await opened();
    const running = fixture.controller.runAction({ type: 'order', payload: { n: 1 }, handler: 'server', loadingBehavior: 'self', streaming: true }, card);
    const call = fixture.server.last('threads.custom_action');
    expect(call.params).toEqual({ thread_id: 'thr_1', item_id: 'w1', action: { type: 'order', payload: { n: 1 } } });
    answer(call, cancellable, { type: 'thread.item.replaced', item: widget('w1', { type: 'Basic' }) }, answered('a1', 'Ordered'));
    await expect(running).resolves.toBeUndefined();
    expect(fixture.texts()).toEqual(['Hi', 'widget', 'Ordered']);
    expect(shownWidget(fixture)).toEqual({ type: 'Basic' });
  });

  it('goes to the newest callback of the page when it says so, and nothing is sent', async () => {
    const onAction = vi.fn(() => Promise.resolve());
    const fixture = await opened({ widgets: { onAction: () => Promise.reject(new Error('stale')) } });
    fixture.controller.setOptions({ ...baseOptions, widgets: { onAction } });
    await fixture.controller.runAction({ type: 'open', payload: { id: 7 }, handler: 'client' }, card);
    expect(onAction).toHaveBeenCalledExactlyOnceWith({ type: 'open', payload: { id: 7 } }, { id: 'w1', widget: card.widget });
    expect(fixture.server.calls).toHaveLength(1);
  });

  it('without a callback is refused, and the page is told', async () => {
    const fixture = await opened();
    await expect(fixture.controller.runAction({ type: 'open', handler: 'client' }, card)).rejects.toThrow("This page doesn't handle this action.");
    expect(fixture.names()).toContain('chatkit.error');
  });

  it('that asks for one answer is allowed while another stream runs, and changes its widget in place', async () => {
    const fixture = await opened();
    fixture.type('More');
    const stream = fixture.server.last('threads.add_user_message');
    stream.open();
    stream.send(said('More'), cancellable);
    await settle();
    const running = fixture.controller.runAction({ type: 'tick', streaming: false }, card);
    const call = fixture.server.last('threads.sync_custom_action');
    expect(call.params).toEqual({ thread_id: 'thr_1', item_id: 'w1', action: { type: 'tick' } });
    call.json({ updated_item: { ...card, widget: { type: 'Card', children: [{ type: 'Text', id: 't', value: 'New' }] } } });
    await running;
    expect(fixture.texts()).toEqual(['Hi', 'widget', 'More']);
    expect(shownWidget(fixture)).toMatchObject({ children: [{ value: 'New' }] });
    expect(fixture.state().response).toBe('streaming');
  });

  it('with an empty answer changes nothing, with an error one it rejects with words for a person', async () => {
    const fixture = await opened();
    const empty = fixture.controller.runAction({ type: 'tick', streaming: false }, card);
    fixture.server.last('threads.sync_custom_action').json({});
    await empty;
    expect(shownWidget(fixture)).toEqual(card.widget);
    const failing = fixture.controller.runAction({ type: 'tick', streaming: false }, card);
    fixture.server.last('threads.sync_custom_action').json({ error: { message: 'Sold out.' } }, 400);
    await expect(failing).rejects.toThrow('Sold out.');
    expect(fixture.names()).toContain('chatkit.error');
  });

  it('is refused while an answer streams, in the words that integrators know', async () => {
    const fixture = await opened();
    fixture.type('More');
    await expect(fixture.controller.runAction({ type: 'x' }, card)).rejects.toMatchObject({
      name: 'IntegrationError', message: 'ChatKit: sendAction() ignored - already responding.',
    });
  });

  it('before the first message is refused: there is no thread to act on', async () => {
    const { controller, server } = controllerFixture();
    const refused = { name: 'IntegrationError', message: 'ChatKit: sendAction() ignored - no active thread.' };
    await expect(controller.sendAction({ type: 'x' })).rejects.toMatchObject(refused);
    await expect(controller.runAction({ type: 'x' }, card)).rejects.toMatchObject(refused);
    await expect(controller.runAction({ type: 'x', streaming: false }, card)).rejects.toMatchObject(refused);
    expect(server.calls).toHaveLength(0);
  });

  it('that the server never saw is sent once more on retry, and nothing of the thread is dropped', async () => {
    const fixture = await opened();
    const running = fixture.controller.runAction({ type: 'order' }, card);
    fixture.server.last('threads.custom_action').fail();
    await running;
    expect(fixture.texts()).toEqual(['Hi', 'widget']);
    fixture.controller.retry();
    expect(fixture.server.last('threads.custom_action').params).toMatchObject({ item_id: 'w1', action: { type: 'order' } });
  });
});

describe('answers to questions', () => {
  const asked = item({ id: 'q1', type: 'structured_input', status: 'pending', inputs: [{ id: 'a', question: '?', type: 'freeform' }] });

  it('are sent as a response, whose first event is the answered item', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    answer(fixture.server.last('threads.create'), created(), said('Hi'), { type: 'thread.item.done', item: asked });
    await settle();
    const { session } = fixture.controller.view.getSnapshot();
    const sending = session.answerInputs('q1', { status: 'answered', answers: { a: { values: ['Yes'] } } });
    await expect(session.answerInputs('q1', { status: 'skipped', answers: {} })).rejects.toThrow('already responding');
    const call = fixture.server.last('threads.add_structured_input');
    expect(call.params).toEqual({ thread_id: 'thr_1', item_id: 'q1', input: { status: 'answered', answers: { a: { values: ['Yes'] } } } });
    answer(call, cancellable, { type: 'thread.item.replaced', item: { ...asked, status: 'answered' } as never }, answered('a1', 'Thanks'));
    await sending;
    expect(fixture.texts()).toEqual(['Hi', 'structured_input', 'Thanks']);
    expect(fixture.state().thread.past.concat(fixture.state().thread.live)[1]?.item).toMatchObject({ status: 'answered' });
  });

  it('that do not arrive leave the questions open, and are sent again on retry', async () => {
    const fixture = await opened();
    const sending = fixture.controller.view.getSnapshot().session.answerInputs('q1', { status: 'skipped', answers: {} });
    fixture.server.last('threads.add_structured_input').fail();
    await sending;
    fixture.controller.retry();
    expect(fixture.server.last('threads.add_structured_input').params).toMatchObject({ item_id: 'q1' });
  });
});

describe('feedback', () => {
  it('names every item of the turn, resolves when the server has it, and rejects and tells when not', async () => {
    const fixture = await opened();
    const sending = fixture.controller.sendFeedback(['t1', 'w1', 'a1'], 'negative');
    expect(fixture.server.last('items.feedback').params).toEqual({ thread_id: 'thr_1', item_ids: ['t1', 'w1', 'a1'], kind: 'negative' });
    fixture.server.last('items.feedback').json({});
    await expect(sending).resolves.toBeUndefined();
    const failing = fixture.controller.sendFeedback(['a1'], 'positive');
    fixture.server.last('items.feedback').fail();
    await expect(failing).rejects.toThrow("Couldn't reach");
    expect(fixture.names()).toContain('chatkit.error');
  });
});
