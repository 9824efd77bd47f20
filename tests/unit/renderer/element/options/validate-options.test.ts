import type {
  ChatKitOptions, ColorOption, CommandsOption, ComposerOption, DisclaimerOption, EntitiesOption, FileUploadStrategy, FontObject, HeaderOption,
  HistoryOption, ModelOption, StartScreenOption, StartScreenPrompt, ThemeOption, ThreadItemActionsOption, ThreadOption, ToolOption, TypographyOption,
  WidgetsOption,
} from '@openai/chatkit';
import { describe, expect, it } from 'vitest';
import { shareEqual } from '../../../../../src/renderer/element/options/share-options.ts';
import { validateOptions } from '../../../../../src/renderer/element/options/validate-options.ts';

const api = { url: '/chatkit', domainKey: 'local' };
const model = { id: 'm', label: 'M' };
const tool = { id: 't', label: 'T', icon: 'bolt' };

describe('validateOptions', () => {
  it.each<[unknown, string]>([
    [7, 'options must be an object'],
    [{}, 'api must be an object'],
    [{ api: { domainKey: 'x' } }, 'api.url must be a non-empty string'],
    [{ api: { ...api, fetch: 'no' } }, 'api.fetch must be a function'],
    [{ api: { ...api, uploadStrategy: { type: 'ftp' } } }, 'api.uploadStrategy.type must be "direct" or "two_phase"'],
    [{ api: { ...api, uploadStrategy: { type: 'direct' } } }, 'api.uploadStrategy.uploadUrl must be a non-empty string'],
    [{ api, composer: { attachments: { enabled: true } } }, 'api.uploadStrategy must be given when composer.attachments.enabled is true'],
    [{ api, locale: 'x; y' }, 'locale must be a language tag such as "en" or "pt-BR"'],
    [{ api, theme: 'blue' }, 'theme must be "light" or "dark"'],
    [{ api, theme: 3 }, 'theme must be an object'],
    [{ api, theme: { colorScheme: 'system' } }, 'theme.colorScheme must be "light" or "dark"'],
    [{ api, theme: { radius: 'huge' } }, 'theme.radius must be "pill" or "round" or "soft" or "sharp"'],
    [{ api, theme: { density: 'tight' } }, 'theme.density must be "compact" or "normal" or "spacious"'],
    [{ api, theme: { typography: { baseSize: 13 } } }, 'theme.typography.baseSize must be a whole number from 14 to 18'],
    [{ api, theme: { typography: { fontSources: [{ family: 'A' }] } } }, 'theme.typography.fontSources[0].src must be a non-empty string'],
    [{ api, theme: { color: { grayscale: { hue: 361, tint: 1 } } } }, 'theme.color.grayscale.hue must be a number from 0 to 360'],
    [{ api, theme: { color: { grayscale: { hue: 1, tint: 10 } } } }, 'theme.color.grayscale.tint must be a whole number from 0 to 9'],
    [{ api, theme: { color: { grayscale: { hue: 1, tint: 1, shade: 5 } } } }, 'theme.color.grayscale.shade must be a whole number from -4 to 4'],
    [{ api, theme: { color: { accent: { primary: '#000' } } } }, 'theme.color.accent.level must be a whole number from 0 to 3'],
    [{ api, theme: { color: { surface: { background: '#000' } } } }, 'theme.color.surface.foreground must be a non-empty string'],
    [{ api, frameTitle: 1 }, 'frameTitle must be a string'],
    [{ api, initialThread: '' }, 'initialThread must be a thread id or null'],
    [{ api, onClientTool: {} }, 'onClientTool must be a function'],
    [{ api, header: { title: 'Hi' } }, 'header.title must be an object'],
    [{ api, header: { leftAction: { icon: 'menu' } } }, 'header.leftAction.onClick must be a function'],
    [{ api, history: { enabled: 'no' } }, 'history.enabled must be true or false'],
    [{ api, history: null }, 'history must be an object'],
    [{ api, startScreen: { prompts: {} } }, 'startScreen.prompts must be a list'],
    [{ api, startScreen: { prompts: [{ label: 'A', prompt: 'a' }, { label: 'B' }] } }, 'startScreen.prompts[1].prompt must be a non-empty string or a list of message content'],
    [{ api, startScreen: { prompts: [{ label: 'A', prompt: [{ type: 'input_tag', id: 'x' }] }] } }, 'startScreen.prompts[0].prompt[0].text must be a string'],
    [{ api, threadItemActions: { retry: 1 } }, 'threadItemActions.retry must be true or false'],
    [{ api, composer: { models: [model, { id: '', label: 'B' }] } }, 'composer.models[1].id must be a non-empty string'],
    [{ api, composer: { tools: [{ ...tool, pinned: 'yes' }] } }, 'composer.tools[0].pinned must be true or false'],
    [{ api, composer: { attachments: {} } }, 'composer.attachments.enabled must be true or false'],
    [{ api, composer: { attachments: { enabled: false, maxSize: { 'image/*': '5MB' } } } }, 'composer.attachments.maxSize["image/*"] must be a number of bytes above 0'],
    [{ api, composer: { attachments: { enabled: false, maxCount: 0 } } }, 'composer.attachments.maxCount must be a whole number from 1 to 1000'],
    [{ api, composer: { attachments: { enabled: false, accept: { 'image/png': '.png' } } } }, 'composer.attachments.accept["image/png"] must be a list'],
    [{ api, composer: { dictation: {} } }, 'composer.dictation.enabled must be true or false'],
    [{ api, disclaimer: {} }, 'disclaimer.text must be a string'],
    [{ api, entities: { onTagSearch: 1 } }, 'entities.onTagSearch must be a function'],
    [{ api, commands: { onSearch: () => [] } }, 'commands.enabled must be true or false'],
    [{ api, widgets: { onAction: 1 } }, 'widgets.onAction must be a function'],
    [{ api, thread: { autoScroll: 1 } }, 'thread.autoScroll must be true or false'],
  ])('names the place of a wrong value: %j', (value, message) => {
    expect(() => validateOptions(value)).toThrow(`Invalid ChatKit options: ${message}.`);
  });

  it('refuses sessions hosted by OpenAI and says why', () => {
    expect(() => validateOptions({ api: { getClientSecret: () => Promise.resolve('') } })).toThrow('getClientSecret is for sessions hosted by OpenAI, which need its own script');
  });

  it('takes options as the React wrapper makes them, with keys that are undefined and without a domain key', () => {
    expect(validateOptions({ api: { url: '/c' }, theme: undefined, initialThread: null, thread: { autoScroll: true } }).unknown).toEqual([]);
  });

  it('names keys that it does not know instead of refusing them', () => {
    const options = { api, composer: { glitter: true, models: [{ ...model, cost: 1 }] }, constructor: 1 };
    expect(validateOptions(options).unknown.toSorted()).toEqual(['composer.glitter', 'composer.models[0].cost', 'constructor']);
  });
});

