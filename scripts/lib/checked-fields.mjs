/**
 * Checks located JSON against a table of fields, strictly: unknown keys are faults, too, with the nearest name that there is.
 * A field is `{ required, read(node, context) }`, where `read` returns `{ value }` or `{ fault, at }`.
 */
export function checkFields(root, fields, context, prefix = '') {
  if (root.type !== 'object') return { value: undefined, faults: [{ ...root, message: `${prefix === '' ? 'The file' : prefix.slice(0, -1)} has to be an object: { … }.` }] };
  const value = {};
  const faults = [];
  const seen = new Set();
  for (const entry of root.entries) {
    const { key, line, column } = entry;
    const name = `${prefix}${key}`;
    if (key === '$schema' && prefix === '') continue;
    if (seen.has(key)) faults.push({ line, column, message: `“${name}” is there twice. Keep one of them.` });
    seen.add(key);
    const field = fields[key];
    if (field === undefined || !Object.hasOwn(fields, key)) {
      const near = nearest(key, Object.keys(fields));
      faults.push({ line, column, message: `There is no “${name}”. ${near === undefined ? `Take it out; there are ${Object.keys(fields).join(', ')}.` : `Do you mean “${prefix}${near}”?`}` });
      continue;
    }
    const read = field.read(entry.value, context, name);
    if ('value' in read) value[key] = read.value;
    for (const fault of read.faults ?? []) faults.push({ line: fault.at?.line ?? entry.value.line, column: fault.at?.column ?? entry.value.column, message: fault.message });
  }
  for (const [key, field] of Object.entries(fields))
    if (field.required && !seen.has(key)) faults.push({ line: root.line, column: root.column, message: `“${prefix}${key}” is missing: ${field.is}.` });
  return { value, faults };
}

/** Text that a test takes. `is`: what it has to be, with an example. */
export function text(is, test = () => true, options = {}) {
  return {
    ...options,
    is,
    read: (node, context, name) => {
      const given = node.type === 'value' && typeof node.value === 'string' ? node.value : undefined;
      const fits = given !== undefined && given === given.trim() && given !== '' && !/\p{Cc}/u.test(given) && test(given, context);
      return fits ? { value: given } : { faults: [{ message: `“${name}” has to be ${is}.` }] };
    },
  };
}

/** A list of names, each once. */
export function listOf(known, options = {}) {
  const is = `a list of ${known.map((one) => `"${one}"`).join(', ')}`;
  return {
    ...options,
    is,
    read: (node, _context, name) => {
      if (node.type !== 'list') return { faults: [{ message: `“${name}” has to be ${is}.` }] };
      const faults = node.items
        .filter((item) => !known.includes(item.value))
        .map((item) => {
          const near = typeof item.value === 'string' ? nearest(item.value, known) : undefined;
          return { at: item, message: `“${name}” knows no ${JSON.stringify(item.value) ?? 'such thing'}. ${near === undefined ? `It takes ${is}.` : `Do you mean "${near}"?`}` };
        });
      return faults.length > 0 ? { faults } : { value: [...new Set(node.items.map((item) => item.value))] };
    },
  };
}

/** An object with fields of its own. */
export function object(fields, is, options = {}) {
  return {
    ...options,
    is,
    read: (node, context, name) => {
      const { value, faults } = checkFields(node, fields, context, `${name}.`);
      const placed = faults.map(({ message, line, column }) => ({ message, at: { line, column } }));
      return placed.length > 0 ? { faults: placed } : { value };
    },
  };
}

/** The plain value of located JSON. */
export function plain(node) {
  if (node.type === 'object') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  if (node.type === 'list') return node.items.map(plain);
  return node.value;
}

/** The name that was probably meant: at most a third of its letters away. */
export function nearest(given, names) {
  const ranked = names.map((name) => [distance(given.toLowerCase(), name.toLowerCase()), name]).sort(([a], [b]) => a - b);
  const [best, name] = ranked[0] ?? [Infinity];
  return best <= Math.max(2, Math.ceil(given.length / 3)) ? name : undefined;
}

/** Levenshtein's. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
