import { expect, it } from 'vitest';
import { checkModel, modelPresets } from '../../../../../src/renderer/shell/settings/model-presets.ts';
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
