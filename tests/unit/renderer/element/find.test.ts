import { describe, expect, it } from 'vitest';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

/** A thread of four items is open, the older two of which are still on the server. */
async function openThread() {
  const fixture = controllerFixture();
  const opening = fixture.controller.openThread('thr_1');
  fixture.server.last('threads.get_by_id').json(thread({ id: 'thr_1', items: { data: [], has_more: true, after: 'x' } }));
  await settle();
  fixture.server.last('items.list').json({ data: [assistant('a4', 'The tram, **tram** 28'), user('u3', 'Which tram?')], has_more: true, after: 'c1' });
  await opening;
  const rest = async (): Promise<void> => {
    await settle();
    fixture.server.last('items.list').json({ data: [assistant('a2', 'Take a walk'), user('u1', 'A tram or a walk?')], has_more: false });
    await settle();
  };
  const at = (): [string | undefined, number | undefined] => {
    const { find } = fixture.controller.view.getSnapshot();
    return [find?.itemId, find?.nth];
  };
  return { ...fixture, rest, at };
}

describe('finding in a thread', () => {
  it('reads all of it, counts every place, and begins with the newest', async () => {
    const { controller, rest, at } = await openThread();
    const found = controller.findText('TRAM', 'stay');
    await rest();
    expect(await found).toEqual({ count: 4, index: 4 });
    expect(at()).toEqual(['a4', 1]);
  });

  it('goes from place to place, around the ends', async () => {
    const { controller, rest, at } = await openThread();
    const found = controller.findText('tram', 'stay');
    await rest();
    await found;
    expect(await controller.findText('tram', 'next')).toEqual({ count: 4, index: 1 });
    expect(at()).toEqual(['u1', 0]);
    expect(await controller.findText('tram', 'previous')).toEqual({ count: 4, index: 4 });
    expect(await controller.findText('tram', 'previous')).toEqual({ count: 4, index: 3 });
  });

  it('stays where the reader is while more is typed', async () => {
    const { controller, rest, at } = await openThread();
    const found = controller.findText('w', 'stay');
    await rest();
    await found;
    await controller.findText('w', 'previous');
    const [before] = at();
    expect(await controller.findText('wa', 'stay')).toMatchObject({ count: 2 });
    expect(at()[0]).toBe(before === 'u3' ? 'u1' : before);
  });

  it('says that there is nothing, and ends with an empty text', async () => {
    const { controller, rest, at } = await openThread();
    const found = controller.findText('nowhere', 'stay');
    await rest();
    expect(await found).toEqual({ count: 0, index: 0 });
    expect(at()[0]).toBeUndefined();
    expect(await controller.findText('  ', 'stay')).toEqual({ count: 0, index: 0 });
    expect(controller.view.getSnapshot().find).toBeUndefined();
  });

  it('leaves the screen to the newest question', async () => {
    const { controller, rest, at } = await openThread();
    const first = controller.findText('walk', 'stay');
    const second = controller.findText('tram', 'stay');
    await rest();
    await Promise.all([first, second]);
    expect(at()).toEqual(['a4', 1]);
  });
});
