import { expect, it } from 'vitest';
import { readLaunch } from '../../../../src/main/app/launch-args.ts';

it('finds a link wherever Chromium has put it, in any case of its scheme', () => {
  expect(readLaunch(['/usr/bin/latchkey', '--no-sandbox', '--allow-file-access', 'latchkey://thread/t1', '/home'], 'latchkey').links).toEqual(['latchkey://thread/t1']);
  expect(readLaunch(['LatchKey://thread/T1'], 'latchkey').links).toEqual(['LatchKey://thread/T1']);
});

it('takes no other scheme, no flag that holds a link, and no crowd of them', () => {
  expect(readLaunch(['https://example.com', 'latchkeys://x', '--profile=latchkey://thread/t1', 'latchkey'], 'latchkey').links).toEqual([]);
  expect(readLaunch(Array.from({ length: 9 }, (_, at) => `latchkey://thread/${at}`), 'latchkey').links).toHaveLength(4);
});

it('takes what is neither flag, nor a flag’s value, nor a link for a path', () => {
  const args = ['/usr/bin/latchkey', '--no-sandbox', 'notes.txt', '--profile', '/tmp/p', 'latchkey://thread/1', 'https://example.com', '/home/ada/Ünï côde.pdf'];
  expect(readLaunch(args, 'latchkey')).toMatchObject({ paths: ['notes.txt', '/home/ada/Ünï côde.pdf'], quick: false });
  expect(readLaunch(['x', '--quick'], 'latchkey').quick).toBe(true);
});
