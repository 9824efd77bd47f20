const units = ['bytes', 'KB', 'MB', 'GB'] as const;

/** A number of bytes in the words of people, in steps of 1024. */
export function humanSize(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 1024 ** step;
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${rounded} ${bytes === 1 ? 'byte' : (units[step] ?? '')}`;
}
