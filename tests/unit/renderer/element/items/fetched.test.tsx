// @vitest-environment jsdom
import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ItemBoundary } from '../../../../../src/renderer/element/ui/parts/ItemBoundary.tsx';
import { fetched } from '../../../../../src/renderer/element/ui/parts/fetched.ts';

const Before = ({ name }: { name: string }): ReactNode => `before ${name}`;
const Part = ({ name }: { name: string }): ReactNode => `part ${name}`;
let host: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  host = document.createElement('div');
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

describe('a part that is fetched', () => {
  it('is drawn as soon as it is here, and at once from then on', async () => {
    const fetch = vi.fn(() => Promise.resolve(Part));
    const part = fetched(fetch, Before);
    act(() => root.render(<part.View name="a" />));
    expect(host.textContent).toBe('before a');
    await act(async () => undefined);
    expect(host.textContent).toBe('part a');
    act(() => root.render([<part.View key="a" name="a" />, <part.View key="b" name="b" />]));
    expect([host.textContent, fetch.mock.calls.length]).toEqual(['part apart b', 1]);
  });

  it('is never drawn as not being here when it was fetched ahead', async () => {
    const before = vi.fn(Before);
    const part = fetched(() => Promise.resolve(Part), before);
    part.preload();
    await Promise.resolve();
    act(() => root.render(<part.View name="a" />));
    expect([host.textContent, before.mock.calls.length]).toEqual(['part a', 0]);
  });

  it('leaves it to the boundary around when it cannot be fetched', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const part = fetched(() => Promise.reject(new Error('gone')), Before);
    const onFault = vi.fn();
    act(() => root.render(<ItemBoundary resetKey="a" fallback="broken" onFault={onFault}><part.View name="a" /></ItemBoundary>));
    await act(async () => undefined);
    expect([host.textContent, onFault.mock.calls.length]).toEqual(['broken', 1]);
  });
});
