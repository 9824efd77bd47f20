/** Largest input of a call, as a rough count of bytes. */
export const maxInputBytes = 64 * 1_024;

const maxDepth = 8;

/**
 * Whether an input is worth looking at: small, shallow, and plain data. Cheap on the hostile kind, which structured
 * clone lets through: huge strings, deep or circular objects, maps, typed arrays.
 */
export function isSmallPlainInput(input: unknown, maxBytes = maxInputBytes): boolean {
  let budget = maxBytes;
  const fits = (value: unknown, depth: number): boolean => {
    budget -= typeof value === 'string' ? value.length * 2 : 8;
    if (budget < 0 || depth > maxDepth) return false;
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) return value.length <= budget && value.every((item) => fits(item, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.entries(value).every(([key, item]) => fits(key, depth + 1) && fits(item, depth + 1));
  };
  try {
    return fits(input, 0);
  } catch {
    // A getter of its own or a proxy: structured clone lets none through, and it is not plain.
    return false;
  }
}
