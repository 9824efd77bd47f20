import type { ChatKitOptions } from '@openai/chatkit';
import { describe, expect, it } from 'vitest';
import { createController } from '../../../../src/renderer/element/controller/controller.ts';
import type { Controller } from '../../../../src/renderer/element/controller/controller.ts';
import { textInput } from '../../../../src/renderer/element/controller/input.ts';
import { createElementLife } from '../../../../src/renderer/element/element-life.ts';
import { thread, user } from '../../../support/chatkit-events.ts';
import { answer, cancellable, created, said } from '../../../support/conversation.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { baseOptions, controllerDeps } from './controller-fixture.ts';

/** An element without its page: tasks, drawing and the page's own doings are in the test's hands. */
function elementFixture() {
  const { deps, server, events } = controllerDeps();
  const tasks: (() => void)[] = [];
  const controllers: Controller[] = [];
  const drawn: { applied: number; unmounted: boolean; onReady: () => void }[] = [];
  let connected = false;
  const life = createElementLife({
    isConnected: () => connected,
    later: (run) => tasks.push(run),
    dispatch: deps.dispatch,
    createController: (options) => {
      const controller = createController(deps, options);
      controllers.push(controller);
      return controller;
    },
    mount: (_controller, { onReady }) => {
      const picture = { applied: 0, unmounted: false, onReady };
      drawn.push(picture);
      return { applyTheme: () => (picture.applied += 1), unmount: () => (picture.unmounted = true) };
    },
  });
  return {
    life, server, events, controllers, drawn,
    names: () => events.map((event) => event.name).filter((name) => name !== 'chatkit.log'),
    attach: () => {
      connected = true;
      life.connected();
    },
    detach: () => {
      connected = false;
      life.disconnected();
    },
    nextTask: () => tasks.splice(0).forEach((run) => run()),
    /** The first picture is on the page, and the task after it. */
    draw: () => {
      drawn.at(-1)?.onReady();
      tasks.splice(0).forEach((run) => run());
    },
  };
}

const options = (more: Partial<ChatKitOptions> = {}): ChatKitOptions => ({ ...baseOptions, ...more });

/** An element that is ready. */
function readyElement(more: Partial<ChatKitOptions> = {}) {
  const fixture = elementFixture();
  fixture.attach();
  fixture.life.setOptions(options(more));
  fixture.draw();
  return fixture;
}

describe('becoming ready', () => {
  it('takes options and a page, in either order', () => {
    const early = elementFixture();
    early.life.setOptions(options());
    expect(early.controllers).toHaveLength(0);
    early.attach();
    expect(early.controllers).toHaveLength(1);
    const late = elementFixture();
    late.attach();
    expect(late.controllers).toHaveLength(0);
    late.life.setOptions(options());
    expect(late.controllers).toHaveLength(1);
  });

  it('is told in a task of its own, once, before any other event: the React wrapper listens late', async () => {
    const fixture = elementFixture();
    fixture.attach();
    fixture.life.setOptions(options({ initialThread: 'thr_1' }));
    fixture.drawn[0]?.onReady();
    fixture.drawn[0]?.onReady();
    await settle();
    expect([fixture.names(), fixture.server.calls]).toEqual([[], []]);
    fixture.nextTask();
    await settle();
    expect(fixture.names()).toEqual(['chatkit.ready', 'chatkit.thread.load.start']);
  });

  it('of options with keys that mean nothing here is told of them, also only later', () => {
    const fixture = elementFixture();
    fixture.attach();
    fixture.life.setOptions({ ...options(), sparkle: 1 } as ChatKitOptions);
    expect(fixture.events).toEqual([]);
    fixture.nextTask();
    expect(fixture.events).toEqual([{ name: 'chatkit.log', detail: { name: 'options.unknown', data: { paths: ['sparkle'] } } }]);
  });

  it('lets methods wait, also through a time off the page', async () => {
    const fixture = elementFixture();
    const passed: Controller[] = [];
    void fixture.life.ready().then((controller) => passed.push(controller));
    fixture.life.setOptions(options());
    fixture.attach();
    fixture.detach();
    await settle();
    expect(passed).toEqual([]);
    fixture.attach();
    fixture.draw();
    await settle();
    expect(passed).toEqual([fixture.controllers[1]]);
  });
});

