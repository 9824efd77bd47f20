import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../../../../src/main/files/file-registry.ts';
import { rewriteAnswer } from '../../../../src/main/files/rewrite-answer.ts';
import { createFrameRewriter } from '../../../../src/main/files/rewrite-bytes.ts';
import { createRewrite } from '../../../../src/main/files/rewrite-values.ts';

function setUp() {
  const entries: FileEntry[] = [];
  const domains: string[] = [];
  const rewrite = createRewrite({
    chatUrl: new URL('https://chat.example.com/v1/chatkit'),
    link: (entry) => `app://chat/files/${entries.push(entry) - 1}`,
    learnDomains: (given) => void domains.push(...given),
  });
  return { entries, domains, rewrite };
}

const at = '2026-01-01T00:00:00Z';
const image = { id: 'a1', name: 'a.png', mime_type: 'image/png', type: 'image' };
const message = (attachment: object) => ({ id: 'u1', thread_id: 't', created_at: at, type: 'user_message', content: [], attachments: [attachment], inference_options: {} });
const picture = (url: string) => ({ id: 'g1', thread_id: 't', created_at: at, type: 'generated_image', image: { id: 'i', url } });
const own = 'https://chat.example.com/f/1?sig=2';

describe('the addresses of an answer', () => {
  it.each<[string, object]>([
    ['an item that is done', { type: 'thread.item.done', item: message({ ...image, preview_url: own }) }],
    ['an item that is added', { type: 'thread.item.added', item: picture(own) }],
    ['an item that is replaced', { type: 'thread.item.replaced', item: picture(own) }],
    ['a generated image on the way', { type: 'thread.item.updated', item_id: 'g1', update: { type: 'generated_image.updated', image: { id: 'i', url: own }, progress: 0.5 } }],
    ['a created thread', { type: 'thread.created', thread: { id: 't', items: { data: [picture(own)], has_more: false } } }],
    ['a thread', { id: 't', created_at: at, items: { data: [{ type: 'assistant_message' }, picture(own)], has_more: true, after: 'g1' } }],
    ['a page of items', { data: [message({ ...image, preview_url: own })], has_more: false }],
    ['a page of threads', { data: [{ id: 't', items: { data: [picture(own)] } }], has_more: false }],
    ['the answer of a synchronous action', { updated_item: picture(own) }],
    ['an attachment', { ...image, preview_url: own }],
  ])('become routes in %s', (_, document) => {
    const { entries, rewrite } = setUp();
    const before = JSON.stringify(document);
    expect(rewrite(document)).toBe(true);
    expect(JSON.stringify(document)).toBe(before.replace(own, 'app://chat/files/0'));
    expect(entries).toEqual([{ url: '/f/1?sig=2', method: 'GET', headers: {} }]);
  });

  it.each<[string, object]>([
    ['a client effect', { type: 'client_effect', name: 'n', data: { preview_url: own, upload_url: own } }],
    ['a tool call', { type: 'thread.item.done', item: { type: 'client_tool_call', arguments: { image: { url: own } } } }],
    ['a widget', { type: 'thread.item.done', item: { type: 'widget', widget: { type: 'Image', src: own, preview_url: own } } }],
    ['text', { type: 'thread.item.done', item: { type: 'assistant_message', content: [{ type: 'output_text', text: `"preview_url": "${own}"`, annotations: [] }] } }],
    ['an image inside its own address', { type: 'thread.item.done', item: picture('data:image/png;base64,AAAA') }],
    ['an address of this app', { ...image, preview_url: 'app://chat/x' }],
    ['a script as an address', { ...image, preview_url: 'javascript:alert(1)' }],
    ['a file as an address', { ...image, preview_url: 'file:///etc/passwd' }],
    ['null', { ...image, preview_url: null, upload_descriptor: null, upload_url: null }],
    ['a number', { ...image, preview_url: 4, upload_descriptor: 'x' }],
    ['an endless address', { ...image, preview_url: `https://x.example/${'a'.repeat(20_000)}` }],
  ])('stay as they are in %s', (_, document) => {
    const { entries, rewrite } = setUp();
    const before = JSON.stringify(document);
    expect([rewrite(document), JSON.stringify(document), entries]).toEqual([false, before, []]);
  });

  it('keep an upload’s method and headers here, where no page can read them', () => {
    const { entries, rewrite } = setUp();
    const document = { ...image, upload_descriptor: { url: 'https://s3.example/u?sig=1', method: 'PUT', headers: { 'x-amz-acl': 'private', bad: 1 } }, preview_url: 'https://s3.example/p#x' };
    rewrite(document);
    expect(entries).toEqual([
      { url: 'https://s3.example/p', method: 'GET', headers: {} },
      { url: 'https://s3.example/u?sig=1', method: 'PUT', headers: { 'x-amz-acl': 'private' } },
    ]);
    expect(document.upload_descriptor).toEqual({ url: 'app://chat/files/1', method: 'PUT', headers: {} });
  });

  it('are resolved against the chat address, and an old server’s `upload_url` is a POST', () => {
    const { entries, rewrite } = setUp();
    rewrite({ ...image, upload_url: 'upload/1', preview_url: '/preview/1' });
    expect(entries).toEqual([{ url: '/preview/1', method: 'GET', headers: {} }, { url: '/v1/upload/1', method: 'POST', headers: {} }]);
  });

  it('come with the image policy of their thread, which is learned without changing anything', () => {
    const { domains, rewrite } = setUp();
    expect(rewrite({ type: 'thread.updated', thread: { id: 't', allowed_image_domains: ['a.example', 4, 'b.example', 'x'.repeat(300)] } })).toBe(false);
    expect(rewrite({ data: [{ id: 't', allowed_image_domains: ['c.example'] }] })).toBe(false);
    expect(domains).toEqual(['a.example', 'b.example', 'c.example']);
  });
});

