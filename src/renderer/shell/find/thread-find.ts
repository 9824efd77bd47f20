import { maxFindLength, type FromFrame, type ToFrame } from '../../../shared/chat-frame.ts';
import type { Store } from '../state/observable.ts';
import type { UiState } from '../state/ui-state.ts';

export interface ThreadFindDeps {
  ui: Store<UiState>;
  /** To the chat frame. */
  send(message: ToFrame): void;
  focusComposer(): void;
}

/** Looks for a text in the chat on the screen. The chat does the looking; this holds what is asked and what was said. */
export interface ThreadFind {
  /** Opens the bar, or goes to its field where it is open. */
  open(): void;
  setText(text: string): void;
  /** Keys that the chat frame still got after the shortcut. */
  typed(text: string): void;
  step(direction: 'next' | 'previous'): void;
  close(): void;
  found(message: Extract<FromFrame, { type: 'find.found' }>): void;
  dispose(): void;
}

export function createThreadFind({ ui, send, focusComposer }: ThreadFindDeps): ThreadFind {
  let thread = ui.get().currentThread;

  function run(text: string, step: 'stay' | 'next' | 'previous'): void {
    send({ type: 'find.run', text, step });
  }

  function setText(typed: string): void {
    const text = typed.slice(0, maxFindLength);
    ui.update((state) => (state.find === undefined ? state : { ...state, find: { ...state.find, text, found: text === '' ? undefined : state.find.found } }));
    run(text, 'stay');
  }

  function drop(): void {
    ui.update((state) => ({ ...state, find: undefined }));
    run('', 'stay');
  }

  // Another chat is another text.
  const undo = ui.subscribe(() => {
    const { currentThread, find } = ui.get();
    if (currentThread === thread) return;
    thread = currentThread;
    if (find !== undefined) drop();
  });

  return {
    open() {
      ui.update((state) => ({ ...state, find: { text: '', found: undefined, ...state.find, wishes: (state.find?.wishes ?? 0) + 1 } }));
    },
    setText,
    typed: (text) => setText((ui.get().find?.text ?? '') + text),
    step(direction) {
      const text = ui.get().find?.text ?? '';
      if (text !== '') run(text, direction);
    },
    close() {
      drop();
      focusComposer();
    },
    found({ text, count, index, possible }) {
      ui.update((state) => (state.find?.text === text && text !== '' ? { ...state, find: { ...state.find, found: { count, index, possible } } } : state));
    },
    dispose: undo,
  };
}
