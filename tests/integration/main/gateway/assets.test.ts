import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatPageSettings } from '../../../../src/shared/chat-page.ts';
import { createAssets, type Assets } from '../../../../src/main/gateway/assets.ts';

let folder: string;
let assets: Assets;
let scheme: 'light' | 'dark' = 'dark';
let chat: ChatPageSettings = { uploads: 'none', streamUploads: true, options: {} };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-assets-'));
  const root = join(folder, 'renderer');
  const files: Record<string, string> = {
    'secret.txt': 'SECRET',
    'renderer/shell/index.html': '<html data-scheme="%COLOR_SCHEME%"><meta nonce="%CSP_NONCE%"><iframe src="%CHAT_ORIGIN%/">shell',
    'renderer/chat/index.html': 'chat %SHELL_ORIGIN%',
    'renderer/chat/diagram.html': '<script nonce="%CSP_NONCE%">1</script>',
    'renderer/settings.html': '<meta content="%CHAT_SETTINGS%">',
    'renderer/assets/shell-DhK3_x9-.js': 'code',
    'renderer/assets/plain.css': 'css',
    'renderer/assets/with space.svg': '<svg/>',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await symlink(join(folder, 'secret.txt'), join(root, 'assets', 'link.txt'));
  await symlink(folder, join(root, 'assets', 'up'));
  assets = createAssets({ root, origins: { shell: 'app://shell', chat: 'app://chat' }, colorScheme: () => scheme, language: () => 'system', systemLanguages: ['de-AT'], chat: () => chat });
});

afterAll(() => rm(folder, { recursive: true }));

const get = (page: 'shell' | 'chat', path: string, method = 'GET') => assets(page, new Request(`app://${page}${path}`, { method }));

