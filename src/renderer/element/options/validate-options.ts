import type { ChatKitOptions, CustomApiConfig } from '@openai/chatkit';

type Check = (value: unknown) => string | undefined;
type Shape = { readonly [key: string]: Check | Shape };

/** A wrong option. `path` is where, as one writes it: `composer.placeholder`. */
export class ChatKitOptionsError extends TypeError {
  override readonly name = 'ChatKitOptionsError';
  readonly path: string;

  constructor(path: string, expected: string) {
    super(`Invalid ChatKit options: ${path} must be ${expected}.`);
    this.path = path;
  }
}

const is = (expected: string, test: (value: unknown) => boolean): Check => (value) => (test(value) ? undefined : expected);
const text = is('a string', (value) => typeof value === 'string');
const flag = is('true or false', (value) => typeof value === 'boolean');
const callback = is('a function', (value) => typeof value === 'function');
const list = is('a list', Array.isArray);
const anything: Check = () => undefined;
const oneOf = (...values: string[]): Check => is(values.map((value) => `"${value}"`).join(' or '), (value) => values.includes(value as string));
const nonEmptyText = is('a non-empty string', (value) => typeof value === 'string' && value !== '');

const action: Shape = { icon: text, onClick: callback };

/** §7.2. What a later version draws is checked for its outer form only. */
const shape: Shape = {
  api: { url: nonEmptyText, domainKey: text, fetch: callback, uploadStrategy: anything },
  locale: text,
  theme: anything,
  frameTitle: text,
  initialThread: is('a thread id or null', (value) => value === null || (typeof value === 'string' && value !== '')),
  onClientTool: callback,
  header: { enabled: flag, title: { enabled: flag, text }, leftAction: action, rightAction: action },
  history: { enabled: flag, showDelete: flag, showRename: flag },
  startScreen: { greeting: text, prompts: list },
  threadItemActions: { feedback: flag, retry: flag },
  composer: { placeholder: text, attachments: anything, tools: list, models: list, dictation: { enabled: flag } },
  disclaimer: { text, highContrast: flag },
  entities: { onTagSearch: callback, showComposerMenu: flag, onClick: callback, onRequestPreview: callback },
  commands: { enabled: flag, onSearch: callback, onSelect: callback },
  widgets: { onAction: callback },
  thread: { autoScroll: flag },
};

const themeShape: Shape = {
  colorScheme: oneOf('light', 'dark'),
  radius: oneOf('pill', 'round', 'soft', 'sharp'),
  density: oneOf('compact', 'normal', 'spacious'),
  typography: anything,
  color: anything,
};

export interface ValidOptions {
  options: ChatKitOptions;
  /** Paths of keys that mean nothing here; newer integrations may carry some. */
  unknown: string[];
}

/**
 * Checks integrator options (§7.1). Unknown keys are reported, not refused; `domainKey` is optional, since nothing here
 * asks OpenAI.
 * @throws ChatKitOptionsError naming the first path that is wrong.
 */
export function validateOptions(value: unknown): ValidOptions {
  const options = object(value, 'options');
  const unknown: string[] = [];
  const api = object(options['api'], 'api');
  if ('getClientSecret' in api) throw new ChatKitOptionsError('api', '{ url, fetch? }: sessions hosted by OpenAI need its own script');
  walk(options, shape, '', unknown);
  if (api['url'] === undefined) throw new ChatKitOptionsError('api.url', 'a non-empty string');
  if (typeof options['theme'] === 'object' && options['theme'] !== null) walk(object(options['theme'], 'theme'), themeShape, 'theme.', unknown);
  else if (options['theme'] !== undefined) check(oneOf('light', 'dark'), options['theme'], 'theme');
  return { options: options as unknown as ChatKitOptions, unknown };
}

function walk(value: Record<string, unknown>, expected: Shape, prefix: string, unknown: string[]): void {
  for (const [key, entry] of Object.entries(value)) {
    const path = prefix + key;
    const rule = Object.hasOwn(expected, key) ? expected[key] : undefined;
    if (rule === undefined) unknown.push(path);
    else if (entry === undefined) continue;
    else if (typeof rule === 'function') check(rule, entry, path);
    else walk(object(entry, path), rule, `${path}.`, unknown);
  }
}

function check(rule: Check, value: unknown, path: string): void {
  const expected = rule(value);
  if (expected !== undefined) throw new ChatKitOptionsError(path, expected);
}

function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ChatKitOptionsError(path, 'an object');
  return value as Record<string, unknown>;
}

/** The endpoint of validated options. */
export function customApi(options: ChatKitOptions): CustomApiConfig {
  return options.api as CustomApiConfig;
}
