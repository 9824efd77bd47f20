/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security, "Checklist: Security recommendations"), point by
 * point on the packaged app, which runs as an ordinary user with the sandbox on: what pages are. `security-checklist-edges.test.ts` has
 * the second half, SECURITY.md the same table.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { answered, send } from '../e2e/support/actions.ts';
import { bundlesOf, chatFrameOf, findings, packagedApp, pagesOf, type Bridged } from './security-app.ts';

vi.setConfig({ testTimeout: 30_000 });

const running = packagedApp('checklist');
const requested: string[] = [];
let bundles: Map<string, string>;

beforeAll(async () => {
  const { app, unpacked } = running();
  bundles = bundlesOf(unpacked.made);
  app.page.on('request', (request) => requested.push(request.url()));
  await app.page.reload();
  await send(app.page, 'What is a latchkey?');
  await answered(app.page);
});

describe('Electron’s security checklist, 1 to 12', () => {
  test('1. only load secure content: pages ask for nothing outside the app, and cannot', async () => {
    expect(requested.length).toBeGreaterThan(3);
    expect(requested.filter((url) => !/^(app:\/\/(shell|chat)\/|blob:app:|data:)/.test(url))).toEqual([]);
    for (const [name, frame] of await pagesOf(running())) {
      const outcome = await frame.evaluate(async () => {
        const violated: string[] = [];
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violated.push(`${effectiveDirective} ${new URL(blockedURI).protocol}`));
        const picture = new Image();
        const failed = new Promise((resolve) => (picture.onerror = resolve));
        picture.src = 'http://example.com/x.png';
        const fetched = await fetch('http://example.com/').then(() => 'answered', (error: unknown) => (error as Error).name);
        await failed;
        return { fetched, violated: violated.sort() };
      });
      expect(outcome, name).toEqual({ fetched: 'TypeError', violated: ['connect-src http:', 'img-src http:'] });
    }
  });

  test('2. no Node.js integration: pages and their frames know nothing of Node', async () => {
    for (const [name, frame] of await pagesOf(running())) {
      const known = await frame.evaluate(() => ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate'].filter((word) => word in globalThis));
      expect(known, name).toEqual([]);
    }
    expect(findings(bundles, /nodeIntegration\w*:(?!!1)/)).toEqual([]);
    expect(findings(bundles, /nodeIntegration(InSubFrames|InWorker)?:!1/).length).toBeGreaterThanOrEqual(3);
  });

  test('3. context isolation: the preload runs in a world of its own that the page’s changes do not reach', async () => {
    const worlds: string[] = [];
    running().cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(`${context.name} ${String((context.auxData as { type?: string }).type)}`));
    await running().cdp.send('Runtime.enable');
    expect(worlds).toContain('Electron Isolated Context isolated');
    const untouched = await running().app.page.evaluate(async () => {
      const taken: unknown[] = [];
      const { push } = Array.prototype;
      const { then } = Promise.prototype;
      Array.prototype.push = function (...items: unknown[]) {
        taken.length += 1;
        return push.apply(this, items);
      };
      const bridge = (window as unknown as Bridged).latchkey;
      const result = await bridge.methods['app.info']!();
      Array.prototype.push = push;
      const property = Object.getOwnPropertyDescriptor(window, 'latchkey');
      return { ok: result.ok, taken: taken.length, writable: property?.writable, configurable: property?.configurable, then: then === Promise.prototype.then };
    });
    expect(untouched).toEqual({ ok: true, taken: 0, writable: false, configurable: false, then: true });
  });

  test('4. process sandboxing: every page’s process has a system call filter, no rights to gain and not this user’s process list', () => {
    const processes = running().unpacked.processes();
    expect(processes.filter(({ uid }) => uid === 0)).toEqual([]);
    expect(processes.filter(({ args }) => args.some((arg) => /no-sandbox$/.test(arg) && !arg.includes('service')))).toEqual([]);
    const renderers = processes.filter(({ type }) => type === 'renderer');
    expect(renderers.length).toBeGreaterThanOrEqual(2);
    for (const { pid } of renderers) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/^Seccomp:\s*2$/m);
      expect(status).toMatch(/^NoNewPrivs:\s*1$/m);
      expect(status).toMatch(/^CapEff:\s*0+$/m);
      // More than one number: it is in a process namespace of its own.
      expect(status).toMatch(/^NSpid:\s*\d+\s+\d+/m);
    }
  });

  test('5. session permission requests are handled: what no page needs is denied', async () => {
    for (const [name, frame] of await pagesOf(running())) {
      const states = await frame.evaluate(async () => {
        const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage', 'background-sync', 'idle-detection', 'storage-access', 'window-management', 'local-fonts', 'screen-wake-lock'];
        const ask = (permission: string) => navigator.permissions.query({ name: permission as PermissionName }).then(({ state }) => state as string, () => 'unknown');
        return Promise.all(names.map(async (permission) => `${permission} ${await ask(permission)}`));
      });
      // The built-in connection has dictation; a person has to press that before the microphone is anybody's (tests/e2e/microphone.spec.ts).
      expect(states.filter((state) => !/ (denied|unknown)$/.test(state)), name).toEqual([]);
    }
  });

  test('6. webSecurity is on: one page cannot look into the other, and the other cannot be fetched', async () => {
    const reach = await (await chatFrameOf(running().app)).evaluate(async () => {
      const name = (run: () => unknown): string => {
        try {
          return typeof run();
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [name(() => parent.document), name(() => (parent as unknown as { latchkey: unknown }).latchkey), await fetch('app://shell/').then(() => 'answered', (error: unknown) => (error as Error).name)];
    });
    expect(reach).toEqual(['SecurityError', 'SecurityError', 'TypeError']);
    expect(findings(bundles, /webSecurity:!1/)).toEqual([]);
  });

  test('7. a Content-Security-Policy that works: no inline script, no eval, no text that becomes code', async () => {
    for (const [name, frame] of await pagesOf(running())) {
      const outcome = await frame.evaluate(async () => {
        const tried = (run: () => unknown): string => {
          try {
            return `ran ${typeof run()}`;
          } catch (error) {
            return (error as Error).name;
          }
        };
        const inline = document.createElement('script');
        const nonced = [...document.querySelectorAll('[nonce]')].map((element) => (element as HTMLElement).nonce).find(Boolean);
        inline.nonce = nonced ?? '';
        const text = tried(() => (inline.textContent = 'window.inlineRan = 1'));
        document.head.append(inline);
        // In a task of its own: a debugger's own evaluation is exempt from the policy.
        const evaluated = await new Promise((resolve) => setTimeout(() => resolve(tried(() => (globalThis as unknown as { eval(code: string): unknown }).eval('1')))));
        return { text, inline: 'inlineRan' in window, evaluated, html: tried(() => (document.createElement('div').innerHTML = '<b>x</b>')), policy: tried(() => (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy('mine', {})) };
      });
      expect(outcome, name).toEqual({ text: 'TypeError', inline: false, evaluated: 'EvalError', html: 'TypeError', policy: 'TypeError' });
    }
  });

  test('8. allowRunningInsecureContent stays off', () => {
    expect(findings(bundles, /allowRunningInsecureContent:\S{2}/).map((found) => found.split(': ')[1])).toEqual(['allowRunningInsecureContent:!1']);
    expect(running().unpacked.processes().flatMap(({ args }) => args).filter((arg) => arg.includes('insecure'))).toEqual([]);
  });

  test('9. no experimental features', () => {
    expect(findings(bundles, /experimentalFeatures:(?!!1)/)).toEqual([]);
    expect(running().unpacked.processes().flatMap(({ args }) => args).filter((arg) => arg.startsWith('--enable-experimental'))).toEqual([]);
  });

  test('10. no Blink features are switched on', () => {
    expect(findings(bundles, /enableBlinkFeatures|disableBlinkFeatures/)).toEqual([]);
    expect(running().unpacked.processes().flatMap(({ args }) => args).filter((arg) => arg.startsWith('--enable-blink-features'))).toEqual([]);
  });

  test('11. no allowpopups: there is no webview to have it', async () => {
    expect(findings(bundles, /allowpopups|<webview/)).toEqual([]);
    expect(findings(bundles, /webviewTag:(?!!1)/)).toEqual([]);
    for (const [, frame] of await pagesOf(running())) {
      expect(await frame.evaluate(() => document.createElement('webview').constructor.name)).toMatch(/^HTML(Unknown)?Element$/);
    }
  });

  test('12. webviews are verified before creation: none is ever attached', async () => {
    await running().app.page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      view.setAttribute('nodeintegration', '');
      document.body.append(view);
    });
    const { targetInfos } = await running().cdp.send('Target.getTargets');
    expect(targetInfos.map(({ type }) => type)).not.toContain('webview');
    await running().app.page.evaluate(() => document.querySelector('webview')?.remove());
    expect(findings(bundles, /"will-attach-webview"|`will-attach-webview`|'will-attach-webview'/).length).toBe(1);
  });
});
