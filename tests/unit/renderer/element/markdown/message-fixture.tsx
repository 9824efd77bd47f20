import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Controller } from '../../../../../src/renderer/element/controller/controller.ts';
import { MarkdownMessage } from '../../../../../src/renderer/element/markdown/MarkdownMessage.tsx';
import type { MarkdownMessageProps } from '../../../../../src/renderer/element/markdown/MarkdownMessage.tsx';
import { ControllerContext } from '../../../../../src/renderer/element/ui/context.ts';

export interface MessageFixture {
  host: HTMLElement;
  report: ReturnType<typeof vi.fn>;
  onClick: ReturnType<typeof vi.fn>;
  draw: (node: ReactNode) => Promise<void>;
  show: (text: string, props?: Partial<MarkdownMessageProps>) => Promise<void>;
}

/** Draws parts of messages into a page of their own for each test. */
export function useMessages(): MessageFixture {
  let root: Root;
  const onClick = vi.fn();
  const report = vi.fn();
  const view = { options: { entities: { onClick } } };
  const controller = { report, host: { diagramFrame: '/frame' }, view: { subscribe: () => () => undefined, getSnapshot: () => view } } as unknown as Controller;

  const fixture: MessageFixture = {
    host: undefined as unknown as HTMLElement,
    report,
    onClick,
    draw: async (node) => {
      await act(async () => root.render(<ControllerContext value={controller}>{node}</ControllerContext>));
      await act(async () => undefined);
    },
    show: (text, props) => fixture.draw(<MarkdownMessage text={text} streaming={false} {...props} />),
  };

  beforeEach(() => {
    // Text appears at once for who wants less motion, which is what a test wants too.
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(() => act(run)));
    vi.stubGlobal('cancelAnimationFrame', (timer: number) => clearTimeout(timer));
    report.mockClear();
    onClick.mockClear();
    fixture.host = document.createElement('div');
    document.body.replaceChildren(fixture.host);
    root = createRoot(fixture.host);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });

  return fixture;
}
