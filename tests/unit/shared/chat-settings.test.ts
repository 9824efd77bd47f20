import { describe, expect, it } from 'vitest';
import { pageSettingsOf, uploadsOf, usesMicrophone } from '../../../src/shared/chat-page.ts';
import { isChatHost, parseChatSettings } from '../../../src/shared/chat-settings.ts';
import type { Connection } from '../../../src/shared/connection.ts';

const full = {
  domainKey: 'domain_pk_68a.b-c',
  scriptUrl: 'https://cdn.example.com/chatkit.js',
  host: 'app://desktop.example.com',
  uploads: { uploadUrl: 'https://chat.example.com/upload' },
  options: {
    locale: 'pt-BR',
    theme: { radius: 'soft', color: { accent: { primary: '#aa0000', level: 2 } } },
    startScreen: { greeting: 'Hi', prompts: [{ label: 'A', prompt: 'B', icon: 'bolt' }] },
    threadItemActions: { feedback: true },
    composer: { placeholder: 'Ask', attachments: { enabled: true, maxSize: { 'image/*': 1_000 }, accept: { 'image/*': ['.png'] } }, tools: [{ id: 't', label: 'T', icon: 'bolt' }], models: [{ id: 'm', label: 'M', default: true }], dictation: { enabled: true } },
    disclaimer: { text: 'May be wrong.', highContrast: false },
  },
};

describe('chat settings', () => {
  it('are taken over whole where everything fits', () => {
    expect(parseChatSettings(full)).toEqual({ chat: full, problems: [] });
    expect(parseChatSettings(undefined)).toEqual({ chat: undefined, problems: [] });
    expect(parseChatSettings({ uploads: 'two_phase' })).toEqual({ chat: { uploads: 'two_phase' }, problems: [] });
  });

  it.each<[unknown, string]>([
    ['x', 'chat must be an object.'],
    [[], 'chat must be an object.'],
    [{ domainKey: '' }, 'chat.domainKey must be a key of letters, digits, dashes and underscores.'],
    [{ domainKey: 'a b' }, 'chat.domainKey must be a key of letters, digits, dashes and underscores.'],
    [{ scriptUrl: 'http://cdn.example.com/x.js' }, 'chat.scriptUrl must be an https address of a script.'],
    [{ scriptUrl: 'javascript:alert(1)' }, 'chat.scriptUrl must be an https address of a script.'],
    [{ host: 'desktop.example.com' }, 'chat.host must be app:// or https:// and a host name, such as app://desktop.example.com.'],
    [{ uploads: 'sometimes' }, 'chat.uploads must be "two_phase", "none" or { "uploadUrl": an https address }.'],
    [{ uploads: { uploadUrl: 'http://chat.example.com/u' } }, 'chat.uploads must be "two_phase", "none" or { "uploadUrl": an https address }.'],
    [{ surprise: 1 }, 'chat.surprise is not a setting.'],
    [{ options: 4 }, 'chat.options must be an object.'],
    [{ options: { greeting: 'x' } }, 'chat.options.greeting must be left out: it is not an option here.'],
    [{ options: { locale: 'de_DE' } }, 'chat.options.locale must be a language tag such as "de" or "pt-BR".'],
    [{ options: { theme: { radius: 'huge' } } }, 'chat.options.theme.radius must be "pill", "round", "soft", "sharp".'],
    [{ options: { composer: { placeholder: 7 } } }, 'chat.options.composer.placeholder must be text of 1 to 200 characters.'],
    [{ options: { composer: { tools: [{ id: 't', label: 'T' }] } } }, 'chat.options.composer.tools[0].icon must be given.'],
    [{ options: { composer: { models: {} } } }, 'chat.options.composer.models must be a list.'],
    [{ options: { composer: { attachments: { enabled: true, maxSize: -1 } } } }, 'chat.options.composer.attachments.maxSize must be a whole number from 1 to 536870912.'],
    [{ options: { composer: { attachments: { enabled: true, accept: { 'image/*': ['.png', 4] } } } } }, 'chat.options.composer.attachments.accept["image/*"][1] must be text of 1 to 200 characters.'],
    [{ options: { startScreen: { prompts: [{ label: 'A', prompt: 'x'.repeat(5_000) }] } } }, 'chat.options.startScreen.prompts[0].prompt must be text of 1 to 4000 characters.'],
    [{ options: { theme: { typography: { baseSize: 40 } } } }, 'chat.options.theme.typography.baseSize must be a whole number from 14 to 18.'],
    [{ options: { theme: { color: { accent: { primary: '#fff', level: 9 } } } } }, 'chat.options.theme.color.accent.level must be a whole number from 0 to 3.'],
  ])('name what does not fit: %j', (given, sentence) => {
    expect(parseChatSettings(given).problems).toEqual([sentence]);
  });

  it('keep what fits beside what does not', () => {
    const { chat, problems } = parseChatSettings({
      domainKey: 'ok',
      host: 'ftp://x',
      options: { disclaimer: {}, composer: { placeholder: 'Ask', tools: [{ id: 't', label: 'T', icon: 'bolt' }, 'x'] }, ['__proto__']: { polluted: true }, onClientTool: 'x' },
    });
    expect(chat).toEqual({ domainKey: 'ok', options: { composer: { placeholder: 'Ask', tools: [{ id: 't', label: 'T', icon: 'bolt' }] } } });
    expect(problems).toHaveLength(5);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ['app://desktop.example.com', true],
    ['https://desktop.example.com', true],
    ['app://localhost', true],
    ['app://shell', false],
    ['app://chat', false],
    ['https://desktop.example.com/', false],
    ['https://desktop.example.com:8443', false],
    ['https://user@desktop.example.com', false],
    ['http://desktop.example.com', false],
    ['https://Desktop.example.com', false],
    ['https://10.0.0.1', false],
    ['https://[::1]', false],
    ['https://-x.example', false],
    ['https://', false],
    ['app://desktop.example.com\n', false],
  ])('take %j for a chat host: %s', (host, fits) => expect(isChatHost(host)).toBe(fits));
});

