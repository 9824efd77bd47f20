import { expect, it } from 'vitest';
import { checkModel, modelPresets, presetOf, withAddress } from '../../../../../src/renderer/shell/settings/model-presets.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

it('lets everything empty through: the built-in guide answers then', () => {
  expect(checkModel(texts, { baseUrl: '', model: '', apiKey: '' })).toEqual({});
});

it('wants the other half when only one of address and model is given', () => {
  expect(Object.keys(checkModel(texts, { baseUrl: '', model: 'm', apiKey: '' }))).toEqual(['baseUrl']);
  expect(Object.keys(checkModel(texts, { baseUrl: 'https://api.example.com/v1', model: '', apiKey: '' }))).toEqual(['model']);
});

it.each(['api.example.com', 'ftp://api.example.com', 'javascript:alert(1)'])('refuses %s as an address', (baseUrl) => {
  expect(checkModel(texts, { baseUrl, model: 'm', apiKey: '' }).baseUrl).toMatch(/not a web address/);
});

it('suggests only addresses that it would accept', () => {
  for (const preset of modelPresets) expect(checkModel(texts, { baseUrl: preset.baseUrl, model: 'm', apiKey: '' })).toEqual({});
});

it.each([
  ['https://api.openai.com/v1/', 'openai'],
  ['http://localhost:11434/v1', 'ollama'],
  ['https://acme-ai.openai.azure.com/openai/v1', 'azure'],
  ['https://openai.azure.com.evil.example/openai/v1', undefined],
  ['https://api.example.com/v1', undefined],
  ['', undefined],
])('knows the service at %s', (baseUrl, id) => {
  expect(presetOf(baseUrl)?.id).toBe(id);
});

it('leaves a key that was typed for one service behind when another is chosen, and keeps one that was typed before any', () => {
  const typed = { baseUrl: 'https://api.openai.com/v1', model: 'gpt-5', apiKey: 'sk-1' };
  expect(withAddress(typed, 'https://api.mistral.ai/v1', 'm')).toEqual({ baseUrl: 'https://api.mistral.ai/v1', model: 'm', apiKey: '' });
  expect(withAddress(typed, 'https://api.openai.com/v2', 'm').apiKey).toBe('sk-1');
  expect(withAddress({ ...typed, baseUrl: '' }, 'https://api.mistral.ai/v1', 'm').apiKey).toBe('sk-1');
});
