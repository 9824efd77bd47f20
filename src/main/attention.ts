import { createListeners } from './listeners.ts';
import type { Dispose } from './platform.ts';

/** Whether somebody may be looking at a workspace. */
export interface Attention {
  watching(): boolean;
  /** Called when a page can be seen again after none could. */
  onBack(listener: () => void): Dispose;
}

/** What the host tells: `true` while a window is on the screen or a page is connected. */
export interface AttentionKeeper extends Attention {
  seen(visible: boolean): void;
}

/** A window that was put away a moment ago may come back in the next one. */
const graceMs = 60_000;

/** @param elapsed milliseconds that only grow */
export function createAttention(elapsed: () => number = () => performance.now()): AttentionKeeper {
  const back = createListeners<undefined>();
  let visible = false;
  let leftAt = Number.NEGATIVE_INFINITY;
  return {
    watching: () => visible || elapsed() - leftAt < graceMs,
    onBack: (listener) => back.add(listener),
    seen(now) {
      if (now === visible) return;
      visible = now;
      if (now) back.emit(undefined);
      else leftAt = elapsed();
    },
  };
}

/** Who looks at one workspace sees in its list how the others are: all are watched while any is. */
export function shareAttention(): { join(one: Attention): Attention; leave(one: Attention): void } {
  const all = new Set<Attention>();
  return {
    join(one) {
      all.add(one);
      return { watching: () => [...all].some((each) => each.watching()), onBack: one.onBack };
    },
    leave: (one) => void all.delete(one),
  };
}
