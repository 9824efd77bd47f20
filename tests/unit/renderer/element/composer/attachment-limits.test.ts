import { describe, expect, it } from 'vitest';
import { acceptAttribute, acceptedNames, checkFiles } from '../../../../../src/renderer/element/controller/composer/attachment-limits.ts';
import type { AttachmentOptions, CandidateFile } from '../../../../../src/renderer/element/controller/composer/attachment-limits.ts';

const mega = 1024 * 1024;
const file = (name: string, type: string, size = 10): CandidateFile => ({ name, type, size });

function check(files: CandidateFile[], options: Partial<AttachmentOptions> = {}, present = 0) {
  const { taken, refused } = checkFiles(files, present, { enabled: true, ...options });
  return { taken: taken.map(({ name }) => name), refused };
}

describe('what may be attached', () => {
  it('is everything up to 100 MB and ten files where the options name no limit', () => {
    expect(check([file('a.bin', '', 100 * mega)]).taken).toEqual(['a.bin']);
    expect(check([file('a.bin', '', 100 * mega + 1)]).refused).toEqual([{ type: 'too_large', name: 'a.bin', size: 100 * mega + 1, limit: 100 * mega }]);
    const eleven = Array.from({ length: 11 }, (_, at) => file(`${at}`, 'text/plain'));
    expect(check(eleven)).toMatchObject({ taken: { length: 10 }, refused: [{ type: 'too_many', name: '10', limit: 10 }] });
  });

  it('counts the files that are attached already', () => {
    expect(check([file('a', ''), file('b', '')], { maxCount: 3 }, 2)).toMatchObject({ taken: ['a'], refused: [{ name: 'b', limit: 3 }] });
  });

  it('has a size by type: the very type, then its family, then "*" or "", then the default', () => {
    const maxSize = { 'image/svg+xml': 1, 'image/*': 5, '*': 9 };
    expect(check([file('a.svg', 'image/svg+xml', 2)], { maxSize }).refused).toMatchObject([{ limit: 1 }]);
    expect(check([file('a.png', 'image/png', 6)], { maxSize }).refused).toMatchObject([{ limit: 5 }]);
    expect(check([file('a.txt', 'text/plain', 10)], { maxSize }).refused).toMatchObject([{ limit: 9 }]);
    expect(check([file('a', '', 10)], { maxSize: { '': 9 } }).refused).toMatchObject([{ limit: 9 }]);
    expect(check([file('a.txt', 'text/plain', 200 * mega)], { maxSize: { 'image/*': 5 } }).refused).toMatchObject([{ limit: 100 * mega }]);
  });

  it('looks at the type without its parameters, and at the case of nothing', () => {
    expect(check([file('a.TXT', 'TEXT/plain; charset=utf-8')], { accept: { 'text/plain': [] } }).taken).toEqual(['a.TXT']);
  });

  it('accepts a type or an extension, since systems disagree about types', () => {
    const accept = { 'image/*': [], 'application/x-notes': ['.notes', 'nt'] };
    expect(check([file('a.webp', 'image/webp'), file('b.NOTES', ''), file('c.nt', 'text/plain')], { accept }).taken).toHaveLength(3);
    expect(check([file('d.exe', 'application/x-msdownload'), file('e', '')], { accept }).refused).toEqual([
      { type: 'wrong_type', name: 'd.exe', accepted: ['image/*', '.notes', '.nt'] },
      { type: 'wrong_type', name: 'e', accepted: ['image/*', '.notes', '.nt'] },
    ]);
  });

  it('says the first thing that is wrong with a file and takes the others', () => {
    const result = check([file('a.exe', 'x/y', 99), file('b.png', 'image/png')], { accept: { 'image/png': ['.png'] }, maxSize: 50 });
    expect(result).toMatchObject({ taken: ['b.png'], refused: [{ type: 'wrong_type', name: 'a.exe' }] });
  });

  it('is told to the file picker and to people', () => {
    const accept = { 'image/*': ['.png'], 'text/plain': [] };
    expect(acceptAttribute(accept)).toBe('image/*,.png,text/plain');
    expect(acceptAttribute(undefined)).toBeUndefined();
    expect(acceptedNames(accept)).toEqual(['.png', 'text/plain']);
  });
});
