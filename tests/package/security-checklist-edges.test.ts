/** The second half of Electron's security checklist on the packaged app: what leads out of a page. See `security-checklist.test.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { methodNames } from '../../src/shared/desktop-api.ts';
import { root } from './packages.ts';
import { bundlesOf, chatFrameOf, findings, isTheShell, packagedApp, pagesOf, type Bridged } from './security-app.ts';

vi.setConfig({ testTimeout: 30_000 });

const running = packagedApp('edges');
let bundles: Map<string, string>;

beforeAll(() => {
  bundles = bundlesOf(running().unpacked.made);
});

describe('Electron’s security checklist, 13 to 20', () => {
  test('13. navigation is limited: a page stays what it is', async () => {
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://chat/', 'blob:app://shell/1', 'mailto:a@example.com']) {
      await running().app.page.evaluate((to) => void setTimeout(() => (location.href = to)), url);
      await isTheShell(running());
    }
    // An empty page is gone to without a question, and undone.
    await running().cdp.send('Runtime.evaluate', { expression: "setTimeout(() => (location.href = 'about:blank'))" });
    await expect.poll(() => running().unpacked.log()).toContain('window.navigation_undone');
    await isTheShell(running());
    await (await chatFrameOf(running().app)).evaluate(() => void setTimeout(() => (location.href = 'https://example.com/')));
    await expect.poll(() => running().unpacked.log()).toContain('window.navigation_denied');
    // The shell's own policy leaves a frame that goes elsewhere empty.
    expect((await chatFrameOf(running().app)).url()).toMatch(/^(app:\/\/chat\/|chrome-error:)/);
    await running().app.page.reload();
    // The frame may not take the window along, not even to an empty page that it could write into.
    for (const url of ['about:blank', 'https://example.com/', 'app://chat/']) {
      const refused = await (await chatFrameOf(running().app)).evaluate((to) => {
        try {
          top!.location.href = to;
          return 'tried';
        } catch (error) {
          return (error as Error).name;
        }
      }, url);
      expect(refused).toBe('SecurityError');
      await isTheShell(running());
    }
  });

  test('14. new windows are limited: none opens, whoever asks', async () => {
    for (const [, frame] of await pagesOf(running())) {
      expect(await frame.evaluate(() => ['https://example.com/popup', 'app://shell/', 'about:blank', 'file:///etc/passwd'].map((url) => window.open(url) === null))).toEqual([true, true, true, true]);
    }
    const { targetInfos } = await running().cdp.send('Target.getTargets');
    expect(targetInfos.filter(({ type }) => type === 'page').map(({ url }) => new URL(url).origin)).toEqual([new URL(running().app.page.url()).origin]);
  });

  test('15. shell.openExternal gets web and mail addresses alone: nothing else reaches another program', async () => {
    const dangerous = ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'ms-msdt:/id', 'vscode://file/etc/passwd', 'data:text/html,x', 'app://shell/', '\\\\host\\share', '-flag', 'http:'];
    const codes = await running().app.page.evaluate(async (urls) => {
      const { methods } = (window as unknown as Bridged).latchkey;
      return Promise.all(urls.map(async (url) => (await methods['app.openExternal']!({ url })).error?.code));
    }, dangerous);
    expect(new Set(codes)).toEqual(new Set(['request.invalid']));
    for (const [, frame] of await pagesOf(running())) await frame.evaluate((urls) => urls.forEach((url) => window.open(url)), dangerous.slice(0, 7));
    await running().app.page.evaluate(() => (window as unknown as Bridged).latchkey.methods['app.openExternal']!({ url: 'https://example.com/fine' }));
    await expect.poll(() => running().unpacked.handedOut().join()).toContain('https://example.com/fine');
    expect(running().unpacked.handedOut().filter((line) => !/https:\/\/example\.com\/(popup|fine)$/.test(line))).toEqual([]);
  });

  test('16. a current version of Electron: the one package.json names, exactly', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(devDependencies['electron']!.split('.')[0])).toBeGreaterThanOrEqual(45);
    const packaged = readFileSync(join(running().unpacked.made.folder, 'version'), 'utf8').trim().replace(/^v/, '');
    // A machine that cannot download the named one packages what it has; a release build has no such variable.
    if (!process.env['LATCHKEY_ELECTRON_ZIP_DIR']) expect(packaged).toBe(devDependencies['electron']);
    else expect(packaged).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('17. the sender of every IPC message is validated: there is one handler, and the chat page cannot call it', async () => {
    const uses = [...bundles].flatMap(([path, text]) => [...text.matchAll(/\bipcMain\b(?:\.(\w+)\()?/g)].map(([, used]) => `${path.split('/')[2]} ${used}`));
    expect(uses.sort()).toEqual(['main handle', 'main removeHandler']);
    const preload = bundles.get('/out/preload/index.cjs') ?? '';
    expect([...preload.matchAll(/ipcRenderer\.(\w+)\(/g)].map(([, used]) => used).sort()).toEqual(['invoke', 'on']);
    expect(findings(bundles, /\bipcRenderer\b/).every((found) => found.startsWith('/out/preload/'))).toBe(true);
    expect(findings(bundles, /\.(sendSync|sendToHost|postMessageToFrame)\(/)).toEqual([]);
    expect(await (await chatFrameOf(running().app)).evaluate(() => [typeof (window as { latchkey?: unknown }).latchkey, typeof (window as { electron?: unknown }).electron])).toEqual(['undefined', 'undefined']);
    // A frame of the shell's own origin gets no bridge either.
    const inFrame = await running().app.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const found = typeof (frame.contentWindow as unknown as { latchkey?: unknown } | null)?.latchkey;
      frame.remove();
      return found;
    });
    expect(inFrame).toBe('undefined');
  });

  test('18. no file:// pages: everything comes from app://, and files cannot be read', async () => {
    const { targetInfos } = await running().cdp.send('Target.getTargets');
    expect(targetInfos.filter(({ url }) => url.startsWith('file:'))).toEqual([]);
    expect(findings(bundles, /\.loadFile\(/)).toEqual([]);
    for (const [name, frame] of await pagesOf(running())) {
      expect(await frame.evaluate(() => fetch('file:///etc/passwd').then(() => 'read', (error: unknown) => (error as Error).name)), name).toBe('TypeError');
    }
  });

  test('19. fuses are checked: see tests/package/security-fuses.test.ts, which reads them from this binary', () => {
    const text = readFileSync(join(root, 'tests', 'package', 'security-fuses.test.ts'), 'utf8');
    expect(text).toContain('getCurrentFuseWire');
  });

  test('20. no Electron API reaches untrusted content: the shell has named methods, other pages nothing', async () => {
    const surface = await running().app.page.evaluate(() => {
      const bridge = (window as unknown as { latchkey: { methods: Record<string, unknown>; on: unknown } }).latchkey;
      return { keys: Object.keys(bridge).sort(), methods: Object.keys(bridge.methods), kinds: [...new Set(Object.values(bridge.methods).map((method) => typeof method))], electron: Object.keys(window).filter((key) => /electron|ipc/i.test(key)) };
    });
    expect(surface).toEqual({ keys: ['methods', 'on'], methods: [...methodNames], kinds: ['function'], electron: [] });
    const heard = await running().app.page.evaluate(async () => {
      const bridge = (window as unknown as Bridged).latchkey;
      const event = new Promise<number>((resolve) => bridge.on('settings.changed', (...args) => resolve(args.length)));
      await bridge.methods['settings.set']!({ sidebarWidth: 261 });
      return event;
    });
    // The payload alone: Electron's event, which has the sender, stays in the preload.
    expect(heard).toBe(1);
    expect(await (await chatFrameOf(running().app)).evaluate(() => Object.keys(window).filter((key) => /electron|latchkey|ipc/i.test(key)))).toEqual([]);
  });
});
