import { describe, expect, it, vi } from 'vitest';
import { createFrameStore } from '../../../../src/renderer/element/controller/frame-store.ts';
import { textInput, toUserContent } from '../../../../src/renderer/element/controller/input.ts';
import { nextReveal } from '../../../../src/renderer/element/hooks/reveal.ts';
import { deeplink, externalUrl } from '../../../../src/renderer/element/markdown/links.ts';
import { composerKey } from '../../../../src/renderer/element/ui/composer-keys.ts';

describe('composerKey', () => {
  const enter = { key: 'Enter', keyCode: 13, isComposing: false, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  const key = (fields: object) => composerKey({ ...enter, ...fields });

  it('sends on Enter, makes a line on Shift+Enter, stops on Esc', () => {
    expect([key({}), key({ shiftKey: true }), key({ key: 'Escape' }), key({ key: 'a' })]).toEqual(['send', 'none', 'stop', 'none']);
  });

  it('leaves every key to an input method that is composing, also where only the key code tells', () => {
    expect([key({ isComposing: true }), key({ keyCode: 229 }), key({ key: 'Escape', isComposing: true })]).toEqual(['none', 'none', 'none']);
  });
});

describe('nextReveal', () => {
  it('grows by whole words until everything is shown', () => {
    const text = 'Use a stream so the file never has to fit in memory at once';
    let shown = 0;
    for (let frame = 0; frame < 100 && shown < text.length; frame += 1) {
      const next = nextReveal(text, shown);
      expect(next).toBeGreaterThan(shown);
      expect(next === text.length || text[next] === ' ').toBe(true);
      shown = next;
    }
    expect(shown).toBe(text.length);
  });

  it('never cuts a surrogate pair in text without spaces', () => {
    const text = '🗝️🔑'.repeat(60);
    for (let shown = 0; shown < text.length; shown = nextReveal(text, shown)) expect(() => encodeURIComponent(text.slice(0, shown))).not.toThrow();
  });

  it('catches up with text that became shorter', () => {
    expect(nextReveal('ab', 9)).toBe(2);
  });
});

describe('links', () => {
  it.each(['https://a.example/x', 'http://a.example', 'mailto:a@a.example'])('opens %s outside', (href) => {
    expect(externalUrl(href)).toBeInstanceOf(URL);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'app://shell/', '/relative', 'vbscript:x', undefined])('does not open %s', (href) => {
    expect(externalUrl(href)).toBeUndefined();
  });

  it('reads a deeplink with its parameters', () => {
    expect(deeplink('chatkit-link://order.open?id=7&name=A%20B')).toEqual({ name: 'order.open', data: { id: '7', name: 'A B' } });
    expect(deeplink('https://a.example')).toBeUndefined();
  });
});

describe('messages', () => {
  it('always carries what the server insists on', () => {
    expect(textInput('Hi')).toEqual({ content: [{ type: 'input_text', text: 'Hi' }], quoted_text: '', attachments: [], inference_options: {} });
    expect(toUserContent([{ type: 'input_tag', id: 't', text: 'T' }])).toEqual([{ type: 'input_tag', id: 't', text: 'T', data: {} }]);
  });
});

describe('createFrameStore', () => {
  it('tells of many changes once, with the next frame, and of a written one at once', () => {
    const frames: (() => void)[] = [];
    const cancel = vi.fn();
    const store = createFrameStore(0, (run) => {
      frames.push(run);
      return cancel;
    });
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.getSnapshot()));
    store.writeSoon(1);
    store.writeSoon(2);
    expect([store.read(), store.getSnapshot(), frames.length]).toEqual([2, 0, 1]);
    frames[0]?.();
    expect(seen).toEqual([2]);
    store.writeSoon(3);
    store.write(4);
    expect(seen).toEqual([2, 4]);
    expect(cancel).toHaveBeenCalledOnce();
  });
});
