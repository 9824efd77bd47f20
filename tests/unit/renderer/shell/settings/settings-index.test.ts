import { expect, it } from 'vitest';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';
import { settingEntries } from '../../../../../src/renderer/shell/settings/setting-entries.ts';
import { findSettings } from '../../../../../src/renderer/shell/settings/settings-index.ts';

const labels = (typed: string): string[] => findSettings(settingEntries(texts), typed).map(({ label }) => label);

it('finds a setting by its name, by other words for it, and by a part of either', () => {
  expect(labels('dark')[0]).toBe('Dark');
  expect(labels('autostart')).toEqual(['Start when you sign in to your computer']);
  expect(labels('theme')).toEqual(['System', 'Light', 'Dark']);
  expect(labels('spell').slice(0, 2)).toContain('Check spelling as you type');
  expect(labels('api')[0]).toBe('API key');
});

it('prefers what stands on the setting, and marks it; other words are not marked', () => {
  const [first] = findSettings(settingEntries(texts), 'import');
  expect(first).toMatchObject({ label: 'Import', marks: [[0, 6]] });
  expect(findSettings(settingEntries(texts), 'ollama')[0]).toMatchObject({ label: 'Service', marks: [] });
});

it('finds nothing where nothing fits, and asks for nothing', () => {
  expect(labels('xyzzy')).toEqual([]);
  expect(labels('  ')).toEqual([]);
});
