import { isCovered } from '../commands.ts';
import type { Store } from '../state/observable.ts';
import type { UiState } from '../state/ui-state.ts';
import type { TypedAhead } from './typed-ahead.ts';

/** Opens and closes the search, and holds what is typed until its field is there. */
export interface SearchDoor {
  open(): void;
  close(): void;
  /** A key that the chat frame still got after the shortcut. */
  typed(text: string): void;
  /** Who had the keyboard before. */
  opener(): Element | null;
  handOver: TypedAhead['handOver'];
}

export interface SearchDoorDeps {
  ui: Store<UiState>;
  typedAhead: TypedAhead;
  focusComposer(): void;
}

export function createSearchDoor({ ui, typedAhead, focusComposer }: SearchDoorDeps): SearchDoor {
  function close(): void {
    typedAhead.end();
    ui.update((current) => ({ ...current, searchOpen: false }));
  }

  return {
    open() {
      if (isCovered(ui.get())) return;
      typedAhead.begin(() => {
        close();
        focusComposer();
      });
      ui.update((current) => ({ ...current, searchOpen: true }));
    },
    close,
    typed(text) {
      if (ui.get().searchOpen) typedAhead.add(text);
    },
    opener: typedAhead.opener,
    handOver: typedAhead.handOver,
  };
}
