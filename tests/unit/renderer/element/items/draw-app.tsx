import type { ChatKitOptions } from '@openai/chatkit';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import type { ElementHost } from '../../../../../src/renderer/element/element-host.ts';
import { ElementRootContext } from '../../../../../src/renderer/element/ui/element-root.ts';
import { App } from '../../../../../src/renderer/element/ui/App.tsx';
import type { Thread, ThreadItem } from '../../../../../src/shared/chatkit/types.ts';
import { thread } from '../../../../support/chatkit-events.ts';
import { settle } from '../../../../support/scripted-fetch.ts';
import { controllerFixture } from '../controller-fixture.ts';

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

class NoSheet {
  replaceSync(): void {}
}

/** The element in a shadow root of a page without layout. Call `close` at the end of the test. */
export async function drawApp(options: Partial<ChatKitOptions> = {}, elementHost: ElementHost = {}) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', NoObserver);
  vi.stubGlobal('IntersectionObserver', NoObserver);
  vi.stubGlobal('requestIdleCallback', () => 0);
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  Element.prototype.scrollIntoView = () => undefined;
  // jsdom fails at `:focus` inside a shadow root.
  const matches = Element.prototype.matches;  
  Element.prototype.matches = function (this: Element, selector: string): boolean {
    return selector === ':focus' ? (this.getRootNode() as ShadowRoot).activeElement === this : matches.call(this, selector);
  } as typeof matches;
  const fixture = controllerFixture(options, elementHost);
  const host = document.createElement('div');
  document.body.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  // Nor does it know constructed style sheets, which parts on demand bring along.
  vi.stubGlobal('CSSStyleSheet', NoSheet);
  Object.defineProperty(shadow, 'adoptedStyleSheets', { value: [], writable: true });
  const container = document.createElement('div');
  const layer = document.createElement('div');
  shadow.append(container, layer);
  const onReady = vi.fn();
  const root = createRoot(container);
  const wait = async (): Promise<void> => {
    await act(async () => settle());
  };
  await act(async () => {
    root.render(
      <ElementRootContext value={{ root: shadow, layer }}>
        <App controller={fixture.controller} onReady={onReady} />
      </ElementRootContext>,
    );
  });

  const all = (selector: string): HTMLElement[] => [...shadow.querySelectorAll<HTMLElement>(selector)];
  const named = (name: string): HTMLElement[] => all('button, input, textarea, [aria-label]').filter((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
  const one = (list: HTMLElement[], name: string): HTMLElement => {
    const found = list.at(-1);
    if (found === undefined) throw new Error(`There is no "${name}".`);
    return found;
  };

  return {
    ...fixture,
    shadow,
    container,
    layer,
    onReady,
    wait,
    all,
    text: (): string => container.textContent,
    /** The last one with that accessible name. */
    get: (name: string): HTMLElement => one(named(name), name),
    has: (name: string): boolean => named(name).length > 0,
    press: async (name: string): Promise<void> => {
      await act(async () => one(named(name), name).click());
      await wait();
    },
    key: async (target: HTMLElement, key: string): Promise<void> => {
      await act(async () => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })));
      await wait();
    },
    write: async (target: HTMLElement, value: string): Promise<void> => {
      await act(async () => {
        const prototype = target instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(target, value);
        target.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    open: async (items: ThreadItem[], fields: Partial<Thread> = {}): Promise<void> => {
      await act(async () => {
        const opening = fixture.controller.openThread('thr_1');
        fixture.server.last('threads.get_by_id').json(thread({ ...fields, items: { data: items, has_more: false } }));
        await opening;
      });
      await wait();
    },
    close: (): void => {
      act(() => root.unmount());
      host.remove();
      Element.prototype.matches = matches;
      vi.unstubAllGlobals();
    },
  };
}

export type DrawnApp = Awaited<ReturnType<typeof drawApp>>;
