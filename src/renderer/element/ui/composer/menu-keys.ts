export interface MenuKey {
  key: string;
  /** In ms. */
  timeStamp: number;
  /** Without Ctrl, Alt or Meta. */
  plain: boolean;
}

/** Letters typed one after the other, to find a row by its beginning. */
export interface Typed {
  text: string;
  at: number;
}

/** Longer than this between two letters begins anew, in ms. */
const typingMs = 700;

/** The row that a key leads to; `undefined` for a key that means nothing here. `typed` is written to. */
export function menuKey({ key, timeStamp, plain }: MenuKey, items: readonly { label: string }[], active: number, typed: Typed): number | undefined {
  const count = items.length;
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count;
    case 'ArrowUp':
      return (active - 1 + count) % count;
    case 'Home':
    case 'PageUp':
      return 0;
    case 'End':
    case 'PageDown':
      return count - 1;
  }
  if (key.length !== 1 || !plain) return undefined;
  typed.text = timeStamp - typed.at > typingMs ? key : typed.text + key;
  typed.at = timeStamp;
  // The same letter again goes on to the next row.
  const same = typed.text === key.repeat(typed.text.length);
  const wanted = (same ? key : typed.text).toLocaleLowerCase();
  const from = same ? active + 1 : active;
  const order = Array.from({ length: count }, (_, step) => (from + step) % count);
  return order.find((at) => items[at]?.label.toLocaleLowerCase().startsWith(wanted) === true);
}
