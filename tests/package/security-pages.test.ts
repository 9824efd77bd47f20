/** Policies of every document that the packaged app shows or serves, read from the answers themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '@playwright/test';
import { describe, expect, test, vi } from 'vitest';
import { complaintsAbout, parsePolicy } from '../support/csp.ts';
import { chatFrameOf, packagedApp, type Bridged } from './security-app.ts';

vi.setConfig({ testTimeout: 30_000 });

const running = packagedApp('pages');

/** Headers of an answer, as the page that asks gets them. */
const headersOf = (frame: Frame, path: string): Promise<Record<string, string>> =>
  frame.evaluate(async (to) => Object.fromEntries((await fetch(to)).headers), path);

describe('the policies of the pages', () => {
  test.each(['/', '/?x=1', '/#quick=1'])('the shell at %s lets in nothing but its own, with Trusted Types', async (path) => {
    const headers = await headersOf(running().app.page.mainFrame(), path);
    expect(complaintsAbout(headers['content-security-policy'])).toEqual([]);
    expect(parsePolicy(headers['content-security-policy']!).get('frame-ancestors')).toEqual([`'none'`]);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' });
  });

  test('the chat page lets in nothing but its own, with Trusted Types, and only the shell may frame it', async () => {
    const headers = await headersOf(await chatFrameOf(running().app), '/');
    expect(complaintsAbout(headers['content-security-policy'])).toEqual([]);
    expect(parsePolicy(headers['content-security-policy']!).get('frame-ancestors')).toEqual(['app://shell']);
    expect(headers['permissions-policy']).toContain('camera=()');
  });

  test('the page that draws diagrams is alone: an opaque origin, its own script, no requests; its styles are inline', async () => {
    const headers = await headersOf(await chatFrameOf(running().app), '/chat/diagram.html');
    // Mermaid writes styles into what it draws; nothing can be loaded or sent from there.
    expect(complaintsAbout(headers['content-security-policy'], [`style-src 'unsafe-inline'`])).toEqual([]);
    const policy = parsePolicy(headers['content-security-policy']!);
    expect(policy.get('sandbox')).toEqual(['allow-scripts']);
    expect(policy.get('script-src')).toEqual([expect.stringMatching(/^'nonce-[\w+/=]{22,}'$/)]);
    expect(policy.has('connect-src')).toBe(false);
  });

  test('a nonce is used once', async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => /'nonce-([^']+)'/.exec((await headersOf(running().app.page.mainFrame(), '/'))['content-security-policy']!)?.[1]));
    expect(new Set(nonces).size).toBe(3);
  });

  test('what is no document has no policy to need: other answers are not sniffed, and none is a page', async () => {
    const chat = await chatFrameOf(running().app);
    for (const path of ['/nothing', '/files/none', '/images?url=https://example.com/x.png', '/archive/none', '/chatkit']) {
      for (const frame of [running().app.page.mainFrame(), chat]) {
        const headers = await headersOf(frame, path);
        expect(headers['content-type'] ?? '', path).not.toMatch(/html|javascript|svg/);
      }
    }
  });

  test('the pages of the embedded server, which a browser shows, have a policy of their own', async () => {
    const port = readFileSync(join(running().unpacked.home.profile, 'server', 'port'), 'utf8').trim();
    const paths = ['/latchkey/sign-in', '/latchkey/sign-in/code', '/latchkey/sign-in/passkey', '/latchkey/reset', '/latchkey/confirmed', '/latchkey/device', '/latchkey/passkeys', '/latchkey/sign-in/done'];
    let documents = 0;
    for (const path of paths) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
      if (!(answer.headers.get('content-type') ?? '').includes('html')) continue;
      documents += 1;
      const policy = answer.headers.get('content-security-policy');
      // Small scripts with a nonce, without the sinks that Trusted Types are about.
      const documented = policy?.includes('script-src') === true ? ['no require-trusted-types-for'] : [];
      expect(complaintsAbout(policy, documented), path).toEqual([]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(documents).toBeGreaterThanOrEqual(5);
  });

  test('with OpenAI’s element the chat page has exactly the exceptions of docs/hosted-element.md, and no other document has one', async () => {
    const script = 'https://cdn.example.com/chatkit.js';
    await running().app.page.evaluate((scriptUrl) => (window as unknown as Bridged).latchkey.methods['connection.set']!({ kind: 'local', chat: { domainKey: 'domain_pk_test', scriptUrl } }), script);
    await expect.poll(async () => (await headersOf(await chatFrameOf(running().app), '/').catch((): Record<string, string> => ({})))['content-security-policy'] ?? '').toContain('https://cdn.example.com');
    const header = (await headersOf(await chatFrameOf(running().app), '/'))['content-security-policy']!;
    expect(complaintsAbout(header, [`style-src 'unsafe-inline'`, 'no require-trusted-types-for'])).toEqual([]);
    const policy = parsePolicy(header);
    const widened = [...policy].flatMap(([name, sources]) => (sources.includes('https://cdn.example.com') ? [name] : [])).sort();
    expect(widened).toEqual(['connect-src', 'font-src', 'frame-src', 'img-src', 'script-src', 'style-src']);
    expect(policy.get('script-src')).toEqual([`'self'`, 'https://cdn.example.com']);
    // The built-in one takes over with the strict policy; the shell never had another.
    const builtIn = await headersOf(await chatFrameOf(running().app), '/?built-in=late');
    expect(complaintsAbout(builtIn['content-security-policy'])).toEqual([]);
    expect(complaintsAbout((await headersOf(running().app.page.mainFrame(), '/'))['content-security-policy'])).toEqual([]);
  });
});
