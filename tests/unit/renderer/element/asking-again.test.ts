import { describe, expect, it } from 'vitest';
import { textInput } from '../../../../src/renderer/element/controller/input.ts';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';
import { answer, answered, answering, cancellable, created, said } from '../../../support/conversation.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

async function opened() {
  const fixture = controllerFixture();
  const opening = fixture.controller.openThread('thr_1');
  const data = [user('u1', 'One'), assistant('same', 'First'), user('u2', 'Two'), assistant('same', 'Second')];
  fixture.server.last('threads.get_by_id').json(thread({ items: { data, has_more: false } }));
  await opening;
  return fixture;
}

describe('retryAt', () => {
  it('asks again after the message that the item answers, and drops what came later at once', async () => {
    const fixture = await opened();
    const retrying = fixture.controller.retryAt('same');
    expect(fixture.texts()).toEqual(['One']);
    const call = fixture.server.last('threads.retry_after_item');
    expect(call.params).toEqual({ thread_id: 'thr_1', item_id: 'u1' });
    answer(call, cancellable, answered('a3', 'Again'));
    await retrying;
    expect(fixture.texts()).toEqual(['One', 'Again']);
  });

  it('tells items that share an id apart by their key', async () => {
    const fixture = await opened();
    void fixture.controller.retryAt(fixture.state().thread.past[3]?.key ?? '');
    expect(fixture.server.last('threads.retry_after_item').params['item_id']).toBe('u2');
    expect(fixture.texts()).toEqual(['One', 'First', 'Two']);
  });

  it('brings back what it dropped when the server never saw the request, and drops it again on the next try', async () => {
    const fixture = await opened();
    const retrying = fixture.controller.retryAt('u1');
    fixture.server.last('threads.retry_after_item').fail();
    await retrying;
    expect(fixture.texts()).toEqual(['One', 'First', 'Two', 'Second']);
    expect(fixture.state().thread.fault).toMatchObject({ code: 'network' });
    fixture.controller.retry();
    expect(fixture.server.last('threads.retry_after_item').params['item_id']).toBe('u1');
    expect(fixture.texts()).toEqual(['One']);
  });

  it('refuses while an answer streams and for an item that is not there', async () => {
    const fixture = await opened();
    await expect(fixture.controller.retryAt('gone')).rejects.toMatchObject({ name: 'IntegrationError' });
    fixture.type('Three');
    await expect(fixture.controller.retryAt('u1')).rejects.toThrow('already responding');
    expect(fixture.texts()).toHaveLength(5);
  });
});

describe('editing the last message', () => {
  it('says which message it replaces, and drops only what the server says it has removed', async () => {
    const fixture = await opened();
    fixture.controller.editLast(textInput('Two, better'));
    const call = fixture.server.last('threads.add_user_message');
    expect(call.metadata).toEqual({ replaces_item_id: 'u2' });
    expect(call.params).toMatchObject({ thread_id: 'thr_1', input: { content: [{ text: 'Two, better' }] } });
    expect(fixture.texts()).toEqual(['One', 'First', 'Two', 'Second', 'Two, better']);
    answer(
      call, { type: 'thread.item.removed', item_id: 'same' }, { type: 'thread.item.removed', item_id: 'u2' }, said('Two, better'), cancellable,
      answered('a3', 'Better'),
    );
    await settle();
    expect(fixture.texts()).toEqual(['One', 'First', 'Two, better', 'Better']);
  });

  it('is an ordinary message to a server that does not know edits', async () => {
    const fixture = await opened();
    fixture.controller.editLast(textInput('Two, better'));
    answer(fixture.server.last('threads.add_user_message'), said('Two, better'), cancellable, answered('a3', 'Better'));
    await settle();
    expect(fixture.texts()).toEqual(['One', 'First', 'Two', 'Second', 'Two, better', 'Better']);
  });

  it('stays in the thread when it fails, and still says what it replaces when it is sent again', async () => {
    const fixture = await opened();
    fixture.controller.editLast(textInput('Two, better'));
    fixture.server.last('threads.add_user_message').fail();
    await settle();
    expect(fixture.texts().at(-1)).toBe('Two, better');
    fixture.controller.retry();
    expect(fixture.server.last('threads.add_user_message').metadata).toEqual({ replaces_item_id: 'u2' });
    expect(fixture.texts().filter((text) => text === 'Two, better')).toHaveLength(1);
  });

  it('is simply sent where no server ever stored the message', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    call.send(created());
    await settle();
    call.cut();
    await settle();
    fixture.controller.editLast(textInput('Hello'));
    const again = fixture.server.last('threads.add_user_message');
    expect(again.metadata).toBeUndefined();
    expect(again.body).not.toContain('metadata');
    expect(fixture.texts()).toEqual(['Hello']);
  });
});

describe('a stream that ends without saying how', () => {
  it('counts as finished after zero events: retry of an unknown item answers so', async () => {
    const fixture = await opened();
    const retrying = fixture.controller.retryAt('u2');
    answer(fixture.server.last('threads.retry_after_item'));
    await retrying;
    expect(fixture.state()).toMatchObject({ response: 'idle', thread: { fault: undefined } });
  });

  it('keeps text that never got its done', async () => {
    const fixture = await opened();
    fixture.type('Three');
    answer(fixture.server.last('threads.add_user_message'), said('Three'), ...answering('a3', 'Half'));
    await settle();
    expect(fixture.state().thread.live.at(-1)).toMatchObject({ streaming: false, item: { content: [{ text: 'Half' }] } });
  });
});
