/** The parts of a key event that decide. */
export type ComposerKeyEvent = Pick<KeyboardEvent, 'key' | 'keyCode' | 'isComposing' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Key code of a key that an input method is busy with. Safari ends the composition before it tells of the Enter that did. */
const imeKeyCode = 229;

/** Whether the key belongs to an input method. */
export function isComposing(event: Pick<ComposerKeyEvent, 'keyCode' | 'isComposing'>): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells this key apart
  return event.isComposing || event.keyCode === imeKeyCode;
}

/** Enter sends, with Shift it is a new line, Esc stops an answer; nothing while an input method is composing. */
export function composerKey(event: ComposerKeyEvent): 'send' | 'stop' | 'none' {
  if (isComposing(event)) return 'none';
  if (event.key === 'Escape') return 'stop';
  return event.key === 'Enter' && !event.shiftKey && !event.altKey ? 'send' : 'none';
}

/** Without any modifier. */
export function isPlain({ shiftKey, altKey, ctrlKey, metaKey }: Pick<ComposerKeyEvent, 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>): boolean {
  return !shiftKey && !altKey && !ctrlKey && !metaKey;
}
