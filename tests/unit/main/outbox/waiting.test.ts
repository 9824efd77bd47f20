import { describe, expect, it } from 'vitest';
import { turns } from '../../../support/manual-clock.ts';
import { createMemoryStore } from '../../../support/outbox-faults/memory-store.ts';
import { setUp, type Setup } from './outbox-fixture.ts';

/** “helo” was said in a thread, the network went before an answer came, and it was changed into “hello” where it waits. */
async function mistyped(fault: 'cut_before_head' | 'overtaken'): Promise<{ setup: Setup; id: string }> {
  const setup = setUp();
  await setup.say('first');
  const { id } = setup.backend.threads[0]!;
  setup.backend.fail(fault);
  const answer = setup.say('helo', id);
  await turns();
  setup.goOffline();
  await answer;
  await setup.outbox().edit((await setup.outbox().views())[0]!.id, 'hello');
  return { setup, id };
}

describe('after the app was killed', () => {
  it('a message that was on its way is looked for before it is sent again', async () => {
    const setup = setUp();
    const release = setup.backend.holdAnswers();
    setup.backend.fail('cut_before_head');
    await setup.say('arrived');
    const saved = setup.store().saved()[0];
    expect(saved).toMatchObject({ attempts: 1 });
    await setup.restart();
    release();
    expect(setup.backend.threads).toHaveLength(1);
    expect(setup.store().saved()).toEqual([]);
  });

  it('a new chat that never arrived is not taken for one that began with the same words', async () => {
    const setup = setUp();
    setup.backend.fail('cut_before_server');
    await setup.say('ok');
    // What is noted beside the first one is not on the disk when the app goes.
    setup.store().outbox.update = async () => undefined;
    await setup.say('ok');
    expect(setup.backend.threads).toHaveLength(1);
    await setup.restart();
    await setup.clock.advance(120_000);
    expect(setup.backend.threads.map(({ id }) => setup.backend.texts(id))).toEqual([['ok'], ['ok']]);
    expect(setup.store().saved()).toEqual([]);
  });

  it('everything that waited is still there, and sent', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.say('two', local);
    await setup.restart();
    expect(await setup.outbox().views()).toMatchObject([{ text: 'one' }, { text: 'two' }]);
    await setup.comeBack();
    expect(setup.backend.texts(setup.backend.threads[0]!.id)).toEqual(['one', 'two']);
  });
});

describe('a new thread that waits', () => {
  it('is called by the line that begins it, cut where it is long, until the server names it', async () => {
    const setup = setUp();
    setup.goOffline();
    const titleOf = async (text: string): Promise<string | undefined> => {
      const { id } = (await setup.say(text)).events[0]!.thread!;
      return ((await setup.ask('threads.get_by_id', { thread_id: id })).json as { title?: string }).title;
    };
    expect(await titleOf('  A\u00a0 plane \nand more')).toBe('A plane');
    const long = await titleOf('🗝'.repeat(200));
    expect(Array.from(long!)).toHaveLength(80);
    expect(long).toMatch(/^(🗝)+…$/u);
    expect(await titleOf(' \n ')).toBeUndefined();
  });
});

