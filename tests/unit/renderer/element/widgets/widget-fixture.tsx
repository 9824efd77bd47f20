import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import type { ActionConfig } from '../../../../../src/shared/chatkit/actions.ts';
import type { WidgetNode } from '../../../../../src/shared/chatkit/types.ts';
import type { Controller } from '../../../../../src/renderer/element/controller/controller.ts';
import { ControllerContext } from '../../../../../src/renderer/element/ui/context.ts';
import { createActionRunner } from '../../../../../src/renderer/element/widgets/actions/action-runner.ts';
import { createEntries } from '../../../../../src/renderer/element/widgets/forms/entries.ts';
import { WidgetSurface } from '../../../../../src/renderer/element/widgets/WidgetSurface.tsx';

/** What jsdom lacks: colour syntax as a browser judges it, and the wish for less motion, which shows text at once. */
export function stubBrowser(): void {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.stubGlobal('CSS', { supports: (_: string, value: string) => /^(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|red|white|black|transparent|(rgb|hsl|oklch)a?\([\d\s.,%/a-z]+\))$/.test(value) });
  vi.stubGlobal('ResizeObserver', class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  });
  Element.prototype.scrollIntoView = () => undefined;
  // Charts ask how large they may be.
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 320, 200);
}

export interface Shown {
  host: HTMLElement;
  /** Draws another version of the widget. */
  update: (widget: WidgetNode, blocked?: boolean) => void;
  /** Actions that were run, oldest first. */
  ran: ActionConfig[];
  reports: string[];
  /** Ends the oldest running action. */
  finish: (error?: unknown) => Promise<void>;
  find: (selector: string) => HTMLElement;
  input: () => HTMLInputElement;
  /** A control by its accessible text. */
  button: (text: string) => HTMLButtonElement;
  click: (element: HTMLElement) => Promise<void>;
  type: (selector: string, value: string) => void;
  press: (element: HTMLElement, key: string) => void;
}

/** A widget on the page, with actions that run until they are ended. */
export function showWidget(widget: WidgetNode, { blocked = false, fresh = false } = {}): Shown {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  const ran: ActionConfig[] = [];
  const reports: string[] = [];
  const running: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  let held = blocked;
  const runner = createActionRunner({
    run: (action) => {
      ran.push(action);
      return new Promise<void>((resolve, reject) => running.push({ resolve, reject }));
    },
    isBlocked: () => held,
  });
  const entries = createEntries();
  const report = (message: string): void => void reports.push(message);
  const update: Shown['update'] = (next, nowBlocked = held) => {
    held = nowBlocked;
    act(() => root.render(
      <ControllerContext value={{ report: () => undefined } as unknown as Controller}>
        <WidgetSurface widget={next} runner={runner} entries={entries} blocked={held} fresh={fresh} report={report} />
      </ControllerContext>,
    ));
  };
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`No ${selector}`);
    return found;
  };
  update(widget);
  return {
    host, update, ran, reports, find,
    input: () => find('input') as HTMLInputElement,
    finish: (error) => act(async () => {
      const one = running.shift();
      if (error === undefined) one?.resolve();
      else one?.reject(error);
    }),
    button: (text) => {
      const found = [...document.querySelectorAll('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent).includes(text));
      if (found === undefined) throw new Error(`No button "${text}"`);
      return found;
    },
    click: (element) => act(async () => element.click()),
    type: (selector, value) => act(() => {
      const element = find(selector);
      const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }),
    press: (element, key) => act(() => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))),
  };
}