/** Every key, however deep, must be here or this file does not compile. */
type Whole<T> = { [K in keyof T]-?: NonNullable<T[K]> };
const call = () => Promise.resolve({});

describe('the published types', () => {
  const font: Whole<FontObject> = { family: 'F', src: '/f.woff2', weight: 400, style: 'normal', display: 'swap', unicodeRange: 'U+0-FF' };
  const typography: Whole<TypographyOption> = { baseSize: 14, fontSources: [font], fontFamily: 'F', fontFamilyMono: 'M' };
  const color: Whole<ColorOption> = {
    grayscale: { hue: 0, tint: 0, shade: 0 }, accent: { primary: '#00f', level: 0 }, surface: { background: '#fff', foreground: '#000' },
  };
  const theme: Whole<ThemeOption> = { colorScheme: 'dark', typography, radius: 'pill', density: 'normal', color };
  const action = { icon: 'menu', onClick: () => undefined } as const;
  const header: Whole<HeaderOption> = { enabled: true, title: { enabled: true, text: '' }, leftAction: action, rightAction: action };
  const prompt: Whole<StartScreenPrompt> = {
    label: 'P', icon: 'bolt', prompt: [{ type: 'input_text', text: '' }, { type: 'input_tag', id: 'i', text: 't', group: 'g', data: {}, interactive: true }],
  };
  const startScreen: Whole<StartScreenOption> = { greeting: '', prompts: [prompt] };
  const wholeTool: Whole<ToolOption> = { id: 't', label: 'T', icon: 'bolt', shortLabel: 'T', placeholderOverride: '', pinned: true, persistent: true };
  const wholeModel: Whole<ModelOption> = { id: 'm', label: 'M', description: '', disabled: false, default: true };
  const composer: Whole<ComposerOption> = {
    placeholder: '', attachments: { enabled: true, maxSize: { '*': 1 }, maxCount: 1, accept: { 'image/*': ['.png'] } },
    tools: [wholeTool], models: [wholeModel], dictation: { enabled: true },
  };
  const history: Whole<HistoryOption> = { enabled: true, showDelete: true, showRename: true };
  const threadItemActions: Whole<ThreadItemActionsOption> = { feedback: true, retry: true };
  const disclaimer: Whole<DisclaimerOption> = { text: '', highContrast: true };
  const entities: Whole<EntitiesOption> = {
    onTagSearch: () => Promise.resolve([]), showComposerMenu: true, onClick: () => undefined, onRequestPreview: () => Promise.resolve({ preview: null }),
  };
  const commands: Whole<CommandsOption> = { enabled: true, onSearch: () => Promise.resolve([]), onSelect: () => Promise.resolve() };
  const widgets: Whole<WidgetsOption> = { onAction: () => Promise.resolve() };
  const thread: Whole<ThreadOption> = { autoScroll: true };
  const uploadStrategy: FileUploadStrategy = { type: 'direct', uploadUrl: '/u' };
  const whole: Whole<ChatKitOptions> = {
    api: { ...api, fetch: () => Promise.reject(new Error('unused')), uploadStrategy }, locale: 'pt-BR', theme, frameTitle: 'T', initialThread: 'thr',
    onClientTool: call, header, history, startScreen, threadItemActions, composer, disclaimer, entities, commands, widgets, thread,
  };

  it('are covered to the last key: nothing in a complete set of options is unknown or wrong', () => {
    expect(validateOptions(whole)).toEqual({ options: whole, unknown: [] });
  });
});

describe('shareEqual', () => {
  it('keeps every part that did not change, and the whole when none did', () => {
    const fetch = () => undefined;
    const before = shareEqual(undefined, { api: { url: '/a', fetch }, composer: { models: [model] }, theme: 'light' });
    expect(shareEqual(before, { api: { url: '/a', fetch }, composer: { models: [{ ...model }] }, theme: 'light' })).toBe(before);
    const next = shareEqual(before, { api: { url: '/b', fetch }, composer: { models: [{ ...model }] } });
    expect(next).toEqual({ api: { url: '/b', fetch }, composer: { models: [model] } });
    expect(next.composer).toBe(before.composer);
  });

  it('sees what was changed inside the very object that was given before, and takes other functions', () => {
    const given = { theme: 'light', api: { fetch: () => 1 } };
    const before = shareEqual(undefined, given);
    given.theme = 'dark';
    given.api.fetch = () => 2;
    const next = shareEqual(before, given);
    expect([next === before, next.theme, next.api.fetch()]).toEqual([false, 'dark', 2]);
  });
});
