import type { ChatLink } from './chat-link.ts';
import type { Keyboard } from './keyboard.ts';

export interface ComposerFocusDeps {
  /** The chat's page, when it is there. */
  link(): Pick<ChatLink, 'isReady' | 'send'>;
  /** Something lies over the chat. */
  isCovered(): boolean;
  keyboard: Keyboard;
  /** Gives the keyboard to the chat's frame, without which it cannot give it to its composer. */
  focusFrame(): void;
}

/** Takes the keyboard to the composer, now or as soon as there is one; not from what a person turned to in between. */
export interface ComposerFocus {
  take(): void;
  /** The chat's page is ready now. */
  ready(): void;
  /** A thread that was to be opened is there. */
  arrived(): void;
  /** Nobody is signed in any more. */
  forget(): void;
  dispose(): void;
}

export function createComposerFocus({ link, isCovered, keyboard, focusFrame }: ComposerFocusDeps): ComposerFocus {
  let wanted = false;

  function take(): void {
    wanted = !link().isReady();
    if (wanted || isCovered()) return;
    focusFrame();
    link().send({ type: 'composer.focus' });
  }

  return {
    take,
    ready() {
      if (wanted && keyboard.isFree()) take();
    },
    arrived() {
      if (keyboard.isFree()) take();
    },
    forget() {
      wanted = false;
    },
    dispose: keyboard.onTaken(() => link().send({ type: 'composer.leave' })),
  };
}
