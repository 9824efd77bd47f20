import { describe, expect, it } from 'vitest';
import { resolveTheme } from '../../../../src/renderer/element/options/theme.ts';
import { validateOptions } from '../../../../src/renderer/element/options/validate-options.ts';

const api = { url: '/chatkit', domainKey: 'local' };

describe('validateOptions', () => {
  it.each<[string, unknown, string]>([
    ['no object at all', 7, 'options must be an object'],
    ['no api', {}, 'api must be an object'],
    ['no address', { api: { domainKey: 'x' } }, 'api.url must be a non-empty string'],
    ['sessions hosted by OpenAI', { api: { getClientSecret: () => '' } }, 'need its own script'],
    ['a fetch that is none', { api: { ...api, fetch: 'no' } }, 'api.fetch must be a function'],
    ['a scheme that is none', { api, theme: 'blue' }, 'theme must be "light" or "dark"'],
    ['a radius that is none', { api, theme: { radius: 'huge' } }, 'theme.radius must be'],
    ['a flag as text', { api, history: { enabled: 'no' } }, 'history.enabled must be true or false'],
    ['a title that is no object', { api, header: { title: 'Hi' } }, 'header.title must be an object'],
    ['an empty thread id', { api, initialThread: '' }, 'initialThread must be a thread id or null'],
    ['prompts that are no list', { api, startScreen: { prompts: {} } }, 'startScreen.prompts must be a list'],
  ])('refuses %s and names the place', (_name, value, message) => {
    expect(() => validateOptions(value)).toThrow(message);
  });

  it('takes options as the React wrapper makes them, with keys that are undefined and without a domain key', () => {
    expect(validateOptions({ api: { url: '/c' }, theme: undefined, initialThread: null, thread: { autoScroll: true } }).unknown).toEqual([]);
  });

  it('names keys that it does not know instead of refusing them', () => {
    expect(validateOptions({ api, sparkle: 1, composer: { glitter: true }, constructor: 1 }).unknown).toEqual(['sparkle', 'composer.glitter', 'constructor']);
  });
});

describe('resolveTheme', () => {
  it('is light unless told otherwise', () => {
    expect(resolveTheme(undefined)).toEqual({ scheme: 'light', variables: {} });
    expect(resolveTheme('dark').scheme).toBe('dark');
    expect(resolveTheme({ radius: 'sharp' })).toMatchObject({ scheme: 'light', variables: { '--radius-card': '0px' } });
  });

  it('turns typography, density and colours into tokens', () => {
    const { scheme, variables } = resolveTheme({
      colorScheme: 'dark', density: 'compact', typography: { baseSize: 16, fontFamily: 'Inter' },
      color: { accent: { primary: '#ff0000', level: 1 }, surface: { background: '#000', foreground: '#111' } },
    });
    expect(scheme).toBe('dark');
    expect(variables).toMatchObject({ '--gap-turns': '16px', '--size-message': '16px', '--font': 'Inter', '--accent': '#ff0000', '--bg': '#000' });
  });
});
