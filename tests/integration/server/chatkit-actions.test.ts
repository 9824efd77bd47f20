import { describe, expect, it } from 'vitest';
import type { ActionTrigger } from '../../../src/server/responder.ts';
import { TurnFailure } from '../../../src/server/turn-failure.ts';
import type { ThreadItem, ThreadItemUpdate, WidgetItem } from '../../../src/shared/chatkit/types.ts';
import { events, useChatKit } from '../../support/chatkit-fixture.ts';
import { isType, openStream, typesOf } from '../../support/chatkit-stream.ts';
import { createParams, input } from '../../support/embedded-server.ts';

const kit = useChatKit({ answers: 'scripted' });

/** A thread with a widget in it. */
async function withWidget(): Promise<{ thread_id: string; item_id: string }> {
  kit.script.respond = ({ itemBase }) => {
    const widget = { type: 'Card', children: [{ type: 'Text', id: 'count', value: '1' }] };
    return events([{ type: 'thread.item.done', item: { ...itemBase('widget'), type: 'widget', widget } }]);
  };
  const sent = await kit.user.events('threads.create', { input: input('Show it') });
  const { item } = sent.at(-1) as { item: ThreadItem };
  return { thread_id: item.thread_id, item_id: item.id };
}
const action = { type: 'count', payload: { by: 1 }, handler: 'server', loadingBehavior: 'auto', streaming: true };

describe('threads.custom_action', () => {
  it('hands over the action and its widget, without the keys that only draw it', async () => {
    const ids = await withWidget();
    const seen: ActionTrigger[] = [];
    kit.script.action = ({ trigger }) => {
      seen.push(trigger);
      return events([{ type: 'progress_update', text: 'Counting' }]);
    };
    expect(typesOf(await kit.user.events('threads.custom_action', { ...ids, action }))).toEqual(['stream_options', 'progress_update']);
    expect(seen[0]).toEqual({ type: 'action', action: { type: 'count', payload: { by: 1 } }, sender: kit.stored(ids.thread_id)[1] });
    await kit.user.events('threads.custom_action', { thread_id: ids.thread_id, item_id: null, action: { type: 'from the app' } });
    expect(seen[1]).toEqual({ type: 'action', action: { type: 'from the app', payload: null }, sender: undefined });
  });

  it('keeps changes of a stored widget: whole, in part, and text that streams into it', async () => {
    const ids = await withWidget();
    const changes: ThreadItemUpdate[] = [
      { type: 'widget.root.updated', widget: { type: 'Card', children: [{ type: 'Text', id: 'count', value: '2' }] } },
      { type: 'widget.component.updated', component_id: 'count', component: { type: 'Text', id: 'count', value: '3' } },
      { type: 'widget.streaming_text.value_delta', component_id: 'count', delta: '4', done: true },
    ];
    const values = ['2', '3', '34'];
    for (const [at, update] of changes.entries()) {
      kit.script.action = () => events([{ type: 'thread.item.updated', item_id: ids.item_id, update }]);
      await kit.user.events('threads.custom_action', { ...ids, action });
      expect(kit.stored(ids.thread_id)[1]).toMatchObject({ widget: { children: [{ value: values[at] }] } });
    }
  });

  it('answers an item that is no widget with one bare error event', async () => {
    const { thread_id } = await withWidget();
    const [message] = await kit.items(thread_id);
    const sent = await kit.user.events('threads.custom_action', { thread_id, item_id: message!.id, action });
    expect(sent).toEqual([{ type: 'error', code: 'stream.error', allow_retry: false }]);
  });

  it('says in-band that a widget is gone, and that nothing answers actions', async () => {
    const ids = await withWidget();
    const gone = await kit.user.events('threads.custom_action', { ...ids, item_id: 'msg_none', action });
    expect(gone).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/no longer in this thread/), allow_retry: false },
    ]);
    const unanswered = await kit.user.events('threads.custom_action', { ...ids, action });
    expect(unanswered.at(-1)).toMatchObject({ type: 'error', message: expect.stringMatching(/nothing was changed/), allow_retry: false });
  });
});

describe('threads.sync_custom_action', () => {
  const changed = (sender: WidgetItem): WidgetItem => ({ ...sender, widget: { type: 'Card', children: [], confirm: null } });

  it('follows A6: gives the changed item, stores it, and answers {} where nothing changes', async () => {
    const ids = await withWidget();
    kit.script.syncAction = ({ trigger: { sender } }) => Promise.resolve(changed(sender!));
    const answer = await kit.user.json('threads.sync_custom_action', { ...ids, action });
    expect(answer).toEqual({ updated_item: { ...kit.stored(ids.thread_id)[1], widget: { type: 'Card', children: [] } } });
    kit.script.syncAction = () => Promise.resolve(undefined);
    expect(await kit.user.json('threads.sync_custom_action', { ...ids, action })).toEqual({});
  });

  it('works while an answer runs, whose thread it shares', async () => {
    const ids = await withWidget();
    let go = (): void => undefined;
    kit.script.respond = async function* ({ thread }) {
      yield { type: 'progress_update', text: 'Working' };
      await new Promise<void>((resolve) => (go = resolve));
      thread.metadata = { answered: true };
    };
    const running = await openStream(kit.user, 'threads.add_user_message', { thread_id: ids.thread_id, input: input('Go') });
    await running.until(isType('progress_update'));
    kit.script.syncAction = async ({ thread, trigger: { sender } }) => {
      thread.title = 'Named by the widget';
      return changed(sender!);
    };
    expect(await kit.user.json('threads.sync_custom_action', { ...ids, action })).toHaveProperty('updated_item');
    go();
    expect((await running.rest()).at(-1)).toMatchObject({ type: 'thread.updated', thread: { title: 'Named by the widget' } });
    expect(await kit.user.json('threads.get_by_id', { thread_id: ids.thread_id })).toMatchObject({ title: 'Named by the widget' });
  });

  it('refuses other senders with 400, unknown ones with 404, and says 501 where nothing answers and 502 why it could not', async () => {
    const ids = await withWidget();
    const status = async (params: unknown): Promise<number> => (await kit.user.post('threads.sync_custom_action', params)).status;
    expect(await status({ ...ids, action })).toBe(501);
    expect(await status({ ...ids, item_id: 'msg_none', action })).toBe(404);
    expect(await status({ ...ids, item_id: (await kit.items(ids.thread_id))[0]!.id, action })).toBe(400);
    kit.script.syncAction = () => Promise.reject(new TurnFailure('The shop is closed.', { allowRetry: false }));
    const response = await kit.user.post('threads.sync_custom_action', { ...ids, action });
    expect([response.status, await response.json()]).toEqual([502, { error: { message: 'The shop is closed.', code: 'turn.failed' } }]);
  });
});

describe('items.feedback', () => {
  it('follows A8: takes all items of a turn, keeps the latest opinion, and passes over items that are gone', async () => {
    const { thread_id, item_id } = await withWidget();
    for (const kind of ['negative', 'positive']) {
      const response = await kit.user.post('items.feedback', { thread_id, item_ids: [item_id, 'msg_gone'], kind });
      expect([response.status, await response.text()]).toEqual([200, '{}']);
    }
    expect((await kit.user.post('items.feedback', { thread_id, item_ids: ['msg_gone'], kind: 'positive' })).status).toBe(404);
  });
});

describe('a turn that may not be stopped', () => {
  it('says so in its stream_options', async () => {
    kit.script.allowCancel = () => false;
    const sent = await kit.user.events('threads.create', createParams('Hi'));
    expect(sent).toContainEqual({ type: 'stream_options', stream_options: { allow_cancel: false } });
  });
});
