// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../../../../src/renderer/shell/state/observable.ts';
import { WordsProvider } from '../../../../../src/renderer/shell/texts.tsx';
import { RenameField } from '../../../../../src/renderer/shell/threads/RenameField.tsx';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<button id="row">Trip</button><div role="menu" tabindex="-1" id="menu"></div><div id="root"></div>';
  root = createRoot(document.getElementById('root')!);
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const words = createStore({ language: 'en' as const, tag: 'en', dir: 'ltr' as const, system: 'en' as const, texts });
const draw = (onDone: () => void): void =>
  root.render(
    <WordsProvider words={words}>
      <RenameField title="Trip" onDone={onDone} />
    </WordsProvider>,
  );
const field = (): HTMLInputElement => document.querySelector<HTMLInputElement>('input')!;

describe('the field for a new title', () => {
  it('has the keyboard at once when a key opened it, all of the title chosen: the next letters may be on their way', () => {
    document.getElementById('row')!.focus();
    act(() => draw(() => undefined));
    expect(document.activeElement).toBe(field());
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 4]);
  });

  it('leaves the keyboard to the menu that opened it for a frame, and takes it then', () => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
    const done = vi.fn();
    document.getElementById('menu')!.focus();
    act(() => draw(done));
    expect(document.activeElement?.id).toBe('menu');
    act(() => {
      vi.advanceTimersToNextFrame();
    });
    expect(document.activeElement).toBe(field());
    expect(done).not.toHaveBeenCalled();
    vi.useRealTimers();
  });
});
