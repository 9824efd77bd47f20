import { describe, expect, test } from 'vitest';
import type { ModelSettings } from '../../../../src/shared/desktop-api.ts';
import type { ModelEndpoint } from '../../../../src/main/local-server/local-server.ts';
import { createModels, type ModelKey } from '../../../../src/main/local-server/model-settings.ts';
import { createModelKeys } from '../../../../src/main/model-keys.ts';
import type { VaultSelector } from '../../../../src/main/secret-vault.ts';
import { createMemoryVault } from '../../../../src/main/vault/vault.memory.ts';

function setUp(environment: Record<string, string> = {}, keychainWorks = true) {
  const applied: unknown[] = [];
  const told: ModelSettings[] = [];
  const asked: ModelEndpoint[] = [];
  const kept: { key?: ModelKey; model?: { baseUrl: string; model: string } } = {};
  const models = createModels({
    environment,
    stored: () => kept.model,
    store: (model) => {
      if (model === undefined) delete kept.model;
      else kept.model = model;
    },
    keys: {
      read: async () => kept.key,
      async write(key) {
        if (!keychainWorks) return false;
        if (key === undefined) delete kept.key;
        else kept.key = key;
        return true;
      },
    },
    checker: {
      list: async (endpoint) => (asked.push(endpoint), { models: [], total: 0 }),
      test: async (endpoint) => (asked.push(endpoint), { code: 'ok', message: '', said: { key: '', args: [] } }),
      cancel: () => undefined,
    },
    apply: (endpoint) => void applied.push(endpoint),
    onChange: (settings) => void told.push(settings),
  });
  return { models, applied, told, asked, kept };
}

const input = { baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama', apiKey: 'secret' };
const origin = 'http://127.0.0.1:11434';
const elsewhere = { baseUrl: 'https://api.example.com/v1', model: 'gpt' };

describe('model settings', () => {
  test('the key goes to the keychain and never comes back to a page', async () => {
    const { models, kept, applied, told } = setUp();
    const view = { baseUrl: input.baseUrl, model: 'llama', hasKey: true, keyOrigin: origin, fromEnvironment: false };
    expect(await models.set(input)).toEqual(view);
    expect(kept).toEqual({ key: { key: 'secret', origin }, model: { baseUrl: input.baseUrl, model: 'llama' } });
    expect(applied).toEqual([input]);
    expect(told).toEqual([view]);
  });

  test('without a keychain the key works for this run only', async () => {
    const { models, kept, applied } = setUp({}, false);
    await models.set(input);
    expect(kept.key).toBeUndefined();
    expect(applied).toEqual([input]);
  });

  test('saving without a key keeps the stored one', async () => {
    const { models, applied } = setUp();
    await models.set(input);
    await models.set({ baseUrl: input.baseUrl, model: 'other' });
    expect(applied.at(-1)).toEqual({ baseUrl: input.baseUrl, model: 'other', apiKey: 'secret' });
  });

  test.each([
    ['another host', elsewhere.baseUrl],
    ['another port', 'http://127.0.0.1:8080/v1'],
    ['the same host without TLS', 'https://127.0.0.1:11434/v1'],
  ])('a key goes nowhere but where it was given for: not to %s', async (_name, baseUrl) => {
    for (const keychain of [true, false]) {
      const { models, applied, asked } = setUp({}, keychain);
      await models.set(input);
      await models.test({ baseUrl, model: 'gpt' });
      await models.list({ baseUrl, model: 'gpt' });
      expect(asked.map(({ apiKey }) => apiKey)).toEqual(['', '']);
      expect(await models.set({ baseUrl, model: 'gpt' })).toMatchObject({ hasKey: false, keyOrigin: origin });
      expect(applied.at(-1)).toEqual({ baseUrl, model: 'gpt', apiKey: '' });
    }
  });

  test('a key waits for its address to come back', async () => {
    const { models, applied } = setUp();
    await models.set(input);
    await models.set(elsewhere);
    await models.set({ baseUrl: `${origin}/other/v1`, model: 'llama' });
    expect(applied.at(-1)).toMatchObject({ apiKey: 'secret' });
  });

  test('an earlier version’s key, which has no origin, belongs to the address it was saved with', async () => {
    const { models, kept, applied } = setUp();
    kept.key = { key: 'old' };
    kept.model = { baseUrl: input.baseUrl, model: 'llama' };
    await models.load();
    expect(applied.at(-1)).toMatchObject({ apiKey: 'old' });
    await models.set(elsewhere);
    expect(applied.at(-1)).toMatchObject({ ...elsewhere, apiKey: '' });
    expect(kept.key).toEqual({ key: 'old', origin });
  });

  test('an empty key removes the stored one', async () => {
    const { models, kept } = setUp();
    await models.set(input);
    expect(await models.set({ ...input, apiKey: '' })).toMatchObject({ hasKey: false });
    expect(kept.key).toBeUndefined();
  });

  test('what is in the form is asked with the key in the form, or the stored one', async () => {
    const { models, asked } = setUp();
    await models.test({ ...elsewhere, apiKey: 'typed' });
    await models.set(input);
    await models.list({ baseUrl: input.baseUrl, model: '' });
    expect(asked).toEqual([{ ...elsewhere, apiKey: 'typed' }, { baseUrl: input.baseUrl, model: '', apiKey: 'secret' }]);
  });

  test('an empty model disconnects it', async () => {
    const { models, applied } = setUp();
    await models.set(input);
    expect(await models.set({ baseUrl: '', model: '' })).toMatchObject({ baseUrl: '', model: '' });
    expect(applied.at(-1)).toBeUndefined();
  });

  test('the environment wins, is what is tested, and cannot be edited', async () => {
    const { models, applied, asked } = setUp({ OPENAI_API_KEY: 'k', LATCHKEY_MODEL: 'gpt' });
    await models.load();
    const fixed = { baseUrl: 'https://api.openai.com/v1', apiKey: 'k', model: 'gpt' };
    expect(applied).toEqual([fixed]);
    await models.test(elsewhere);
    expect(asked).toEqual([fixed]);
    await expect(models.set(input)).rejects.toMatchObject({ code: 'settings.invalid' });
  });
});

describe('the key in the vault', () => {
  test('comes back with its origin; one of an earlier version comes back alone', async () => {
    const vault = createMemoryVault();
    const keys = createModelKeys({ select: async () => ({ status: 'ready', vault }) } as unknown as VaultSelector);
    expect(await keys.read()).toBeUndefined();
    await keys.write({ key: 'secret', origin });
    expect(await keys.read()).toEqual({ key: 'secret', origin });
    await vault.set('model-key', 'sk-bare');
    expect(await keys.read()).toEqual({ key: 'sk-bare' });
    await vault.set('model-key', '12345');
    expect(await keys.read()).toEqual({ key: '12345' });
    await keys.write(undefined);
    expect(await keys.read()).toBeUndefined();
  });
});
