import { describe, expect, it } from 'vitest';
import type { Assets } from '../../../../src/main/gateway/assets.ts';
import { createCancellation } from '../../../../src/main/cancellable.ts';
import { createGateway, maxBodyBytes, pageOf, type GatewayDeps } from '../../../../src/main/gateway/gateway.ts';
import type { RelayRequest } from '../../../../src/main/gateway/relay.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import { quietLog } from '../../../support/quiet-log.ts';

function setUp(options: { assets?: Assets; relayError?: Error; files?: GatewayDeps['files']; shellFiles?: GatewayDeps['shellFiles'] } = {}) {
  const relayed: RelayRequest[] = [];
  const log = quietLog();
  const gateway = createGateway({
    assets: options.assets ?? (async (page, request) => (request.url.endsWith('/') ? new Response(`page ${page}`) : undefined)),
    relay: async (request) => {
      if (options.relayError) throw options.relayError;
      relayed.push(request);
      return new Response('relayed');
    },
    ...(options.files && { files: options.files }),
    ...(options.shellFiles && { shellFiles: options.shellFiles }),
    log,
  });
  return { gateway, relayed, log };
}

function chatRequest(init: RequestInit = {}, path = '/chatkit', page = 'chat'): Request {
  const headers = { 'content-type': 'application/json', 'x-latchkey-page': page };
  return new Request(`app://${page}${path}`, { method: 'POST', headers, body: '{"secret":"payload"}', ...init });
}

async function outcome(answer: Promise<Response>): Promise<[number, string]> {
  const response = await answer;
  const body = (await response.json()) as { error: { code: string; message: string } };
  expect(body.error.message).toMatch(/\.$/);
  return [response.status, body.error.code];
}

