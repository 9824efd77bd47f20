import { describe, expect, it } from 'vitest';
import { createFileRegistry } from '../../../../src/main/files/file-registry.ts';

const entry = (url: string, headers = {}) => ({ url, method: 'GET' as const, headers });

describe('the file registry', () => {
  it('gives one address one id, so that the page’s cache knows it again', () => {
    const registry = createFileRegistry();
    const id = registry.add(entry('/a'));
    expect(registry.add(entry('/a'))).toBe(id);
    expect(registry.add({ ...entry('/a'), method: 'PUT' })).not.toBe(id);
    expect(registry.add(entry('/a', { x: '1' }))).not.toBe(id);
    expect(registry.find(id)).toEqual(entry('/a'));
  });

  it('gives ids that say nothing and that another registry does not share', () => {
    const id = createFileRegistry().add(entry('/a'));
    expect(id).toMatch(/^[\w-]{43}$/);
    const other = createFileRegistry();
    expect(other.add(entry('/a'))).not.toBe(id);
    expect(other.find(id)).toBeUndefined();
  });

  it('finds nothing that was not added', () => {
    const registry = createFileRegistry();
    for (const id of ['', '__proto__', 'constructor', '../x']) expect(registry.find(id)).toBeUndefined();
  });

  it('forgets what was not used for longest beyond 4,096 addresses', () => {
    const registry = createFileRegistry();
    const [first, second] = [registry.add(entry('/1')), registry.add(entry('/2'))];
    for (let n = 3; n <= 4_096; n += 1) registry.add(entry(`/${n}`));
    registry.find(first);
    registry.add(entry('/one-too-many'));
    expect([registry.find(first)?.url, registry.find(second)]).toEqual(['/1', undefined]);
  });

  it('keeps 512 image hosts, the latest', () => {
    const registry = createFileRegistry();
    registry.allowImagesFrom(Array.from({ length: 600 }, (_, n) => `${n}.example`));
    registry.allowImagesFrom(['100.example']);
    expect(registry.imageDomains()).toHaveLength(512);
    expect(registry.imageDomains().at(-1)).toBe('100.example');
  });
});
