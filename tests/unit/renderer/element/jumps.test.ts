import { describe, expect, it } from 'vitest';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

/** A long thread is open, with its newest two items here. */
async function longThread() {
  const fixture = controllerFixture();
  const opening = fixture.controller.openThread('thr_1');
  fixture.server.last('threads.get_by_id').json(thread({ id: 'thr_1', items: { data: [], has_more: true, after: 'x' } }));
  await settle();
  fixture.server.last('items.list').json({ data: [assistant('a9', '9'), user('u8', '8')], has_more: true, after: 'c1' });
  await opening;
  const jump = (): string | undefined => fixture.controller.view.getSnapshot().jump?.state;
  const page = async (ids: string[], after?: string): Promise<void> => {
    fixture.server.last('items.list').json({ data: ids.map((id) => user(id, id)), has_more: after !== undefined, ...(after === undefined ? {} : { after }) });
    await settle();
  };
  return { ...fixture, jump, page };
}

describe('taking the reader to an item', () => {
  it('is there at once when the item is', async () => {
    const { controller, jump } = await longThread();
    expect(await controller.showItem('u8')).toBe(true);
    expect(jump()).toBe('found');
  });

  it('reads back page by page until the item is there, and no further', async () => {
    const { controller, jump, page, texts } = await longThread();
    const shown = controller.showItem('u2');
    await settle();
    expect(jump()).toBe('seeking');
    await page(['u6', 'u5'], 'c2');
    await page(['u3', 'u2'], 'c3');
    expect(await shown).toBe(true);
    expect(jump()).toBe('found');
    expect(texts()).toEqual(['u2', 'u3', 'u5', 'u6', '8', '9']);
  });

  it('says so when the thread has no such item any more', async () => {
    const { controller, jump, page } = await longThread();
    const shown = controller.showItem('gone');
    await settle();
    await page(['u6']);
    expect(await shown).toBe(false);
    expect(jump()).toBe('missing');
  });

  it('ends where a page cannot be read', async () => {
    const { controller, server, jump } = await longThread();
    const shown = controller.showItem('u2');
    await settle();
    server.last('items.list').fail();
    expect(await shown).toBe(false);
    expect(jump()).toBe('missing');
  });

  it('waits for a thread that is still being read', async () => {
    const { controller, server } = controllerFixture();
    void controller.openThread('thr_1');
    const shown = controller.showItem('u1');
    server.last('threads.get_by_id').json(thread({ id: 'thr_1', items: { data: [user('u1', 'Hi')], has_more: false } }));
    expect(await shown).toBe(true);
  });

  it('is forgotten when another thread is opened meanwhile', async () => {
    const { controller, page, jump } = await longThread();
    const shown = controller.showItem('u2');
    await settle();
    void controller.openThread(null);
    await page(['u3', 'u2']);
    expect(await shown).toBe(false);
    expect(jump()).toBe('seeking');
    expect(controller.view.getSnapshot().jump?.session).not.toBe(controller.view.getSnapshot().session);
  });
});
