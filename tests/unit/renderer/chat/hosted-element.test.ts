// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { loadHostedElement, watchHostedElement } from '../../../../src/renderer/chat/hosted-element.ts';
import { builtInAddress, readBuiltInReason, readPageSettings } from '../../../../src/renderer/chat/page-settings.ts';

/** A clock that the test turns. */
function createClock() {
  const timers: { at: number; run: () => void }[] = [];
  let now = 0;
  return {
    delay: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
    },
    turn: (ms: number) => {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) timer.run();
    },
    pending: () => timers.length,
  };
}

function load() {
  const clock = createClock();
  let define: () => void = () => undefined;
  const registry = { whenDefined: () => new Promise<CustomElementConstructor>((resolve) => (define = () => resolve(HTMLElement))) };
  const outcome = loadHostedElement('https://cdn.example.com/chatkit.js', { document, registry, delay: clock.delay });
  const script = document.head.querySelector('script[src="https://cdn.example.com/chatkit.js"]')!;
  return { clock, define: () => define(), script, outcome };
}

describe('loading the hosted element', () => {
  it('is done when it is defined, and leaves no timer', async () => {
    const { clock, define, outcome, script } = load();
    define();
    expect(await outcome).toBeUndefined();
    expect([clock.pending(), script.isConnected]).toEqual([0, true]);
    script.remove();
  });

  it('is given up eight seconds later, not earlier', async () => {
    const { clock, outcome, script } = load();
    clock.turn(7_999);
    expect(script.isConnected).toBe(true);
    clock.turn(1);
    expect(await outcome).toBe('late');
    expect(script.isConnected).toBe(false);
  });

  it('is given up at once when the script cannot be loaded', async () => {
    const { outcome, script } = load();
    script.dispatchEvent(new Event('error'));
    expect(await outcome).toBe('blocked');
  });
});

function watch() {
  const clock = createClock();
  const given: [string, string][] = [];
  const parent = document.createElement('div');
  const element = document.createElement('p');
  parent.append(element);
  watchHostedElement(parent, clock.delay, (...failure) => given.push(failure));
  const error = (message: string) => void element.dispatchEvent(new CustomEvent('chatkit.error', { detail: { error: new Error(message) } }));
  return { clock, given, element, error, ready: () => void element.dispatchEvent(new CustomEvent('chatkit.ready')) };
}

describe('a hosted element that is defined', () => {
  it('is given up when it reports an error before it is ready, once', () => {
    const { given, error, clock } = watch();
    error('It will not do.');
    error('Again.');
    clock.turn(60_000);
    expect(given).toEqual([['refused', 'It will not do.']]);
  });

  it('is kept when a turn fails later, and given up over its domain at any time', () => {
    const { given, error, ready } = watch();
    ready();
    error('The server is busy.');
    expect(given).toEqual([]);
    error('Domain verification failed.');
    expect(given).toEqual([['refused', 'Domain verification failed.']]);
  });

  it('is given up when it never gets ready, and has time for it', () => {
    const { given, clock } = watch();
    clock.turn(14_999);
    expect(given).toEqual([]);
    clock.turn(1);
    expect(given).toEqual([['late', '']]);
    const other = watch();
    other.ready();
    other.clock.turn(60_000);
    expect(other.given).toEqual([]);
  });

  it('may report without words', () => {
    const { given, element } = watch();
    element.dispatchEvent(new CustomEvent('chatkit.error'));
    expect(given).toEqual([['refused', '']]);
  });
});

describe('the page’s own document', () => {
  it('says why the built-in chat is there, from its address', () => {
    const address = new URL(builtInAddress('refused', `No <b>domain</b> & "key" ${'x'.repeat(600)}`), 'app://chat/');
    expect(address.pathname).toBe('/');
    expect(readBuiltInReason(address.search)).toEqual({ failure: 'refused', detail: expect.stringContaining('No <b>domain</b> & "key" xxx') });
    expect(readBuiltInReason(address.search)!.detail).toHaveLength(500);
    for (const search of ['', '?built-in=', '?built-in=constructor']) expect(readBuiltInReason(search)).toBeUndefined();
  });

  it('holds the settings, and works without them', () => {
    const meta = document.createElement('meta');
    meta.name = 'chat-settings';
    document.head.append(meta);
    const settings = { uploads: 'two_phase', streamUploads: true, options: { disclaimer: { text: '"' } } };
    meta.content = JSON.stringify(settings);
    expect(readPageSettings(document)).toEqual(settings);
    meta.content = '%CHAT_SETTINGS%';
    expect(readPageSettings(document)).toEqual({ uploads: 'none', streamUploads: false, options: {} });
  });
});
