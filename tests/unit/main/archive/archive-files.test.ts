import { describe, expect, it } from 'vitest';
import { archiveLines, type ArchivedThread } from '../../../../src/main/archive/archive-format.ts';
import { createNames, safeName, splitName } from '../../../../src/main/archive/file-names.ts';
import { readArchive, unpackArchive } from '../../../../src/main/archive/read-archive.ts';
import { threadMarkdown } from '../../../../src/main/archive/thread-markdown.ts';
import type { ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { texts } from '../../../../src/shared/texts/en/texts.ts';

const header = { exportedAt: '2026-03-01T09:30:00.000Z', account: 'ada@example.com on chat.example.com' };
const message = (id: string, text: string): ThreadItem => ({
  id, thread_id: 'thr_1', created_at: '2026-03-01T09:00:00Z', type: 'user_message', content: [{ type: 'input_text', text }], attachments: [], inference_options: {},
});
const chat = (id: string, ...items: ThreadItem[]): ArchivedThread => ({
  thread: { id, title: `Chat ${id}`, created_at: '2026-03-01T09:00:00Z', status: { type: 'active' }, metadata: {} },
  items: items.map((item) => ({ ...item, thread_id: id })),
});
const file = (...chats: ArchivedThread[]): string => archiveLines.first(header) + chats.map(archiveLines.thread).join('') + archiveLines.last;

async function read(text: string | Uint8Array): Promise<ArchivedThread[]> {
  const found: ArchivedThread[] = [];
  for await (const one of readArchive(await unpackArchive(typeof text === 'string' ? new TextEncoder().encode(text) : text))) found.push(one);
  return found;
}

describe('the JSON of an export', () => {
  const chats = [chat('a', message('1', 'line\nbreak “”'), message('2', '{"threads":[')), chat('b')];

  it('is read back as it was, and is JSON for everybody else', async () => {
    expect(await read(file(...chats))).toEqual(chats);
    expect(JSON.parse(file(...chats))).toMatchObject({ format: 'latchkey-archive', version: 1, account: header.account, threads: [{ thread: { id: 'a' } }, { thread: { id: 'b' } }] });
    expect(await read(file())).toEqual([]);
  });

  it('is read also where somebody has formatted it anew', async () => {
    expect(await read(JSON.stringify(JSON.parse(file(...chats)), undefined, 2))).toEqual(chats);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -4)],
    ['cut inside a chat', (text: string) => text.slice(0, text.indexOf('break'))],
    ['with something behind its end', (text: string) => `${text}{}`],
    ['with an id twice', (text: string) => text.replace('"id":"2"', '"id":"1"')],
    ['with an item without a type', (text: string) => text.replaceAll('"type":"user_message"', '"kind":"user_message"')],
    ['with a date that is none', (text: string) => text.replaceAll('2026-03-01T09:00:00Z', 'yesterday')],
    ['empty', () => ''],
    ['of another program', () => '{"conversations":[]}'],
    ['that is no JSON', () => 'PDF'],
  ])('is refused with a sentence: %s', async (_what, harm) => {
    await expect(read(harm(file(...chats)))).rejects.toMatchObject({ code: 'archive.invalid', message: expect.stringMatching(/nothing was imported|Export it again/) as string });
  });

  it('names the way out when a newer Latchkey made it', async () => {
    await expect(read(file().replace('"version":1', '"version":2'))).rejects.toThrow(/newer Latchkey.*Update/);
  });

  it('is refused in bytes that are not UTF-8, and in a zip without it', async () => {
    const broken = new TextEncoder().encode(file(...chats));
    broken[broken.length - 20] = 0xff;
    await expect(read(broken)).rejects.toMatchObject({ code: 'archive.invalid' });
    await expect(read(new Uint8Array([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]))).rejects.toThrow(/not an export of Latchkey/);
  });
});

describe('names of files', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..', 'Untitled'],
    ['  Trip.  ', 'Trip'],
    ['CON', 'CON chat'],
    ['com1.txt', 'com1.txt chat'],
    ['東京での三日間', '東京での三日間'],
    ['\u202Egnp.exe\u0000', 'gnp.exe'],
    ['', 'Untitled'],
  ])('are safe everywhere: %j', (text, name) => {
    expect(safeName(text, 'Untitled')).toBe(name);
  });

  it('are short, and no character of them is cut in half', () => {
    expect(safeName(`${'x'.repeat(59)}👩‍👩‍👧`, '')).toBe('x'.repeat(59));
    expect(splitName(`${'n'.repeat(300)}.p n/g`, 'file')).toEqual(['n'.repeat(60), '.png']);
  });

  it('differ where case and Unicode form do not count', () => {
    const names = createNames();
    expect([names('Café', '.md'), names('CAFE\u0301', '.md'), names('café', '.md')]).toEqual(['Café.md', 'CAFE\u0301 (2).md', 'café (3).md']);
  });
});

describe('a chat as Markdown', () => {
  it('tells who said what, and when, with what was quoted, attached, asked and cited', () => {
    const base = { thread_id: 'a', created_at: '2026-03-01T09:05:00Z' };
    const items: ThreadItem[] = [
      {
        ...base, id: '1', type: 'user_message', content: [{ type: 'input_text', text: 'Look at ' }, { type: 'input_tag', id: 't', text: 'Paris', data: {} }], quoted_text: 'one\ntwo', inference_options: {},
        attachments: [{ id: 'f', type: 'image', name: 'my [map].png', mime_type: 'image/png', preview_url: 'https://x/1' }, { id: 'g', type: 'file', name: 'notes.pdf', mime_type: 'application/pdf' }],
      },
      { ...base, id: '2', type: 'workflow', workflow: { type: 'custom', expanded: false, tasks: [{ type: 'custom', status_indicator: 'complete', title: 'Looked' }] } },
      { ...base, id: '3', type: 'assistant_message', content: [{ type: 'output_text', text: 'It is **here**.', annotations: [{ type: 'annotation', source: { type: 'url', title: 'A source', url: 'https://s.example/a (b)' } }] }] },
      { ...base, id: '4', type: 'widget', widget: { type: 'Card', children: [{ type: 'Title', value: 'Weather' }] } },
      { ...base, id: '5', type: 'end_of_turn' },
    ];
    expect(threadMarkdown({ ...chat('a'), items }, texts, new Map([['https://x/1', '../attachments/my map.png']]))).toBe(`# Chat a

*2026-03-01 09:00 UTC*

## You · 2026-03-01 09:05 UTC

> one
> two

Look at @Paris

- Attachment: [my \\[map\\].png](../attachments/my%20map.png)
- Attachment: notes.pdf

## Assistant · 2026-03-01 09:05 UTC

> Looked

It is **here**.

Sources:

- [A source](https://s.example/a%20%28b%29)

Weather
`);
  });
});