describe('gateway', () => {
  it('names the page of a URL by its origin, and no other', () => {
    const pages = (chat: string, ...urls: string[]) => urls.map((url) => pageOf(url, { shell: 'app://shell', chat }));
    expect(pages('app://chat', 'app://shell/', 'app://chat/x', 'app://elsewhere/')).toEqual(['shell', 'chat', undefined]);
    expect(pages('app://desktop.example.com', 'app://chat/', 'app://desktop.example.com/x', 'https://desktop.example.com/')).toEqual([undefined, 'chat', undefined]);
    expect(pages('https://desktop.example.com', 'https://desktop.example.com/x', 'https://desktop.example.com:8443/', 'app://desktop.example.com/')).toEqual(['chat', undefined, undefined]);
  });

  it('gives file routes to the chat page only', async () => {
    const { gateway } = setUp({ files: async (request) => (request.url.endsWith('/files/1') ? new Response('file') : undefined) });
    expect(await (await gateway('chat', new Request('app://chat/files/1'))).text()).toBe('file');
    expect((await gateway('shell', new Request('app://shell/files/1'))).status).toBe(404);
  });

  it('gives exports and imports to the shell only, in the error form where they are refused', async () => {
    const { gateway } = setUp({
      shellFiles: async (request) => {
        if (request.url.endsWith('/archive/gone')) throw new LatchkeyError('request.unknown_method', 'Gone.');
        return request.url.endsWith('/archive/1') ? new Response('export') : undefined;
      },
    });
    expect(await (await gateway('shell', new Request('app://shell/archive/1'))).text()).toBe('export');
    expect((await gateway('chat', new Request('app://chat/archive/1'))).status).toBe(404);
    expect(await outcome(gateway('shell', new Request('app://shell/archive/gone')))).toEqual([404, 'request.unknown_method']);
  });

  it('serves assets to each page without asking for the page header', async () => {
    const { gateway } = setUp();
    expect(await (await gateway('chat', new Request('app://chat/'))).text()).toBe('page chat');
  });

  it('keeps hold of a request while its answer flows, or the abort of a collected one is lost', async () => {
    const { gateway, relayed } = setUp();
    const request = chatRequest();
    await gateway('chat', request);
    expect(relayed[0]!.owner).toBe(request);
    expect(createCancellation(request.signal, request).owner).toBe(request);
  });

  it.each(['shell', 'chat'] as const)('relays a chat request of the %s page', async (page) => {
    const { gateway, relayed } = setUp();
    const response = await gateway(page, chatRequest({}, '/chatkit', page));
    expect(await response.text()).toBe('relayed');
    expect(new TextDecoder().decode(relayed[0]!.body)).toBe('{"secret":"payload"}');
  });

  it.each<[string, Request, number, string]>([
    ['an unknown address', chatRequest({}, '/nothing'), 404, 'request.unknown_method'],
    ['an unknown asset', new Request('app://chat/nothing.js'), 404, 'request.unknown_method'],
    ['GET of the chat address', new Request('app://chat/chatkit'), 404, 'request.unknown_method'],
    ['a preflight', new Request('app://chat/chatkit', { method: 'OPTIONS' }), 404, 'request.unknown_method'],
    ['POST of a page', chatRequest({}, '/'), 404, 'request.unknown_method'],
    ['a missing page header', chatRequest({ headers: { 'content-type': 'application/json' } }), 403, 'request.denied'],
    ['another page’s header', chatRequest({ headers: { 'content-type': 'application/json', 'x-latchkey-page': 'shell' } }), 403, 'request.denied'],
    ['a form', chatRequest({ headers: { 'content-type': 'text/plain', 'x-latchkey-page': 'chat' } }), 415, 'request.invalid'],
    ['no content type', chatRequest({ headers: { 'x-latchkey-page': 'chat' }, body: new Uint8Array(2) }), 415, 'request.invalid'],
  ])('refuses %s and logs it without the payload', async (_, request, status, code) => {
    const { gateway, relayed, log } = setUp();
    expect(await outcome(gateway('chat', request))).toEqual([status, code]);
    expect(relayed).toEqual([]);
    expect(log.lines).toHaveLength(1);
    expect(log.lines.join()).not.toContain('payload');
  });

  it('takes a body of exactly 32 MiB, and stops reading one byte later whatever the length header says', async () => {
    const { gateway, relayed } = setUp();
    const body = (bytes: number) => {
      let left = bytes;
      let pulled = 0;
      const stream = new ReadableStream({
        pull(controller) {
          const size = Math.min(left, 1_048_576);
          left -= size;
          pulled += size;
          if (size === 0) controller.close();
          else controller.enqueue(new Uint8Array(size));
        },
      });
      return { pulled: () => pulled, init: { body: stream, duplex: 'half' } as RequestInit };
    };
    expect((await gateway('chat', chatRequest(body(maxBodyBytes).init))).status).toBe(200);
    expect(relayed[0]!.body.byteLength).toBe(maxBodyBytes);
    const endless = body(Number.MAX_SAFE_INTEGER);
    expect(await outcome(gateway('chat', chatRequest(endless.init)))).toEqual([413, 'request.too_large']);
    expect(endless.pulled()).toBeLessThanOrEqual(maxBodyBytes + 3 * 1_048_576);
    expect(relayed).toHaveLength(1);
  });

  it('answers a body that breaks off with an error', async () => {
    const { gateway } = setUp();
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    expect(await outcome(gateway('chat', chatRequest({ body, duplex: 'half' } as RequestInit)))).toEqual([400, 'request.invalid']);
  });

  it('never rejects, and keeps the text of an unexpected error to itself', async () => {
    const { gateway, log } = setUp({ relayError: new Error('secret in a message') });
    const response = await gateway('chat', chatRequest());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(log.lines.join()).not.toContain('secret');
  });

  it('does not take over the status that another server gave to an error', async () => {
    const { gateway } = setUp({ relayError: new LatchkeyError('auth.unreachable', 'No answer.', { status: 200 }) });
    expect(await outcome(gateway('chat', chatRequest()))).toEqual([503, 'auth.unreachable']);
  });
});