describe('a message that waits', () => {
  it('can be edited', async () => {
    const setup = setUp();
    setup.goOffline();
    await setup.say('helo');
    const [view] = await setup.outbox().views();
    await setup.outbox().edit(view!.id, 'hello');
    expect(await setup.outbox().views()).toMatchObject([{ text: 'hello' }]);
    await setup.comeBack();
    expect(setup.backend.texts(setup.backend.threads[0]!.id)).toEqual(['hello']);
  });

  it('can be deleted; the next one then makes the thread', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.say('two', local);
    await setup.outbox().remove((await setup.outbox().views())[0]!.id);
    await setup.comeBack();
    expect(setup.backend.threads.map(({ id }) => setup.backend.texts(id))).toEqual([['two']]);
  });

  it.each([
    ['said before it was taken back', ['say', 'remove']],
    ['said when nothing waits any more', ['remove', 'flush', 'say']],
    ['said in another run of the app', ['remove', 'restart', 'say']],
  ])('and is taken back leaves the name of its chat to the next one, %s', async (_when, steps) => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.ask('threads.update', { thread_id: local, title: 'Plans' });
    for (const step of steps) {
      if (step === 'say') await setup.say('two', local);
      if (step === 'remove') await setup.outbox().remove((await setup.outbox().views()).find(({ text }) => text === 'one')!.id);
      if (step === 'restart') await setup.restart();
      if (step === 'flush') {
        expect(await setup.outbox().views()).toEqual([]);
        await setup.comeBack();
        setup.goOffline();
      }
    }
    await setup.comeBack();
    expect(setup.backend.threads.map(({ id, title }) => [title, setup.backend.texts(id)])).toEqual([['Plans', ['two']]]);
    expect(setup.store().saved()).toEqual([]);
  });

  it.each([
    ['that had arrived before it was edited', 'cut_before_head'],
    ['whose old words come in just before the new ones', 'overtaken'],
  ] as const)('%s is edited there, too', async (_which, fault) => {
    const { setup, id } = await mistyped(fault);
    await setup.comeBack();
    await setup.clock.advance(120_000);
    expect(setup.backend.texts(id)).toEqual(['first', 'hello']);
    expect(setup.store().saved()).toEqual([]);
  });

  it('that had arrived before it was edited is edited once, though the app is killed meanwhile', async () => {
    const { setup, id } = await mistyped('cut_before_head');
    // The new words wait already, the old ones still do.
    setup.store().outbox.settle = () => new Promise(() => undefined);
    void setup.comeBack();
    await turns();
    // What was cut off may still be on its way, for a moment.
    expect(setup.store().saved()).toHaveLength(1);
    await setup.clock.advance(1_000);
    expect(setup.store().saved()).toHaveLength(2);
    await setup.restart();
    await setup.clock.advance(120_000);
    expect(setup.backend.texts(id)).toEqual(['first', 'hello']);
    expect(setup.store().saved()).toEqual([]);
  });

  it('whose new words come too late to be an edit says them at the end', async () => {
    const { setup, id } = await mistyped('cut_before_head');
    // Somebody says more in between, on another device.
    const { settle } = setup.store().outbox;
    setup.store().outbox.settle = async (...given) => {
      await setup.sayElsewhere(id, 'elsewhere');
      setup.store().outbox.settle = settle;
      return settle(...given);
    };
    await setup.comeBack();
    await setup.clock.advance(120_000);
    expect(setup.backend.texts(id)).toEqual(['first', 'helo', 'elsewhere', 'hello']);
    expect(setup.store().saved()).toEqual([]);
  });

  it.each([
    ['is sent with new words that come while the thread is looked at, once', (setup: Setup, id: string) => setup.outbox().edit(id, 'hello'), ['first', 'hello']],
    ['is not sent when it is taken back while the thread is looked at', (setup: Setup, id: string) => setup.outbox().remove(id), ['first']],
  ])('%s', async (_, change, said) => {
    const setup = setUp();
    await setup.say('first');
    const { id } = setup.backend.threads[0]!;
    setup.goOffline();
    await setup.say('helo', id);
    const release = setup.backend.holdLooks();
    const back = setup.comeBack();
    await turns();
    await change(setup, (await setup.outbox().views())[0]!.id);
    release();
    await back;
    await setup.clock.advance(120_000);
    expect(setup.backend.texts(id)).toEqual(said);
    expect(await setup.outbox().views()).toEqual([]);
  });

  it('can be neither once it is on its way', async () => {
    const setup = setUp();
    setup.goOffline();
    await setup.say('hello');
    const [view] = await setup.outbox().views();
    await setup.comeBack();
    await expect(setup.outbox().edit(view!.id, 'later')).rejects.toMatchObject({ code: 'outbox.gone' });
    await expect(setup.outbox().remove(view!.id)).rejects.toMatchObject({ code: 'outbox.gone' });
  });

  it('that was refused is tried again alone, and the others stay as they are', async () => {
    const setup = setUp();
    await setup.say('first');
    await setup.say('second');
    const [one, two] = setup.backend.threads.map(({ id }) => id);
    for (const id of [one!, two!]) {
      setup.backend.fail('refused');
      await setup.say(`to ${id}`, id);
    }
    setup.backend.fail('none');
    const [a, b] = await setup.outbox().views();
    expect([a!.state, b!.state]).toEqual(['refused', 'refused']);
    await setup.outbox().retry(b!.id);
    await turns();
    expect(await setup.outbox().views()).toMatchObject([{ id: a!.id, state: 'refused' }]);
    expect(setup.backend.texts(b!.threadId)).toContain(`to ${b!.threadId}`);
  });

  it('is tried again by hand after it was refused', async () => {
    const setup = setUp();
    setup.backend.fail('refused');
    await setup.say('hello');
    await setup.outbox().retry();
    await turns();
    expect(setup.backend.threads).toHaveLength(1);
    expect(setup.store().saved()).toEqual([]);
  });

  it('stays with its account', async () => {
    const setup = setUp();
    setup.goOffline();
    await setup.say('private');
    const own = setup.store();
    setup.become(createMemoryStore());
    await setup.comeBack();
    expect(await setup.outbox().views()).toEqual([]);
    expect(setup.backend.threads).toEqual([]);
    setup.become(own);
    await setup.comeBack();
    expect(setup.backend.threads).toHaveLength(1);
  });
});
