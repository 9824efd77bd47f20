import { describe, expect, it } from 'vitest';
import { createThreadFind } from '../../../../src/renderer/shell/find/thread-find.ts';
import { createStore } from '../../../../src/renderer/shell/state/observable.ts';
import { initialUi, type UiState } from '../../../../src/renderer/shell/state/ui-state.ts';
import type { ToFrame } from '../../../../src/shared/chat-frame.ts';

function setUp() {
  const ui = createStore<UiState>({ ...initialUi, currentThread: 't1' });
  const sent: ToFrame[] = [];
  let focused = 0;
  const find = createThreadFind({ ui, send: (message) => void sent.push(message), focusComposer: () => void (focused += 1) });
  return { ui, sent, find, focused: () => focused };
}

describe('finding in the chat on the screen', () => {
  it('asks the chat with every letter, and shows only what was said of the text that stands there', () => {
    const { ui, sent, find } = setUp();
    find.open();
    find.setText('a');
    find.setText('ab');
    find.found({ type: 'find.found', text: 'a', count: 9, index: 9, possible: true });
    expect(ui.get().find?.found).toBeUndefined();
    find.found({ type: 'find.found', text: 'ab', count: 2, index: 2, possible: true });
    expect(ui.get().find?.found).toEqual({ count: 2, index: 2, possible: true });
    find.step('previous');
    expect(sent).toEqual([
      { type: 'find.run', text: 'a', step: 'stay' },
      { type: 'find.run', text: 'ab', step: 'stay' },
      { type: 'find.run', text: 'ab', step: 'previous' },
    ]);
  });

  it('takes keys that the chat still got after the shortcut', () => {
    const { ui, find } = setUp();
    find.open();
    find.typed('x');
    find.typed('y');
    expect(ui.get().find?.text).toBe('xy');
  });

  it('ends with Esc, where the marks go and the composer has the keyboard, and with another chat', () => {
    const { ui, sent, find, focused } = setUp();
    find.open();
    find.setText('a');
    find.close();
    expect([ui.get().find, sent.at(-1), focused()]).toEqual([undefined, { type: 'find.run', text: '', step: 'stay' }, 1]);
    find.open();
    ui.update((state) => ({ ...state, currentThread: 't2' }));
    expect(ui.get().find).toBeUndefined();
    find.step('next');
    expect(sent.at(-1)).toEqual({ type: 'find.run', text: '', step: 'stay' });
  });

  it('keeps what was typed when it is asked for again', () => {
    const { ui, find } = setUp();
    find.open();
    find.setText('a');
    find.open();
    expect(ui.get().find).toMatchObject({ text: 'a', wishes: 2 });
  });
});
