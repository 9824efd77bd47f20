/**
 * Replaces a stretch of a field's text as if it had been typed: the field can undo it, and hears of it as of any input.
 * The cursor ends up behind the new text.
 */
export function writeText(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.focus();
  field.setSelectionRange(start, end);
  if (start === end && text === '') return;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else can be undone with the keyboard
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (done) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }));
}

/** A text with the blanks that make it a word of its own between what is around it. */
export function spaced(before: string, text: string, after: string): string {
  return `${before === '' || /\s$/.test(before) ? '' : ' '}${text}${after === '' || /^\s/.test(after) ? '' : ' '}`;
}
