/** Longest pattern that is looked at, in characters. */
const maxPattern = 300;

/** Steps that a match may take at worst; a browser does them within some milliseconds. */
const maxSteps = 2_000_000;

export type PatternCheck = (value: string) => boolean;

/**
 * A field's `pattern`, whole value. Patterns come from the model and run on the page's only thread, so one that could
 * backtrack for long on this value is not tried: the server judges the value then.
 * @returns `undefined` for a pattern that cannot be read.
 */
export function compilePattern(pattern: unknown): PatternCheck | undefined {
  if (typeof pattern !== 'string' || pattern === '' || pattern.length > maxPattern) return undefined;
  const repeats = countRepeats(pattern);
  if (repeats === undefined) return undefined;
  let expression: RegExp;
  try {
    expression = new RegExp(`^(?:${pattern})$`, 'v');
  } catch {
    return undefined;
  }
  return (value) => (value.length + 1) ** repeats > maxSteps || expression.test(value);
}

interface Group {
  /** Holds a repetition or a choice, so that repeating it as a whole could try more ways than there are characters. */
  branching: boolean;
}

/** How many repetitions without an end stand side by side; `undefined` where one holds another, or looks around or back. */
function countRepeats(pattern: string): number | undefined {
  const groups: Group[] = [{ branching: false }];
  let repeats = 0;
  let closed: Group | undefined;
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const top = groups.at(-1);
    if (top === undefined) return undefined;
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0];
    if (quantifier !== undefined) {
      if (closed?.branching === true) return undefined;
      if (!/^\{\d+\}/.test(quantifier)) {
        top.branching = true;
        if (!quantifier.startsWith('?')) repeats += 1;
      }
      at += quantifier.length - 1;
      closed = undefined;
      continue;
    }
    closed = undefined;
    const char = pattern[at];
    if (char === '\\') {
      if (/^\\(?:[1-9]|k<)/.test(rest)) return undefined;
      at += 1;
    } else if (char === '[') {
      const end = classEnd(pattern, at);
      if (end === undefined) return undefined;
      at = end;
    } else if (char === '(') {
      if (/^\(\?(?:<?[=!])/.test(rest)) return undefined;
      groups.push({ branching: false });
    } else if (char === ')') {
      closed = groups.pop();
      const outer = groups.at(-1);
      if (outer !== undefined && closed?.branching === true) outer.branching = true;
    } else if (char === '|') {
      top.branching = true;
    }
  }
  return repeats;
}

function classEnd(pattern: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < pattern.length; at += 1) {
    if (pattern[at] === '\\') at += 1;
    else if (pattern[at] === '[') depth += 1;
    else if (pattern[at] === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}
