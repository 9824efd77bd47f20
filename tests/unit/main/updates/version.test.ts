import { expect, test } from 'vitest';
import { compareVersions, isVersion } from '../../../../src/main/updates/feed/version.ts';

test('versions are in the order of Semantic Versioning, pre-releases before their release', () => {
  const inOrder = ['nonsense', '0.9.10', '0.10.0', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '2.0.0'];
  expect([...inOrder].reverse().sort(compareVersions)).toEqual(inOrder);
  expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
});

test('what could be a path or is too long is no version', () => {
  for (const text of ['../1.0.0', '1.0.0/..', '1.0', '01.0.0', '1.0.0-', `1.0.0-${'a'.repeat(80)}`, '1.0.0\n', 7]) expect(isVersion(text), String(text)).toBe(false);
  expect(isVersion('1.0.0-rc.1')).toBe(true);
});
