import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../src/main/settings/parse-settings.ts';
import { createSettingsStore, type SettingsFile } from '../../../../src/main/settings/settings-store.ts';

const log = { info() {}, warn() {}, error() {} };

function memoryFile(text?: string): SettingsFile & { text: () => string | undefined; aside: () => boolean } {
  let kept = false;
  return {
    read: () => text,
    write: (next) => void (text = next),
    keepAside: () => void (kept = true),
    text: () => text,
    aside: () => kept,
  };
}

describe('settings', () => {
  test('a fresh profile has the defaults and writes nothing until something changes', () => {
    const file = memoryFile();
    expect(createSettingsStore({ file, log }).read()).toEqual({ settings: defaultSettings });
    expect(file.text()).toBeUndefined();
  });

  test('a change survives a restart', () => {
    const file = memoryFile();
    createSettingsStore({ file, log }).update({ connection: { kind: 'remote', authUrl: 'https://a', chatUrl: 'https://a/chatkit' } });
    expect(createSettingsStore({ file, log }).read().connection).toEqual({ kind: 'remote', authUrl: 'https://a', chatUrl: 'https://a/chatkit' });
  });

  test('one value that does not fit falls back alone', () => {
    const file = memoryFile(JSON.stringify({ settings: { colorScheme: 'mauve', sidebarWidth: 300, sidebarOpen: false }, window: 'x' }));
    expect(createSettingsStore({ file, log }).read()).toEqual({ settings: { colorScheme: 'system', language: 'system', sidebarWidth: 300, sidebarOpen: false } });
    expect(file.aside()).toBe(false);
  });

  test('a damaged file is kept aside, never overwritten in place', () => {
    const file = memoryFile('{"settings":');
    expect(createSettingsStore({ file, log }).read()).toEqual({ settings: defaultSettings });
    expect(file.aside()).toBe(true);
  });

  test('a full disk keeps the change for this run', () => {
    const file = memoryFile();
    file.write = () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    const store = createSettingsStore({ file, log });
    store.update({ settings: { ...defaultSettings, colorScheme: 'dark' } });
    expect(store.read().settings.colorScheme).toBe('dark');
  });

  test('chat settings of a connection are read with it; what does not fit is left out and named', () => {
    const chat = { domainKey: 'dk', host: 'nowhere', options: { composer: { placeholder: 'Ask' }, frameTitle: 4 } };
    const store = createSettingsStore({ file: memoryFile(JSON.stringify({ connection: { kind: 'local', chat } })), log });
    expect(store.read().connection).toEqual({ kind: 'local', chat: { domainKey: 'dk', options: { composer: { placeholder: 'Ask' } } } });
    expect(store.problems('main')).toEqual([expect.stringContaining('chat.host must be'), expect.stringContaining('chat.options.frameTitle must be')]);
  });

  test('workspaces are read with their connections and problems; what is no workspace is left out, a damaged connection only loses itself', () => {
    const workspaces = [
      { id: 'main', connection: { kind: 'remote', authUrl: 'https://not-here', chatUrl: 'https://not-here' } },
      { id: 'b2', connection: { kind: 'remote', authUrl: 'https://b', chatUrl: 'https://b/chatkit', chat: { host: 'nowhere' } }, queued: 3, before: ['local'], histories: ['a1'] },
      { id: 'b2', connection: { kind: 'local' } },
      { id: '../../etc' },
      'nothing',
      { id: 'c3', connection: { kind: 'remote', authUrl: 'no address' }, queued: -1, before: 'x' },
    ];
    const store = createSettingsStore({ file: memoryFile(JSON.stringify({ connection: { kind: 'local' }, workspaces, lastWorkspace: 'b2' })), log });
    expect(store.read()).toEqual({
      settings: defaultSettings,
      connection: { kind: 'local' },
      workspaces: [{ id: 'main' }, { id: 'b2', connection: { kind: 'remote', authUrl: 'https://b', chatUrl: 'https://b/chatkit' }, queued: 3, before: ['local'], histories: ['a1'] }, { id: 'c3' }],
      lastWorkspace: 'b2',
    });
    expect(store.problems('b2')).toEqual([expect.stringContaining('chat.host must be')]);
    expect(store.problems('main')).toEqual([]);
  });
});
