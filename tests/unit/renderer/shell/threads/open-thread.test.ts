import { describe, expect, it } from 'vitest';
import { createOpenThreadMemory } from '../../../../../src/renderer/shell/threads/open-thread.ts';

function memoryOn(initial: Record<string, string> = {}) {
  const values = new Map(Object.entries(initial));
  return createOpenThreadMemory({
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  });
}

describe('the thread that a window showed', () => {
  it('is remembered for the account it belongs to', () => {
    const memory = memoryOn();
    expect(memory.read('ada')).toBeNull();
    memory.write('ada', 'thr_1');
    expect([memory.read('ada'), memory.read('bob')]).toEqual(['thr_1', null]);
    memory.write('ada', null);
    expect(memory.read('ada')).toBeNull();
  });

  it.each(['', '{', '"x"', '[1,2]', '["ada",{}]', '{"ada":1}', 'null'])('is nothing where the storage holds %s', (text) => {
    expect(memoryOn({ 'latchkey.thread': text }).read('ada')).toBeNull();
  });
});