describe('setting options again', () => {
  it('with the same values does nothing at all', () => {
    const fixture = readyElement({ theme: 'dark', composer: { models: [{ id: 'm', label: 'M' }] } });
    const before = fixture.controllers[0]?.view.getSnapshot();
    fixture.life.setOptions(options({ theme: 'dark', composer: { models: [{ id: 'm', label: 'M' }] } }));
    expect(fixture.controllers[0]?.view.getSnapshot()).toBe(before);
    expect([fixture.controllers.length, fixture.drawn.length, fixture.drawn[0]?.applied]).toEqual([1, 1, 1]);
  });

  it('replaces them, without drawing anew, loading anew, leaving the thread or losing what was written', async () => {
    const fixture = readyElement({ initialThread: 'thr_1', frameTitle: 'One', disclaimer: { text: 'x' } });
    fixture.server.last('threads.get_by_id').json(thread({ items: { data: [user('u1', 'Hi')], has_more: false } }));
    await settle();
    const [controller] = fixture.controllers;
    controller?.composer.setText('thr_1', 'half a sen');
    fixture.life.setOptions(options({ frameTitle: 'Two' }));
    const { session, options: now } = controller?.view.getSnapshot() ?? {};
    expect(now).toEqual(options({ frameTitle: 'Two' }));
    expect(session?.getSnapshot()).toMatchObject({ threadId: 'thr_1', loading: false });
    expect(controller?.composer.draft('thr_1').text).toBe('half a sen');
    expect([fixture.controllers.length, fixture.drawn.length, fixture.server.calls.length]).toEqual([1, 1, 1]);
  });

  it('sends the next request where they say, with the fetch and the language they say', () => {
    const fixture = readyElement();
    const seen: [string, unknown][] = [];
    const fetch = ((url: string, init: RequestInit) => {
      seen.push([url, (init.headers as Record<string, string>)['accept-language']]);
      return new Promise<Response>(() => undefined);
    }) as typeof globalThis.fetch;
    void fixture.controllers[0]?.client().json('threads.list', {});
    expect(fixture.server.last('threads.list').url).toBe('/chatkit');
    fixture.life.setOptions({ ...options(), api: { url: '/elsewhere', domainKey: 'x', fetch }, locale: 'de-DE' });
    fixture.controllers[0]?.send(textInput('Hi'));
    expect(seen).toEqual([['/elsewhere', 'de-DE']]);
  });

  it('with a mistake names it and keeps what was in force', () => {
    const fixture = readyElement({ frameTitle: 'One' });
    expect(() => fixture.life.setOptions(options({ frameTitle: 2 as never }))).toThrow('frameTitle must be a string');
    expect(fixture.controllers[0]?.view.getSnapshot().options.frameTitle).toBe('One');
  });
});

describe('leaving the page', () => {
  it('only to be moved changes nothing', async () => {
    const fixture = readyElement();
    fixture.detach();
    fixture.attach();
    await settle();
    expect([fixture.controllers.length, fixture.drawn[0]?.unmounted]).toEqual([1, false]);
  });

  it('ends everything, and coming back begins anew', async () => {
    const fixture = readyElement();
    fixture.controllers[0]?.send(textInput('Hi'));
    const call = fixture.server.last('threads.create');
    fixture.detach();
    await settle();
    expect([fixture.drawn[0]?.unmounted, call.signal?.aborted]).toEqual([true, true]);
    fixture.attach();
    fixture.draw();
    await expect(fixture.life.ready()).resolves.toBe(fixture.controllers[1]);
    expect(fixture.names().filter((name) => name === 'chatkit.ready')).toHaveLength(2);
  });

  it('before the first picture tells nobody that it is ready', async () => {
    const fixture = elementFixture();
    fixture.attach();
    fixture.life.setOptions(options());
    fixture.detach();
    await settle();
    fixture.draw();
    expect(fixture.names()).toEqual([]);
  });
});

describe('the history view', () => {
  it('opens and closes with an event each, also when a thread is opened from it', async () => {
    const { controllers: [controller], names, server } = readyElement();
    controller?.showHistory(true);
    controller?.showHistory(true);
    void controller?.openThread('thr_1').catch(() => undefined);
    expect(names()).toEqual(['chatkit.ready', 'chatkit.history.open', 'chatkit.history.close', 'chatkit.thread.change', 'chatkit.thread.load.start']);
    server.last('threads.get_by_id').json(thread());
    await settle();
    controller?.showHistory(true);
    controller?.showHistory(false);
    expect(names().slice(-2)).toEqual(['chatkit.history.open', 'chatkit.history.close']);
  });

  it('cannot be opened where it is disabled, and closes when it becomes so', () => {
    const fixture = readyElement();
    fixture.controllers[0]?.showHistory(true);
    fixture.life.setOptions(options({ history: { enabled: false } }));
    expect(fixture.names().at(-1)).toBe('chatkit.history.close');
    expect(() => fixture.controllers[0]?.showHistory(true)).toThrow('ChatKit: showHistory() ignored - history is disabled.');
  });
});

describe('sendUserMessage into a new thread', () => {
  it('leaves a running answer behind and starts its own', async () => {
    const { controllers: [controller], server, names } = readyElement();
    controller?.send(textInput('One'));
    const first = server.last('threads.create');
    first.open();
    first.send(created('thr_1'), said('One'), cancellable);
    await settle();
    controller?.send(textInput('Two'), { newThread: true });
    expect(server.calls.map((call) => call.type)).toEqual(['threads.create', 'threads.create']);
    answer(server.last('threads.create'), created('thr_2'), said('Two'));
    first.end();
    await settle();
    expect(names().filter((name) => name.startsWith('chatkit.response'))).toEqual(['chatkit.response.start', 'chatkit.response.end']);
    expect(controller?.view.getSnapshot().session.getSnapshot().threadId).toBe('thr_2');
  });
});
