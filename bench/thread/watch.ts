/** Runs in the page: what a person would feel while something goes on. */
export interface Felt {
  /** Frames that should have been there by the display's rhythm and were not, and all that should have been. */
  dropped: number;
  frames: number;
  /** Milliseconds from each key press to the end of the work that it caused, frame included where it made one. */
  keys: number[];
}

/** Begins to watch; `window.felt()` ends it and answers. Typed into the page as text, so it uses nothing from outside. */
export function watchPage(): void {
  const intervalMs = 1_000 / 60;
  const felt = { dropped: 0, frames: 0, keys: [] as number[] };
  let last: number | undefined;
  let watching = true;
  const frame = (now: number): void => {
    if (last !== undefined) {
      const due = Math.max(1, Math.round((now - last) / intervalMs));
      felt.frames += due;
      felt.dropped += due - 1;
    }
    last = now;
    if (watching) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const channel = new MessageChannel();
  const pressed: number[] = [];
  channel.port1.onmessage = () => felt.keys.push(performance.now() - (pressed.shift() ?? 0));
  // A task after the one of the event: React has drawn a key press by then.
  const onKey = (event: KeyboardEvent): void => {
    pressed.push(event.timeStamp);
    channel.port2.postMessage(undefined);
  };
  window.addEventListener('keydown', onKey, true);
  Object.assign(window, {
    felt: () => {
      watching = false;
      window.removeEventListener('keydown', onKey, true);
      return felt;
    },
  });
}
