import { beforeEach, describe, expect, it } from 'vitest';
import { createSearchDoor, type SearchDoor } from '../../../../../src/renderer/shell/search/search-door.ts';
import { createStore, type Store } from '../../../../../src/renderer/shell/state/observable.ts';
import { initialUi, type UiState } from '../../../../../src/renderer/shell/state/ui-state.ts';

let ui: Store<UiState>;
let log: string[];
let door: SearchDoor;
let escape: () => void;

beforeEach(() => {
  ui = createStore(initialUi);
  log = [];
  door = createSearchDoor({
    ui,
    focusComposer: () => log.push('composer'),
    typedAhead: {
      begin(onEscape) {
        log.push('begin');
        escape = onEscape;
      },
      add: (text) => log.push(text),
      opener: () => null,
      handOver: () => '',
      end: () => log.push('end'),
    },
  });
});

describe('the way into the search', () => {
  it('takes the keyboard before anything is drawn, once, and what the frame still gets after that', () => {
    door.typed('x');
    door.open();
    door.typed('f');
    door.open();
    expect([log, ui.get().searchOpen]).toEqual([['begin', 'f'], true]);
  });

  it('is not there over the settings', () => {
    ui.update((state) => ({ ...state, settingsPanel: 'about' }));
    door.open();
    expect([log, ui.get().searchOpen]).toEqual([[], false]);
  });

  it('gives the keyboard back to the composer when it is called off before the field is there', () => {
    door.open();
    escape();
    expect([log, ui.get().searchOpen]).toEqual([['begin', 'end', 'composer'], false]);
  });
});
