/** What is typed between the search shortcut and the moment the search field is there: nothing of it may go elsewhere, or be lost. */
export interface TypedAhead {
  /** Takes the keyboard at once and remembers who had it. @param onEscape the person wants no search after all */
  begin(onEscape: () => void): void;
  /** Keys that the chat frame still got, in their order; they come before all that was typed in here. */
  add(text: string): void;
  /** Who had the keyboard; `null` when nothing was begun. */
  opener(): Element | null;
  /** The field is there: what was typed so far. @param edit told of keys of the frame that come even later; changes the field's text */
  handOver(edit: (change: (text: string) => string) => void): string;
  /** Search is closed. */
  end(): void;
}

export interface TypedAheadDeps {
  document: Document;
  /** Names the field to assistive technology. */
  label(): string;
}

/** Catches keys in a field of its own, which is always at hand: the search itself is loaded when it is wanted. */
export function createTypedAhead({ document, label }: TypedAheadDeps): TypedAhead {
  let field: HTMLInputElement | undefined;
  let opener: Element | null = null;
  let edit: ((change: (text: string) => string) => void) | undefined;
  /** Length of what the frame sent, which leads the text. */
  let sent = 0;

  function drop(): void {
    field?.remove();
    field = undefined;
  }

  return {
    begin(onEscape) {
      drop();
      opener = document.activeElement;
      sent = 0;
      edit = undefined;
      field = document.createElement('input');
      field.type = 'text';
      field.className = 'visually-hidden';
      field.autocomplete = 'off';
      field.spellcheck = false;
      field.setAttribute('aria-label', label());
      field.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        onEscape();
      });
      document.body.append(field);
      field.focus({ preventScroll: true });
    },
    add(text) {
      const at = sent;
      sent += text.length;
      const insert = (before: string): string => `${before.slice(0, at)}${text}${before.slice(at)}`;
      if (edit !== undefined) edit(insert);
      else if (field !== undefined) field.value = insert(field.value);
    },
    opener: () => opener,
    handOver(receive) {
      const text = field?.value ?? '';
      drop();
      edit = receive;
      return text;
    },
    end() {
      drop();
      edit = undefined;
      opener = null;
    },
  };
}
