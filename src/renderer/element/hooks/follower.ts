/** Within this many px of the end the reader counts as being at the end. */
const nearEnd = 24;

/** Beyond this many px a button leads back to the end. */
const farFromEnd = 240;

/** What makes content grow when it is pressed. */
const unfolders = 'summary, [data-unfolds]';

export interface Follower {
  /** Scrolls to the end and stays there while content grows. */
  toEnd: () => void;
  /** Lets the reader be somewhere else, until the end is reached again. */
  leave: () => void;
  /** Whether growth is followed at all; the reader's own scrolling works either way. */
  setEnabled: (enabled: boolean) => void;
  dispose: () => void;
}

/**
 * Follows the end of growing content. Scrolling up by any means ends it at once, as does unfolding something; reaching the
 * end takes it up again, and while a pointer is down (a selection being made) nothing moves.
 */
export function createFollower(scroller: HTMLElement, content: HTMLElement, onAway: (away: boolean) => void): Follower {
  let following = true;
  let enabled = true;
  let held = false;
  let lastTop = 0;
  let lastHeight = 0;
  let settled = 0;
  const stop = new AbortController();
  const { signal } = stop;

  const distance = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;

  function settle(): void {
    if (following && enabled && !held) scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
    lastHeight = scroller.scrollHeight;
    onAway(distance() > farFromEnd);
  }

  function onScroll(): void {
    const top = scroller.scrollTop;
    const gap = distance();
    // Content that shrank, or grew above, moves the position too; that is not the reader.
    if (top < lastTop && scroller.scrollHeight >= lastHeight && gap > nearEnd) following = false;
    if (gap <= nearEnd) following = true;
    lastTop = top;
    lastHeight = scroller.scrollHeight;
    onAway(gap > farFromEnd);
  }

  /** What the reader unfolds is there to be read: the end is left, unless it is still in view afterwards. */
  function onUnfold(event: Event): void {
    if (!(event.target instanceof Element) || event.target.closest(unfolders) === null || !following) return;
    following = false;
    settled = requestAnimationFrame(() => {
      settled = requestAnimationFrame(() => {
        if (distance() <= nearEnd) following = true;
      });
    });
  }

  scroller.addEventListener('click', onUnfold, { signal });
  scroller.addEventListener('scroll', onScroll, { passive: true, signal });
  scroller.addEventListener('wheel', (event) => {
    if (event.deltaY < 0 && scroller.scrollTop > 0) following = false;
  }, { passive: true, signal });
  scroller.addEventListener('pointerdown', () => (held = true), { signal });
  for (const name of ['pointerup', 'pointercancel']) {
    window.addEventListener(name, () => (held = false), { signal });
  }
  const observer = new ResizeObserver(settle);
  observer.observe(content);
  observer.observe(scroller);

  return {
    toEnd: () => {
      following = true;
      scroller.scrollTop = scroller.scrollHeight;
      settle();
    },
    leave: () => {
      following = false;
    },
    setEnabled: (value) => {
      enabled = value;
    },
    dispose: () => {
      stop.abort();
      cancelAnimationFrame(settled);
      observer.disconnect();
    },
  };
}
