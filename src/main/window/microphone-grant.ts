/** Leave to open the microphone: for one request of one window, just after a person in it asked for it. */
export interface MicrophoneGrant {
  /** @param window the host's number of it */
  open(window: number | undefined): void;
  /** Whether a request could be granted now, or was a moment ago. `undefined`: in any window. */
  isOpen(window: number | undefined): boolean;
  /** Uses it up. @returns whether there was one. */
  take(window: number | undefined): boolean;
}

/** How long a press counts, in ms: as long as Chromium's own transient activation. */
export const microphoneGrantMs = 5_000;

/** @param now in ms, on a clock that does not go back */
export function createMicrophoneGrant(now: () => number): MicrophoneGrant {
  let given: { window: number; until: number; used: boolean } | undefined;

  const current = (): typeof given => (given !== undefined && now() < given.until ? given : undefined);

  return {
    open(window) {
      if (window !== undefined) given = { window, until: now() + microphoneGrantMs, used: false };
    },
    isOpen(window) {
      const one = current();
      return one !== undefined && (window === undefined || one.window === window);
    },
    take(window) {
      const one = current();
      if (one === undefined || one.used || one.window !== window) return false;
      one.used = true;
      return true;
    },
  };
}
