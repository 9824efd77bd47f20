import { describe, expect, it } from 'vitest';
import { readModelFiles } from '../../../../src/server/assistant/model-files.ts';
import { NotFound } from '../../../../src/server/chat-store.ts';
import type { Attachment, UserMessageItem } from '../../../../src/shared/chatkit/types.ts';

const base = { id: 'i', thread_id: 't', created_at: '2026-01-01T00:00:00.000Z' };
const message = (...attachments: Attachment[]): UserMessageItem => ({
  ...base,
  type: 'user_message',
  content: [],
  attachments,
  inference_options: {},
});
const file = (id: string, mime_type = 'text/plain'): Attachment => ({ id, name: `${id}.txt`, mime_type, type: 'file' });
const image = (id: string): Attachment => ({ id, name: id, mime_type: 'image/png', type: 'image', preview_url: 'http://x/' });
const holding = (bytes: Uint8Array) => async (_id: string, limit: number) => bytes.subarray(0, limit);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('readModelFiles', () => {
  it('reads UTF-8 text of any type that can be text, and cuts it at a character', async () => {
    const item = message(file('a', 'application/x-yaml'), file('b', 'application/octet-stream'));
    expect((await readModelFiles([item], holding(text('größe: 1'))))(item)).toEqual([
      { type: 'text', name: 'a.txt', text: 'größe: 1', cut: false },
      { type: 'text', name: 'b.txt', text: 'größe: 1', cut: false },
    ]);
    const long = message(file('long'));
    const [cut] = (await readModelFiles([long], holding(text('é'.repeat(200_000)))))(long);
    expect(cut).toMatchObject({ type: 'text', text: 'é'.repeat(32_000), cut: true });
  });

  it.each([
    ['bytes that are no text', 'text/plain', Uint8Array.from([0xff, 0xfe, 0x41])],
    ['text with a null in it', 'text/plain', text('a\0b')],
    ['a type that never is text', 'application/pdf', text('%PDF-1.7')],
  ])('only names %s', async (_, type, bytes) => {
    const item = message(file('a', type));
    expect((await readModelFiles([item], holding(bytes)))(item)).toEqual([{ type: 'other', name: 'a.txt', mimeType: type }]);
  });

  it('gives images as they are, and only names those beyond 10 MB', async () => {
    const item = message(image('dot'));
    expect((await readModelFiles([item], holding(Uint8Array.from([1, 2]))))(item)).toEqual([
      { type: 'image', name: 'dot', mimeType: 'image/png', base64: 'AQI=' },
    ]);
    expect((await readModelFiles([item], holding(new Uint8Array(10 * 1024 * 1024 + 1))))(item)).toMatchObject([{ type: 'other' }]);
  });

  it('reads the newest twenty, each once, and names those before them and those that are gone', async () => {
    const reads: string[] = [];
    const items = Array.from({ length: 25 }, (_, n) => message(file(`f${n}`), file('again')));
    const read = async (id: string): Promise<Uint8Array> => {
      reads.push(id);
      if (id === 'f24') throw new NotFound('attachment');
      return text('content');
    };
    const filesOf = await readModelFiles(items, read);
    expect(reads).toHaveLength(20);
    expect(new Set(reads).size).toBe(20);
    expect(filesOf(items[24]!).map(({ type }) => type)).toEqual(['other', 'text']);
    expect(filesOf(items[0]!).map(({ type }) => type)).toEqual(['other', 'text']);
  });
});
