/** A wrong option. `path` is where, as one writes it: `composer.models[1].id`. */
export class ChatKitOptionsError extends TypeError {
  override readonly name = 'ChatKitOptionsError';
  readonly path: string;

  constructor(path: string, expected: string) {
    super(`Invalid ChatKit options: ${path} must be ${expected}.`);
    this.path = path;
  }
}

/** Looks at one value; collects paths of keys that mean nothing here. @throws ChatKitOptionsError */
export type Rule = (value: unknown, path: string, unknown: string[]) => void;

/** A key that has to be there. */
export interface Needed {
  readonly needed: Rule;
}

export function needed(rule: Rule): Needed {
  return { needed: rule };
}

export function is(expected: string, test: (value: unknown) => boolean): Rule {
  return (value, path) => {
    if (!test(value)) throw new ChatKitOptionsError(path, expected);
  };
}

export const anyText = is('a string', (value) => typeof value === 'string');
export const someText = is('a non-empty string', (value) => typeof value === 'string' && value !== '');
export const flag = is('true or false', (value) => typeof value === 'boolean');
export const callback = is('a function', (value) => typeof value === 'function');

export function oneOf(...values: readonly (string | number)[]): Rule {
  return is(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value as string));
}

export function between(from: number, to: number, whole = true): Rule {
  const test = (value: unknown): boolean => typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value));
  return is(`a ${whole ? 'whole number' : 'number'} from ${from} to ${to}`, test);
}

export function listOf(entry: Rule): Rule {
  return (value, path, unknown) => {
    if (!Array.isArray(value)) throw new ChatKitOptionsError(path, 'a list');
    for (const [at, one] of value.entries()) entry(one, `${path}[${at}]`, unknown);
  };
}

/** An object whose keys are data. */
export function recordOf(entry: Rule): Rule {
  return (value, path, unknown) => {
    for (const [key, one] of Object.entries(object(value, path))) entry(one, `${path}[${JSON.stringify(key)}]`, unknown);
  };
}

type RuleOf<T, K extends keyof T> = object extends Pick<T, K> ? Rule : Needed;

/** An object of the published type `T`: a rule for each of its keys, `needed` exactly where the type says so. */
export function fields<T>(shape: { readonly [K in keyof T]-?: RuleOf<T, K> }): Rule {
  const rules = shape as Readonly<Record<string, Rule | Needed>>;
  return (value, path, unknown) => {
    const found = object(value, path);
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
    for (const key of Object.keys(found)) if (!Object.hasOwn(rules, key)) unknown.push(at(key));
    for (const [key, rule] of Object.entries(rules)) {
      const entry = Object.hasOwn(found, key) ? found[key] : undefined;
      if (typeof rule !== 'function') rule.needed(entry, at(key), unknown);
      else if (entry !== undefined) rule(entry, at(key), unknown);
    }
  };
}

/** @throws ChatKitOptionsError unless `value` is an object. */
export function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ChatKitOptionsError(path === '' ? 'options' : path, 'an object');
  return value as Record<string, unknown>;
}
