/** The part of a key event that names a combination. */
export type PressedKeys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const named: Readonly<Record<string, string>> = {
  ' ': 'Space', ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right',
  Home: 'Home', End: 'End', PageUp: 'PageUp', PageDown: 'PageDown', Insert: 'Insert', Tab: 'Tab',
};

/** What is pressed, as an accelerator in Electron's words; `undefined` while only modifiers are held. */
export function keysOfPress({ key, code, ctrlKey, metaKey, altKey, shiftKey }: PressedKeys, isMac: boolean): string | undefined {
  // With modifiers keys print other signs; their place says which they are.
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  const main = place?.[1] ?? place?.[2] ?? named[key] ?? (/^F([1-9]|1[0-9]|2[0-4])$/.test(key) ? key : /^[,./;'[\]\\`=-]$/.test(key) ? key : undefined);
  if (main === undefined) return undefined;
  const primary = isMac ? metaKey : ctrlKey;
  const other = isMac ? ctrlKey : metaKey;
  return [...(primary ? ['CmdOrCtrl'] : []), ...(other ? [isMac ? 'Ctrl' : 'Super'] : []), ...(altKey ? ['Alt'] : []), ...(shiftKey ? ['Shift'] : []), main].join('+');
}
