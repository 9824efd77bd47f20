import { expect, it } from 'vitest';
import { fittingModels } from '../../../../../src/renderer/shell/settings/use-model-list.ts';

const models = Array.from({ length: 400 }, (_, n) => `vendor-${n % 4}/model-${n}`);

it('finds names by all the words that were typed, in whatever order and case', () => {
  expect(fittingModels(models, 'MODEL-39 vendor-3').shown).toEqual(['vendor-3/model-39', 'vendor-3/model-391', 'vendor-3/model-395', 'vendor-3/model-399']);
});

it('draws two hundred of many, and counts all', () => {
  const { shown, count } = fittingModels(models, '');
  expect([shown.length, count]).toEqual([200, 400]);
});

it('finds nothing where nothing fits', () => {
  expect(fittingModels(models, 'gpt')).toEqual({ shown: [], count: 0 });
});
