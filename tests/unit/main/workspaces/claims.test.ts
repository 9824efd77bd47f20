import { expect, test } from 'vitest';
import { createClaims } from '../../../../src/main/workspaces/claims.ts';

test('an account’s history is with the workspace that came to it first, until that one leaves it', () => {
  const claims = createClaims();
  expect(claims.holds('a')).toBe(false);
  claims.set('a', 'server ada');
  claims.set('b', 'server ada');
  claims.set('c', 'server bob');
  claims.set('a', 'server ada');
  expect(['a', 'b', 'c'].map(claims.holds)).toEqual([true, false, true]);
  claims.set('a', undefined);
  expect(['a', 'b', 'c'].map(claims.holds)).toEqual([false, true, true]);
  claims.set('a', 'server ada');
  expect(['a', 'b', 'c'].map(claims.holds)).toEqual([false, true, true]);
});