describe('the chat page of a connection', () => {
  const remote: Connection = { kind: 'remote', authUrl: 'https://a.example', chatUrl: 'https://a.example/chatkit' };

  it('to the embedded server takes files, feedback and dictation', () => {
    const page = pageSettingsOf({ kind: 'local' }, true);
    expect(page).toMatchObject({ uploads: 'two_phase', streamUploads: true, options: { threadItemActions: { feedback: true }, composer: { attachments: { enabled: true, maxSize: 25 * 1_048_576 } } } });
    expect(usesMicrophone(page)).toBe(true);
  });

  it('to another server takes none of it until it is told to', () => {
    const page = pageSettingsOf(remote, false);
    expect(page).toEqual({ uploads: 'none', streamUploads: false, options: { threadItemActions: {}, composer: {} } });
    expect(usesMicrophone(page)).toBe(false);
    expect(pageSettingsOf({ ...remote, chat: { uploads: 'two_phase' } }, false).options.composer).toEqual({ attachments: { enabled: true } });
  });

  it('never learns the upload address of the connection', () => {
    const connection: Connection = { ...remote, chat: { uploads: { uploadUrl: 'https://a.example/secret' } } };
    expect(pageSettingsOf(connection, true).uploads).toBe('direct');
    expect(JSON.stringify(pageSettingsOf(connection, true))).not.toContain('secret');
    expect(uploadsOf(connection)).toEqual({ uploadUrl: 'https://a.example/secret' });
  });

  it('has the integrator’s options over ours, part by part', () => {
    const { options } = pageSettingsOf({ kind: 'local', chat: { options: { threadItemActions: { retry: false }, composer: { dictation: { enabled: false } } } } }, true);
    expect(options.threadItemActions).toEqual({ feedback: true, retry: false });
    expect([options.composer?.dictation, options.composer?.attachments?.enabled]).toEqual([{ enabled: false }, true]);
  });

  it('shows no way to attach where files cannot be sent', () => {
    const connection: Connection = { kind: 'local', chat: { uploads: 'none' } };
    expect(pageSettingsOf(connection, true).options.composer).not.toHaveProperty('attachments');
  });

  it('asks for OpenAI’s script only with a domain key, from its address unless another is given', () => {
    expect(pageSettingsOf({ kind: 'local', chat: { scriptUrl: 'https://x.example/c.js' } }, true)).not.toHaveProperty('hosted');
    expect(pageSettingsOf({ kind: 'local', chat: { domainKey: 'k' } }, true).hosted).toEqual({
      scriptUrl: 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js',
      domainKey: 'k',
    });
  });
});
