export interface ComposerFocusDeps {
  /** The chat's page is there and listens. */
  isReady(): boolean;
  /** Something lies over the chat. */
  isCovered(): boolean;
  /** A menu is open, which keeps the keyboard. */
  isMenuOpen(): boolean;
  /** Gives the keyboard to the chat's frame, and in it to the composer. */
  focus(): void;
}

/** Takes the keyboard to the composer, now or as soon as there is one; not from a form that came in between. */
export interface ComposerFocus {
  take(): void;
  /** The chat's page is ready now. */
  ready(): void;
  /** Nobody is signed in any more. */
  forget(): void;
}

export function createComposerFocus({ isReady, isCovered, isMenuOpen, focus }: ComposerFocusDeps): ComposerFocus {
  let wanted = false;

  function take(): void {
    wanted = !isReady();
    if (!wanted && !isCovered()) focus();
  }

  return {
    take,
    ready() {
      if (wanted && !isMenuOpen()) take();
    },
    forget() {
      wanted = false;
    },
  };
}
