import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDevAssets } from '../../../../src/main/gateway/dev-assets.ts';
import { startUpstream, text, type Upstream } from '../../../support/upstream.ts';

let vite: Upstream;
beforeEach(async () => void (vite = await startUpstream()));
afterEach(() => vite.close());

it('serves the pages from Vite on their own origins, with a policy that lets hot reload in', async () => {
  const assets = createDevAssets({
    server: `${vite.origin}/`,
    origins: { shell: 'app://shell', chat: 'app://chat' },
    colorScheme: () => 'dark',
    language: () => 'system',
    systemLanguages: ['en'],
    chat: () => ({ uploads: 'none', streamUploads: true, options: {} }),
    fetch: (url, init) => fetch(url, init),
  });
  vite.answer(text(200, 'text/html', '<html class="%COLOR_SCHEME%"><script src="./main.tsx"></script>'), text(200, 'text/javascript', 'code'), text(404, 'text/plain', 'no'));
  const page = (await assets('chat', new Request('app://chat/')))!;
  expect(await page.text()).toBe('<html class="dark"><script src="/chat/main.tsx"></script>');
  expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ${vite.origin} ${vite.origin.replace('http', 'ws')}`);
  const script = (await assets('chat', new Request('app://chat/chat/main.tsx?t=1')))!;
  expect([await script.text(), script.headers.get('content-type')]).toEqual(['code', 'text/javascript']);
  expect(await assets('chat', new Request('app://chat/nothing'))).toBeUndefined();
  expect(vite.requests.map(({ path }) => path)).toEqual(['/chat/index.html', '/chat/main.tsx?t=1', '/nothing']);
});
