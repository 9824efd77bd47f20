import { describe, expect, it, vi } from 'vitest';
import { chatOptions } from '../../../../src/renderer/chat/chat-options.ts';
import { resolveImage } from '../../../../src/renderer/chat/resolve-image.ts';
import { createStreamUpload } from '../../../../src/renderer/chat/stream-upload.ts';
import { validateOptions } from '../../../../src/renderer/element/options/validate-options.ts';
import { pageSettingsOf } from '../../../../src/shared/chat-page.ts';
import { chat as texts } from '../../../../src/shared/texts/en/chat.ts';

const base = 'app://chat/';
const words = { texts, tag: 'en' };

describe('the options of the chat', () => {
  it('are ones that the element takes, for the embedded server and for one with everything set', () => {
    const local = chatOptions('dark', words, pageSettingsOf({ kind: 'local' }, true), base);
    expect(validateOptions(local)).toMatchObject({ unknown: [] });
    expect(local).toMatchObject({ theme: 'dark', header: { enabled: false }, threadItemActions: { retry: true, feedback: true }, api: { url: 'app://chat/chatkit', domainKey: 'local', uploadStrategy: { type: 'two_phase' } } });
    const chat = {
      domainKey: 'dk',
      uploads: { uploadUrl: 'https://a.example/u' },
      options: {
        locale: 'de',
        theme: { radius: 'soft' as const, color: { accent: { primary: '#aa0000', level: 2 } } },
        startScreen: { greeting: 'Hallo' },
        composer: { placeholder: 'Frag', tools: [{ id: 't', label: 'T', icon: 'bolt' }], models: [{ id: 'm', label: 'M' }] },
        disclaimer: { text: 'x' },
        commands: { enabled: true },
      },
    };
    const remote = chatOptions('light', words, pageSettingsOf({ kind: 'remote', authUrl: 'https://a.example', chatUrl: 'https://a.example/chatkit', chat }, true), base);
    expect(validateOptions(remote)).toMatchObject({ unknown: [] });
    expect(remote).toMatchObject({
      locale: 'de',
      theme: { radius: 'soft', colorScheme: 'light' },
      startScreen: { greeting: 'Hallo', prompts: expect.any(Array) },
      composer: { placeholder: 'Frag', attachments: { enabled: true } },
      api: { domainKey: 'dk', uploadStrategy: { type: 'direct', uploadUrl: 'app://chat/files/direct' } },
    });
  });

  it('have no upload strategy where files cannot be sent', () => {
    const { api } = chatOptions('light', words, { uploads: 'none', streamUploads: false, options: {} }, base);
    expect(api).not.toHaveProperty('uploadStrategy');
  });

  it('keep the same fetch from render to render', () => {
    const settings = pageSettingsOf({ kind: 'local' }, true);
    const fetchOf = () => (chatOptions('light', words, settings, base).api as { fetch: unknown }).fetch;
    expect(fetchOf()).toBe(fetchOf());
  });
});

it('remote pictures are asked for through the gateway, over https only', () => {
  expect(resolveImage('https://img.example.com/a.png?x=1&y=2#z')).toBe('/images?url=https%3A%2F%2Fimg.example.com%2Fa.png%3Fx%3D1%26y%3D2%23z');
  expect(resolveImage('http://img.example.com/a.png')).toBeUndefined();
});

describe('an upload as a stream', () => {
  async function send(body: Blob | FormData) {
    const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() => Promise.resolve(new Response(null, { status: 204 })));
    const sent: number[] = [];
    await createStreamUpload(fetch as unknown as typeof globalThis.fetch)('/files/1', { method: 'POST', headers: { 'x-mine': '1' }, body, signal: new AbortController().signal }, (part) => sent.push(part));
    const init = fetch.mock.calls[0]![1] as RequestInit & { duplex?: string };
    const headers = new Headers(init.headers);
    const bytes = init.body === undefined ? new Uint8Array() : new Uint8Array(await new Response(init.body).arrayBuffer());
    return { init, headers, bytes, sent };
  }

  it('says its length, counts what is gone, and names our page', async () => {
    const { init, headers, bytes, sent } = await send(new Blob([new Uint8Array(300_000)]));
    expect(init.duplex).toBe('half');
    expect(Object.fromEntries(headers)).toEqual({ 'x-latchkey-page': 'chat', 'x-latchkey-size': '300000', 'x-mine': '1' });
    expect([bytes.length, sent.at(-1)]).toEqual([300_000, 1]);
    expect(sent).toEqual([...sent].sort((a, b) => a - b));
  });

  it('writes a form that reads back as it was, whatever the file is called', async () => {
    const form = new FormData();
    const name = 'a "b"\r\nx-evil: 1 ä😀.txt';
    form.append('file', new File(['hello'], name, { type: 'text/plain' }));
    form.append('note', 'one\ntwo');
    const { headers, bytes } = await send(form);
    expect(headers.get('x-latchkey-size')).toBe(String(bytes.length));
    const read = await new Response(bytes, { headers: { 'content-type': headers.get('content-type')! } }).formData();
    const file = read.get('file') as File;
    expect([await file.text(), file.type, read.get('note')]).toEqual(['hello', 'text/plain', 'one\r\ntwo']);
    expect(new TextDecoder().decode(bytes)).not.toMatch(/^x-evil/m);
  });

  it('sends an empty file without a stream', async () => {
    const { init, headers } = await send(new Blob([]));
    expect([init.body, headers.get('x-latchkey-size')]).toEqual([undefined, '0']);
  });
});
