import { expect, it } from 'vitest';
import { createFileAdder, type FetchFile } from '../../../../src/main/archive/export-files.ts';
import { missingFilesWords } from '../../../../src/main/archive/job-words.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';

function adder(fetchFile: FetchFile | undefined) {
  const entries: string[] = [];
  const zip = { entry: async (name: string) => void entries.push(name), end: async () => undefined };
  return { entries, files: createFileAdder(zip, { fetchFile, signal: new AbortController().signal }) };
}

it('while the server cannot be reached puts in what was looked at, asks for no more than one other, and says how many it lacks', async () => {
  const asked: string[] = [];
  const { entries, files } = adder(async (address, { keptOnly }) => {
    if (address === 'kept') return new Response(new Uint8Array([9]), { headers: { 'content-type': 'image/jpeg' } });
    if (!keptOnly) asked.push(address);
    throw new LatchkeyError('network.unreachable', 'x could not be reached.');
  });
  for (const address of ['1', '2', '1', 'kept']) await files.add(address, `map ${address}`);
  expect([asked, entries]).toEqual([['1'], ['attachments/map kept.jpg']]);
  expect(missingFilesWords(files.missing()).message).toBe('2 pictures are not in it, because the server could not be reached. Export again when it can be, to have them.');
});

it('lacks what the server does not give out, and goes on with the rest', async () => {
  const { entries, files } = adder(async (address) => {
    if (address === 'there') return new Response(new Uint8Array([9]), { headers: { 'content-type': 'image/png' } });
    throw new LatchkeyError('backend.refused', 'x no longer has this file.');
  });
  expect(await files.add('gone', 'a.png')).toBeUndefined();
  expect(await files.add('there', 'a.png')).toBe('attachments/a.png');
  expect(entries).toEqual(['attachments/a.png']);
  expect(missingFilesWords(files.missing()).message).toBe('1 picture is not in it, because the server no longer gives it out.');
});
