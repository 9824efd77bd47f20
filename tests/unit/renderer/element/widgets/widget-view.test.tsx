// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Controller } from '../../../../../src/renderer/element/controller/controller.ts';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { ControllerContext } from '../../../../../src/renderer/element/ui/context.ts';
import { WidgetPreview } from '../../../../../src/renderer/element/widgets/WidgetPreview.tsx';
import { WidgetView } from '../../../../../src/renderer/element/widgets/WidgetView.tsx';
import type { WidgetNode } from '../../../../../src/shared/chatkit/types.ts';
import { widget } from '../../../../support/chatkit-events.ts';
import { stubBrowser } from './widget-fixture.tsx';

/** Lets what was asked for on demand come in. */
const arrive = (): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done)));

/** Of the controller and its session, what a widget uses. */
function bench() {
  const runAction = vi.fn(() => Promise.resolve());
  const report = vi.fn();
  const state = { response: 'idle', loading: false };
  const session = { getSnapshot: () => state, subscribe: () => () => undefined, isBusy: () => false };
  const view = { session };
  const controller = { runAction, report, view: { getSnapshot: () => view, subscribe: () => () => undefined } } as unknown as Controller;
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  let root = createRoot(host);
  const render = (node: WidgetNode, copyText?: string): void => act(() => {
    const item = { ...widget('w1', node), ...(copyText === undefined ? {} : { copy_text: copyText }) };
    root.render(<ControllerContext value={controller}><WidgetView item={item} entry={{ key: 'k1', item, streaming: false, turn: 0 }} /></ControllerContext>);
  });
  const show = async (node: WidgetNode, copyText?: string): Promise<void> => {
    render(node, copyText);
    await arrive();
  };
  const leave = (): void => {
    act(() => root.unmount());
    root = createRoot(host);
  };
  return { host, render, show, leave, runAction, report };
}

const broken = { type: 'Card', get children(): never { throw new Error('broken'); } } as unknown as WidgetNode;
const form: WidgetNode = { type: 'Card', asForm: true, children: [{ type: 'Input', name: 'a' }], confirm: { label: 'Send', action: { type: 'send' } } };

// What is fetched on demand is here already, so that one turn of the event loop brings it.
beforeAll(async () => {
  await Promise.all([import('../../../../../src/renderer/element/widgets/ThreadWidget.tsx'), import('../../../../../src/renderer/element/markdown/MarkdownMessage.tsx')]);
});
beforeEach(stubBrowser);
afterEach(() => vi.unstubAllGlobals());

describe('a widget of a thread', () => {
  it('keeps its place, about as high as it will be, while its code is fetched', async () => {
    const { host, render } = bench();
    render({ type: 'Card', children: Array.from({ length: 5 }, () => ({ type: 'Text' })) });
    const bone = host.querySelector<HTMLElement>('[role="status"]');
    expect([bone?.getAttribute('aria-label'), bone?.style.height]).toEqual([english.widgetLoading, '252px']);
    await arrive();
    expect(host.querySelector('.w-card')).not.toBeNull();
  });

  it('that cannot be drawn shows its words instead, or a quiet line, and tells the page', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { host, show, report } = bench();
    await show({ type: 'Card' });
    await show(broken, 'Flight LH 418, on time');
    await arrive();
    expect(host.textContent).toBe('Flight LH 418, on time');
    await show(broken);
    expect(host.textContent).toBe(english.widgetBroken);
    expect(report).toHaveBeenCalledWith('chatkit.error', { error: new Error('broken') });
    await show(form);
    expect(host.querySelector('form')).not.toBeNull();
  });

  it('runs its actions for the item it is, and keeps what was entered while it is off the screen', async () => {
    const { host, show, leave, runAction } = bench();
    await show(form);
    act(() => {
      const input = host.querySelector('input')!;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'typed');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    leave();
    await show(form);
    expect(host.querySelector('input')?.value).toBe('typed');
    await act(async () => host.querySelector<HTMLButtonElement>('button[type="submit"]')?.click());
    expect(runAction).toHaveBeenCalledWith({ type: 'send', payload: { a: 'typed' } }, expect.objectContaining({ id: 'w1', widget: form }));
  });
});

describe('the preview of a widget', () => {
  it('is to be looked at: nothing in it can be run', async () => {
    const host = document.createElement('div');
    act(() => createRoot(host).render(<WidgetPreview widget={{ type: 'Basic', children: [{ type: 'Text', value: 'Ada' }, { type: 'Button', label: 'Call', onClickAction: { type: 'call' } }] }} />));
    await arrive();
    expect(host.textContent).toBe('AdaCall');
    act(() => host.querySelector('button')?.click());
    expect(host.querySelector('[aria-busy="true"]')).toBeNull();
  });
});
