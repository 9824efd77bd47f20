/** Who has the keyboard in the shell's document. */
export interface Keyboard {
  /** Nothing of the shell has it: it is in the chat, or nowhere. */
  isFree(): boolean;
  /** Told when something took it that means to keep it: a field, a menu, a question. @returns the undo. */
  onTaken(listener: () => void): () => void;
}

/** A button does not: closing its menu gives it the keyboard once more, after what was chosen there. */
const keeps = 'input, textarea, select, [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';

/** @param chat the frame, which is the active element while the keyboard is anywhere in it. */
export function createKeyboard(document: Document, chat: Element): Keyboard {
  return {
    isFree: () => [null, document.body, chat].includes(document.activeElement) && document.querySelector('[role="menu"][data-state="open"]') === null,
    onTaken(listener) {
      const look = ({ target }: Event): void => {
        if (target instanceof Element && target.closest(keeps) !== null) listener();
      };
      document.addEventListener('focusin', look);
      return () => document.removeEventListener('focusin', look);
    },
  };
}
