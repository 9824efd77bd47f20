/**
 * A duration as the language writes it: "4 seconds", "2 minutes 5 seconds". Less than a second counts as one.
 * `style` narrow: "2m 5s".
 */
export function durationText(tag: string, seconds: number, style: 'long' | 'narrow' = 'long'): string {
  const whole = Number.isFinite(seconds) ? Math.max(1, Math.round(seconds)) : 1;
  const unit = (name: 'second' | 'minute' | 'hour', value: number): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: style }).format(value);
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  const parts = [hours > 0 ? unit('hour', hours) : '', minutes > 0 ? unit('minute', minutes) : '', hours === 0 && whole % 60 > 0 ? unit('second', whole % 60) : ''];
  return parts.filter((part) => part !== '').join(' ');
}
