/**
 * The part of the element's options (protocol §7.2) that is plain data, under its published names, so that an integrator
 * can carry them over from a web page. Callbacks stay in code; header, history and colour scheme are the app's.
 */
export interface ChatOptions {
  locale?: string;
  frameTitle?: string;
  theme?: {
    radius?: 'pill' | 'round' | 'soft' | 'sharp';
    density?: 'compact' | 'normal' | 'spacious';
    typography?: { baseSize?: 14 | 15 | 16 | 17 | 18; fontFamily?: string; fontFamilyMono?: string };
    color?: {
      grayscale?: { hue: number; tint: number; shade?: number };
      accent?: { primary: string; level: number };
      surface?: { background: string; foreground: string };
    };
  };
  startScreen?: { greeting?: string; prompts?: { label: string; prompt: string; icon?: string }[] };
  threadItemActions?: { feedback?: boolean; retry?: boolean };
  composer?: {
    placeholder?: string;
    attachments?: { enabled: boolean; maxSize?: number | Record<string, number>; maxCount?: number; accept?: Record<string, string[]> };
    tools?: { id: string; label: string; icon: string; shortLabel?: string; placeholderOverride?: string; pinned?: boolean; persistent?: boolean }[];
    models?: { id: string; label: string; description?: string; disabled?: boolean; default?: boolean }[];
    dictation?: { enabled: boolean };
  };
  disclaimer?: { text: string; highContrast?: boolean };
  commands?: { enabled: boolean };
  thread?: { autoScroll?: boolean };
}

/** Told of each value that is left out: where it is, and what belongs there. */
export type Problem = (path: string, expected: string) => void;

/** Reads one value; `undefined` where it does not fit, after `problem` was told. */
type Rule = (value: unknown, path: string, problem: Problem) => unknown;

function rule(expected: string, fits: (value: unknown) => boolean): Rule {
  return (value, path, problem) => {
    if (fits(value)) return value;
    return refuse(problem, path, expected);
  };
}

function refuse(problem: Problem, path: string, expected: string): unknown {
  problem(path, expected);
  return undefined;
}

const text = (most: number): Rule =>
  rule(`text of 1 to ${most} characters`, (value) => typeof value === 'string' && value !== '' && value.length <= most);
const flag = rule('true or false', (value) => typeof value === 'boolean');
const number = (least: number, most: number): Rule =>
  rule(`a number from ${least} to ${most}`, (value) => typeof value === 'number' && value >= least && value <= most);
const whole = (least: number, most: number): Rule =>
  rule(`a whole number from ${least} to ${most}`, (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most);
const oneOf = (...values: string[]): Rule =>
  rule(values.map((value) => `"${value}"`).join(', '), (value) => values.includes(value as string));

/** Entries that do not fit are left out alone. */
function list(entry: Rule, most: number): Rule {
  return (value, path, problem) => {
    if (!Array.isArray(value)) return refuse(problem, path, 'a list');
    if (value.length > most) problem(path, `a list of at most ${most}`);
    return value.slice(0, most).flatMap((one, at) => entry(one, `${path}[${at}]`, problem) ?? []);
  };
}

/** Any keys, one rule for all values. */
function table(entry: Rule): Rule {
  return (value, path, problem) => {
    const fields = record(value);
    if (fields === undefined) return refuse(problem, path, 'an object');
    const kept = Object.entries(fields).map(([key, one]) => [key, entry(one, `${path}["${key}"]`, problem)] as const);
    return Object.fromEntries(kept.filter(([, one]) => one !== undefined));
  };
}

/** Known keys only. Without a required one, the whole is left out. */
function object(shape: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule {
  return (value, path, problem) => {
    const fields = record(value);
    if (fields === undefined) return refuse(problem, path, 'an object');
    const kept: Record<string, unknown> = {};
    for (const [key, one] of Object.entries(fields)) {
      const check = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (check === undefined) problem(`${path}.${key}`, 'left out: it is not an option here');
      else if (one !== undefined) {
        const read = check(one, `${path}.${key}`, problem);
        if (read !== undefined) kept[key] = read;
      }
    }
    const missing = required.find((key) => kept[key] === undefined);
    if (missing === undefined) return kept;
    if (fields[missing] === undefined) problem(`${path}.${missing}`, 'given');
    return undefined;
  };
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

const name = text(200);
const words = text(4_000);
const bytes = whole(1, 512 * 1_048_576);
const maxSize: Rule = (value, path, problem) => (typeof value === 'number' ? bytes : table(bytes))(value, path, problem);
const locale = rule('a language tag such as "de" or "pt-BR"', (value) => typeof value === 'string' && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(value));

const shape: Readonly<Record<keyof ChatOptions, Rule>> = {
  locale,
  frameTitle: name,
  theme: object({
    radius: oneOf('pill', 'round', 'soft', 'sharp'),
    density: oneOf('compact', 'normal', 'spacious'),
    typography: object({ baseSize: whole(14, 18), fontFamily: name, fontFamilyMono: name }),
    color: object({
      grayscale: object({ hue: number(0, 360), tint: whole(0, 9), shade: whole(-4, 4) }, ['hue', 'tint']),
      accent: object({ primary: name, level: whole(0, 3) }, ['primary', 'level']),
      surface: object({ background: name, foreground: name }, ['background', 'foreground']),
    }),
  }),
  startScreen: object({ greeting: name, prompts: list(object({ label: name, prompt: words, icon: name }, ['label', 'prompt']), 24) }),
  threadItemActions: object({ feedback: flag, retry: flag }),
  composer: object({
    placeholder: name,
    attachments: object({ enabled: flag, maxSize, maxCount: whole(1, 100), accept: table(list(name, 100)) }, ['enabled']),
    tools: list(
      object({ id: name, label: name, icon: name, shortLabel: name, placeholderOverride: name, pinned: flag, persistent: flag }, ['id', 'label', 'icon']),
      50,
    ),
    models: list(object({ id: name, label: name, description: words, disabled: flag, default: flag }, ['id', 'label']), 100),
    dictation: object({ enabled: flag }, ['enabled']),
  }),
  disclaimer: object({ text: words, highContrast: flag }, ['text']),
  commands: object({ enabled: flag }, ['enabled']),
  thread: object({ autoScroll: flag }),
};

/** Reads options that a person wrote: what does not fit is left out and named, the rest works. */
export function cleanOptions(value: unknown, path: string, problem: Problem): ChatOptions {
  return (object(shape)(value, path, problem) ?? {});
}