describe('assets', () => {
  it('serves each page its own document, with its policy and a nonce of its own', async () => {
    const first = (await get('shell', '/'))!;
    const html = await first.text();
    const nonce = /nonce="([^"]{20,})"/.exec(html)![1]!;
    expect(html).toContain('data-scheme="dark"');
    expect(html).toContain('src="app://chat/"');
    expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(first.headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    scheme = 'light';
    const again = (await (await get('shell', '/'))!.text());
    expect(again).toContain('data-scheme="light"');
    expect(again).not.toContain(nonce);
    const chat = (await get('chat', ''))!;
    expect(await chat.text()).toBe('chat app://shell');
    expect(chat.headers.get('content-security-policy')).toContain('frame-ancestors app://shell');
  });

  it('tells the chat page about the connection in its own document, where nothing can break out of the attribute', async () => {
    chat = { uploads: 'two_phase', streamUploads: true, options: { startScreen: { greeting: `"><script>alert('&')</script>` } } };
    const html = await (await get('chat', '/settings.html'))!.text();
    expect(html).not.toContain('<script');
    const attribute = /content="([^"]*)"/.exec(html)![1]!;
    const text = attribute.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', `'`).replaceAll('&amp;', '&');
    expect(JSON.parse(text)).toEqual(chat);
  });

  it('lets the chat page alone use the microphone, and only with dictation', async () => {
    const policy = async (page: 'shell' | 'chat') => (await get(page, '/'))!.headers.get('permissions-policy')!;
    chat = { uploads: 'none', streamUploads: true, options: {} };
    expect(await policy('chat')).toContain('microphone=()');
    chat = { ...chat, options: { composer: { dictation: { enabled: true } } } };
    expect(await policy('chat')).toContain('microphone=(self)');
    expect(await policy('shell')).toContain('microphone=(self "app://chat")');
  });

  it('opens the chat page for the hosted element’s script alone, and closes it again when the page asks for the built-in one', async () => {
    chat = { uploads: 'none', streamUploads: true, options: {}, hosted: { scriptUrl: 'https://cdn.example.com/a/chatkit.js', domainKey: 'dk' } };
    const open = (await get('chat', '/settings.html'))!;
    expect(open.headers.get('content-security-policy')).toContain('script-src \'self\' https://cdn.example.com;');
    expect(open.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(await open.text()).toContain('dk');
    const shell = (await get('shell', '/'))!;
    expect(shell.headers.get('content-security-policy')).not.toContain('cdn.example.com');
    const closed = (await get('chat', '/settings.html?built-in=late'))!;
    expect(closed.headers.get('content-security-policy')).not.toContain('cdn.example.com');
    expect(closed.headers.get('content-security-policy')).toContain('trusted-types');
    expect(closed.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await closed.text()).not.toContain('dk');
  });

  it('serves the document for diagrams to the chat page alone, each time with a nonce and a sandbox of its own', async () => {
    const response = (await get('chat', '/chat/diagram.html'))!;
    const nonce = /nonce="([^"]{20,})"/.exec(await response.text())![1]!;
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toContain(`script-src 'nonce-${nonce}'`);
    expect(policy).toContain('sandbox allow-scripts');
    expect(await (await get('chat', '/chat/diagram.html'))!.text()).not.toContain(nonce);
    expect(await get('shell', '/chat/diagram.html')).toBeUndefined();
  });

  it('gives both pages the shared assets, hashed ones for ever', async () => {
    for (const page of ['shell', 'chat'] as const) {
      const response = (await get(page, '/assets/shell-DhK3_x9-.js'))!;
      expect(await response.text()).toBe('code');
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect(response.headers.get('content-type')).toContain('javascript');
    }
    expect((await get('shell', '/assets/plain.css'))!.headers.get('cache-control')).toBe('no-cache');
    expect(await (await get('shell', '/assets/with%20space.svg'))!.text()).toBe('<svg/>');
  });

  it('asks for separate processes in the web host only: the header crashes Electron 33 on app: pages', async () => {
    const web = createAssets({ root: join(folder, 'renderer'), origins: { shell: 'http://127.0.0.1:1', chat: 'http://127.0.0.1:2' }, colorScheme: () => 'system', language: () => 'system', systemLanguages: ['de-AT'], chat: () => chat });
    const overHttp = (await web('chat', new Request('http://127.0.0.1:2/')))!;
    expect(overHttp.headers.get('origin-agent-cluster')).toBe('?1');
    expect((await get('chat', '/'))!.headers.has('origin-agent-cluster')).toBe(false);
  });

  it('keeps pages that open it at a distance in the web host; in Electron there are none, and the header would cost a process at start', async () => {
    const web = createAssets({ root: join(folder, 'renderer'), origins: { shell: 'http://127.0.0.1:1', chat: 'http://127.0.0.1:2' }, colorScheme: () => 'system', language: () => 'system', systemLanguages: ['de-AT'], chat: () => chat });
    expect((await web('shell', new Request('http://127.0.0.1:1/')))!.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect((await get('shell', '/'))!.headers.has('cross-origin-opener-policy')).toBe(false);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const response = (await get('shell', '/assets/plain.css', 'HEAD'))!;
    expect([response.headers.get('content-length'), response.body]).toEqual(['3', null]);
    expect((await get('shell', '/', 'HEAD'))!.body).toBeNull();
  });

  it('does not serve one page’s document to the other', async () => {
    expect(await get('chat', '/shell/index.html')).toBeUndefined();
    expect(await get('shell', '/chat/index.html')).toBeUndefined();
    expect(await get('shell', '/%63hat/index.html')).toBeUndefined();
  });

  it.each([
    '/nothing.js',
    '/assets',
    '/assets/',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/..%2Fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/....//....//secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/..\\..\\secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%c0%afsecret.txt',
    '/assets/plain.css%00.txt',
    '/%00',
    '/%',
    '/%ff',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/file:///etc/passwd',
    '/C:%5cWindows%5cwin.ini',
    '/assets/link.txt',
    '/assets/up/secret.txt',
    '/__proto__',
    '/constructor',
    '/assets/plain.css/',
    '/assets/plain.css/.',
    '/ASSETS/plain.css',
  ])('finds nothing at %s', async (path) => {
    expect(await get('shell', path)).toBeUndefined();
  });

  it('reads nothing before the first request, and says so when the build is missing', async () => {
    const broken = createAssets({ root: join(folder, 'nowhere'), origins: { shell: '', chat: '' }, colorScheme: () => 'system', language: () => 'system', systemLanguages: ['de-AT'], chat: () => chat });
    await expect(broken('shell', new Request('app://shell/'))).rejects.toThrow('ENOENT');
  });
});
