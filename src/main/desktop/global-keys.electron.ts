import { globalShortcut } from 'electron';
import type { DesktopView } from '../../shared/desktop-view.ts';

/** One key combination that works whatever app is in front. */
export interface GlobalKeys {
  /** @param keys accelerator; empty: none */
  set(keys: string): void;
  state(): DesktopView['quick'];
  dispose(): void;
}

export function createGlobalKeys(run: () => void): GlobalKeys {
  let present = '';
  let state: DesktopView['quick'] = 'off';

  function drop(): void {
    if (state === 'ready') globalShortcut.unregister(present);
    state = 'off';
    present = '';
  }

  return {
    set(keys) {
      if (keys === present && state === 'ready') return;
      drop();
      if (keys === '') return;
      present = keys;
      try {
        state = globalShortcut.register(keys, run) ? 'ready' : 'taken';
      } catch {
        state = 'taken';
      }
    },
    state: () => state,
    dispose: drop,
  };
}
