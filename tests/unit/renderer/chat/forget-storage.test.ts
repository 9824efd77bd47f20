import { describe, expect, it } from 'vitest';
import { forgetStorage, type Keeps } from '../../../../src/renderer/chat/forget-storage.ts';

/** A browser with something in every store; what is given takes the place of one. */
function browser(changed: Partial<Record<keyof Keeps, unknown>> = {}) {
  const gone: string[] = [];
  const page = {
    localStorage: { clear: () => gone.push('local') },
    sessionStorage: { clear: () => gone.push('session') },
    indexedDB: { databases: () => Promise.resolve([{ name: 'a' }, {}, { name: 'b' }]), deleteDatabase: (name: string) => gone.push(`database ${name}`) },
    caches: { keys: () => Promise.resolve(['c', 'd']), delete: (key: string) => Promise.resolve(gone.push(`cache ${key}`)) },
    ...changed,
  };
  return { page: page as unknown as Keeps, gone };
}

/** No time passes. */
const never = (): (() => void) => () => undefined;

describe('what a page has kept', () => {
  it('goes, whichever way it was kept', async () => {
    const { page, gone } = browser();
    await forgetStorage(page, never);
    expect(gone.sort()).toEqual(['cache c', 'cache d', 'database a', 'database b', 'local', 'session']);
  });

  it('goes as far as the browser lets the page look', async () => {
    const { page, gone } = browser({
      localStorage: { clear: () => { throw new DOMException('Denied.', 'SecurityError'); } },
      caches: undefined,
    });
    await forgetStorage(page, never);
    expect(gone.sort()).toEqual(['database a', 'database b', 'session']);
  });

  it('is waited for a second at most', async () => {
    const { page, gone } = browser({ indexedDB: { databases: () => new Promise(() => undefined) } });
    const waits: number[] = [];
    await forgetStorage(page, (ms, run) => {
      waits.push(ms);
      // All that answers at once has.
      setImmediate(run);
      return () => undefined;
    });
    expect(waits).toEqual([1_000]);
    expect(gone.sort()).toEqual(['cache c', 'cache d', 'local', 'session']);
  });
});
