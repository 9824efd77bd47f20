/** Small readers for values off the wire. Each names the field, never the value: the text ends up in logs. */

/** @throws TypeError unless `value` is an object. */
export function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${name} is not an object`);
  return value as Record<string, unknown>;
}

/** @throws TypeError unless `value` is a string. */
export function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new TypeError(`${name} is not a string`);
  return value;
}

/** @returns the string, or `undefined` for anything else, null included. */
export function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

/** @throws TypeError unless `value` is a whole number from 0 up: a position in a list. */
export function index(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new TypeError(`${name} is not a position`);
  return value;
}

/** @returns the list without nulls; anything but a list counts as empty. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter((entry) => entry !== null && entry !== undefined) : [];
}

/** @returns a copy without keys whose value is null: servers may spell "absent" that way (§1.7). */
export function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null));
}
