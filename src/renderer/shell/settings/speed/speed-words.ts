/** A start's time: `0.84 s`. */
export function startWords(tag: string, ms: number): string {
  return new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', unitDisplay: 'short', minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(ms / 1_000);
}

/** Memory, in MB of 2^20 bytes as systems show it. */
export function memoryWords(tag: string, mb: number): string {
  return new Intl.NumberFormat(tag, { style: 'unit', unit: 'megabyte', unitDisplay: 'short', maximumFractionDigits: 0 }).format(mb);
}

/** The day of a moment in ms since 1970: `22 Nov`. */
export function dayWords(tag: string, at: number): string {
  return new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }).format(at);
}

/** The day and the minute of a moment in ms since 1970. */
export function momentWords(tag: string, at: number): string {
  return new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(at);
}