const encoder = new TextEncoder();
const plain = 'data: {"type":"progress_update","text":"ä€😀"}\n\n';
const withAddress = `: note\nid: 7\ndata: {"type":"thread.item.done",\ndata: "item":${JSON.stringify(picture(own))}}\n\n`;
const rewritten = `: note\nid: 7\ndata: ${JSON.stringify({ type: 'thread.item.done', item: picture('app://chat/files/0') })}\n\n`;

function pushAll(chunks: readonly Uint8Array[]): string {
  const frames = createFrameRewriter(setUp().rewrite);
  const out = [...chunks.map((chunk) => frames.push(chunk)), frames.end()];
  return Buffer.concat(out.flat()).toString();
}

describe('an event stream', () => {
  it.each(['\n', '\r\n', '\r'])('is rewritten the same wherever it is cut (line ends %j)', (eol) => {
    const [input, output] = [plain + withAddress + plain, plain + rewritten + plain].map((text) => text.replaceAll('\n', eol));
    const bytes = encoder.encode(input);
    for (let cut = 0; cut <= bytes.length; cut += 1) expect(pushAll([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(output);
    expect(pushAll(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe(output);
  });

  it('passes 400 random streams through unchanged, cut at random, when no key of ours is in them', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const pieces = ['data: {"a":1}', 'data:', ': ping', 'id: 1', '\n', '\n\n', '\r\n', '\r', '\r\n\r\n', 'ä', '😀', '[DONE]', 'event: x', '\0'];
    for (let round = 0; round < 400; round += 1) {
      const bytes = encoder.encode(Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join(''));
      const chunks: Uint8Array[] = [];
      for (let from = 0; from < bytes.length; ) {
        const to = from + 1 + random(9);
        chunks.push(bytes.subarray(from, to));
        from = to;
      }
      expect(pushAll(chunks)).toBe(Buffer.from(bytes).toString());
    }
  });

  it('hands on an event as soon as it is complete, and no later', () => {
    const frames = createFrameRewriter(setUp().rewrite);
    const push = (text: string): string => Buffer.concat(frames.push(encoder.encode(text))).toString();
    expect(push(plain)).toBe(plain);
    expect(push(`${plain}data: {"ty`)).toBe(plain);
    expect(push('pe":1}\n')).toBe('');
    expect(push('\n')).toBe('data: {"type":1}\n\n');
    expect(frames.end()).toEqual([]);
  });

  it('rewrites a last event that comes without its blank line', () => {
    expect(pushAll([encoder.encode(withAddress.trimEnd())])).toBe(`${rewritten.trimEnd()}\n`);
  });

  it('leaves events alone that cannot be read', () => {
    const broken = 'data: {"preview_url": oops\n\ndata: [1,"preview_url"]\n\n';
    expect(pushAll([encoder.encode(broken)])).toBe(broken);
  });

  it('lets an event without an end through instead of holding more than 32 MiB of it', () => {
    const frames = createFrameRewriter(setUp().rewrite);
    const chunk = new Uint8Array(1_048_576).fill(97);
    let passed = 0;
    for (let n = 0; n < 33; n += 1) passed += Buffer.concat(frames.push(chunk)).length;
    expect(passed).toBe(33 * 1_048_576);
  });
});

describe('an answer', () => {
  const answer = (body: string, type: string, status = 200) => new Response(body, { status, headers: { 'content-type': type, 'content-length': '1', 'x-request-id': 'r' } });

  it('is read whole where it is JSON, and keeps its status and headers', async () => {
    const response = rewriteAnswer(answer(JSON.stringify({ ...image, preview_url: own }), 'application/json; charset=utf-8'), setUp().rewrite);
    expect(await response.json()).toEqual({ ...image, preview_url: 'app://chat/files/0' });
    expect(Object.fromEntries(response.headers)).toEqual({ 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'r' });
  });

  it('is the very same text where nothing was to be done', async () => {
    const text = '{ "big": 12345678901234567890, "preview_url": null }';
    expect(await rewriteAnswer(answer(text, 'application/json'), setUp().rewrite).text()).toBe(text);
  });

  it('is not touched when it is an error or of another kind', () => {
    const refused = answer('{"preview_url":"https://x"}', 'application/json', 404);
    expect(rewriteAnswer(refused, setUp().rewrite)).toBe(refused);
    const page = answer('x', 'text/plain');
    expect(rewriteAnswer(page, setUp().rewrite)).toBe(page);
  });

  it('ends at its source when the page stops reading', async () => {
    let cancelled = false;
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(encoder.encode(plain)), cancel: () => void (cancelled = true) });
    const reader = rewriteAnswer(new Response(body, { headers: { 'content-type': 'text/event-stream' } }), setUp().rewrite).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(cancelled).toBe(true);
  });

  it('breaks off where its source does', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) });
    const response = rewriteAnswer(new Response(body, { headers: { 'content-type': 'text/event-stream' } }), setUp().rewrite);
    await expect(response.text()).rejects.toThrow('cut');
  });
});
