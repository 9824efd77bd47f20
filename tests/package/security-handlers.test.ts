/** What the packaged app denies, whoever asks: permissions, downloads, drops, addresses, certificates, switches. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testTls } from '../support/tls-fixture.ts';
import { chatFrameOf, isTheShell, packagedApp, pagesOf, type Bridged } from './security-app.ts';

vi.setConfig({ testTimeout: 30_000 });

const running = packagedApp('handlers');

/** Both pages are what they were. */
async function stay(): Promise<void> {
  expect(await running().app.page.evaluate(() => location.origin)).toBe('app://shell');
  expect((await chatFrameOf(running().app)).url()).toMatch(/^app:\/\/chat\//);
}

describe('permissions', () => {
  test.each([true, false])('none of what a page can ask for is given, asked with a person’s gesture; dictation is there: %s', { timeout: 60_000 }, async (enabled) => {
    // The microphone, too: with dictation on a person has to press that first.
    await running().app.page.evaluate((dictation) => (window as unknown as Bridged).latchkey.methods['connection.set']!({ kind: 'local', chat: { options: { composer: { dictation } } } }), { enabled });
    await running().app.page.reload();
    for (const [name, frame] of await pagesOf(running())) {
      const outcome = await frame.evaluate(async () => {
        type Anything = Record<string, (...args: unknown[]) => Promise<unknown>>;
        const nav = navigator as unknown as Record<string, Anything | undefined>;
        const device = (api: string, method: string, options: object) => (nav[api] === undefined ? Promise.reject(new Error('absent')) : nav[api][method]!(options));
        const asks: Record<string, () => Promise<unknown>> = {
          microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
          camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
          screen: () => navigator.mediaDevices.getDisplayMedia(),
          geolocation: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
          notifications: async () => (await Notification.requestPermission()) === 'granted' || Promise.reject(new Error('denied')),
          clipboardRead: () => navigator.clipboard.readText(),
          midi: () => (navigator as unknown as Anything)['requestMIDIAccess']!({ sysex: true }),
          usb: () => device('usb', 'requestDevice', { filters: [] }),
          hid: async () => ((await device('hid', 'requestDevice', { filters: [] })) as unknown[]).length > 0 || Promise.reject(new Error('none')),
          serial: () => device('serial', 'requestPort', {}),
          bluetooth: () => device('bluetooth', 'requestDevice', { acceptAllDevices: true }),
          idle: async () => ((await (globalThis as unknown as { IdleDetector: Anything }).IdleDetector['requestPermission']!()) as string) === 'granted' || Promise.reject(new Error('denied')),
          wakeLock: () => (navigator as unknown as { wakeLock: Anything }).wakeLock['request']!('screen'),
          persist: async () => (await navigator.storage.persist()) || Promise.reject(new Error('denied')),
          screens: () => (window as unknown as Anything)['getScreenDetails']!(),
          fonts: async () => ((await (window as unknown as Anything)['queryLocalFonts']!()) as unknown[]).length > 0 || Promise.reject(new Error('none')),
          pointerLock: () => (document.body as unknown as Anything)['requestPointerLock']!(),
          keyboardLock: () => (navigator as unknown as { keyboard: Anything }).keyboard['lock']!(),
          payment: () => new PaymentRequest([{ supportedMethods: 'https://example.com/pay' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show(),
          credentials: async () => (await navigator.credentials.get({ password: true } as CredentialRequestOptions)) !== null || Promise.reject(new Error('none')),
        };
        const results = await Promise.all(
          Object.entries(asks).map(async ([what, ask]) => {
            const asked = (async () => ask())().then(() => 'given', () => 'refused');
            return `${what} ${await Promise.race([asked, new Promise<string>((resolve) => setTimeout(() => resolve('nothing came'), 3_000))])}`;
          }),
        );
        document.exitPointerLock();
        return results;
      });
      expect(outcome.filter((line) => line.endsWith(' given')), name).toEqual([]);
      expect(outcome.filter((line) => line.endsWith(' refused')).length, outcome.join()).toBeGreaterThan(14);
    }
  });

  test('what pages need is given: writing to the clipboard', async () => {
    await running().app.page.bringToFront();
    const state = await running().app.page.evaluate(() => navigator.permissions.query({ name: 'clipboard-write' as PermissionName }).then((found) => found.state));
    expect(state).toBe('granted');
  });
});

describe('downloads', () => {
  test('nothing that an answer could lead to is saved, whatever it is called', async () => {
    const before = readdirSync(running().unpacked.folder, { recursive: true }).map(String).filter((path) => /harmless|crdownload/.test(path));
    for (const [name, frame] of await pagesOf(running())) {
      await frame.evaluate((page) => {
        const link = document.createElement('a');
        document.body.append(link);
        for (const [href, file] of [['data:text/plain,x', 'harmless.txt'], ['/nothing', 'harmless.exe'], ['data:application/x-sh,x', '../../harmless.sh'], ...(page === 'chat' ? [[URL.createObjectURL(new Blob(['x'])), 'harmless.desktop']] : [])]) {
          link.href = href!;
          link.download = file!;
          link.click();
        }
        link.remove();
      }, name);
      await stay();
    }
    await expect.poll(() => running().unpacked.log().split('window.download_denied').length - 1).toBeGreaterThanOrEqual(3);
    expect(readdirSync(running().unpacked.folder, { recursive: true }).map(String).filter((path) => /harmless|crdownload/.test(path))).toEqual(before);
  });
});

describe('drag and drop', () => {
  test('a file or link that is dropped anywhere leads no page away', async () => {
    const file = join(running().unpacked.folder, 'dropped.html');
    writeFileSync(file, '<script>parent.dropped = 1</script>', { mode: 0o644 });
    const drops = [
      { items: [], files: [file], dragOperationsMask: 1 },
      { items: [{ mimeType: 'text/uri-list', data: 'https://example.com/dropped' }, { mimeType: 'text/plain', data: 'https://example.com/dropped' }], dragOperationsMask: 1 },
      { items: [{ mimeType: 'text/uri-list', data: 'file:///etc/passwd' }], dragOperationsMask: 1 },
      { items: [{ mimeType: 'text/html', data: '<img src=x onerror="window.dropped=1">' }], dragOperationsMask: 1 },
    ];
    for (const [x, y] of [[40, 300], [700, 200], [700, 700], [500, 20]] as const) {
      for (const data of drops) {
        for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await running().cdp.send('Input.dispatchDragEvent', { type, x, y, data });
        await stay();
      }
    }
    for (const [name, frame] of await pagesOf(running())) expect(await frame.evaluate(() => 'dropped' in window), name).toBe(false);
    expect(running().unpacked.handedOut().filter((line) => line.includes('dropped'))).toEqual([]);
  });
});

describe('addresses of app://', () => {
  const paths = [
    '/../../../../etc/passwd', '/..%2f..%2f..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '/%2e%2e%2f%2e%2e%2fetc%2fpasswd', '/assets/..%2f..%2f..%2fpackage.json',
    '/..%5c..%5c..%5cetc%5cpasswd', '/%252e%252e%252f%252e%252e%252fetc%252fpasswd', '//etc/passwd', '/file:///etc/passwd', '/%00/etc/passwd', '/assets/%00', '/%c0%ae%c0%ae/etc/passwd',
    '/..;/..;/etc/passwd', '/assets//../../main/index.js', '/main/index.js', '/out/main/index.js', '/package.json', '/preload/index.cjs', '/%', '/%ff', '/chat/../../main/index.js',
  ];

  test('paths lead to the pages’ own files alone, however they are written', async () => {
    for (const [name, frame] of await pagesOf(running())) {
      const answers = await frame.evaluate(
        (all) => Promise.all(all.map(async (path) => {
          const answer = await fetch(location.origin + path).catch(() => undefined);
          return answer === undefined ? `${path} none` : `${path} ${answer.status} ${(await answer.text()).slice(0, 200)}`;
        })),
        paths,
      );
      expect(answers.filter((line) => !/ (none|404 )/.test(line)), name).toEqual([]);
      expect(answers.filter((line) => /root:|"main"|require\(/.test(line)), name).toEqual([]);
    }
  });

  test('one page’s documents are not the other’s, and unknown hosts have nothing', async () => {
    const [shell, chat] = await pagesOf(running());
    expect(await shell![1].evaluate(() => fetch('/chat/index.html').then(({ status }) => status))).toBe(404);
    expect(await chat![1].evaluate(() => fetch('/shell/index.html').then(({ status }) => status))).toBe(404);
    // The debugger may go where no page can: there is nothing there, and the window comes back by itself.
    for (const url of ['app://other/', 'app://shell.evil/', 'app://shell:80/', 'app://user@other/', 'app://%73hell.evil/']) {
      await running().cdp.send('Page.navigate', { url }).catch(() => undefined);
      await isTheShell(running());
    }
  });
});

describe('certificates', () => {
  let server: Server;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer({ ...testTls, requestCert: true, rejectUnauthorized: false }, (request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/javascript' }).end('window.loaded = 1');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => void server.close());

  test('one that nobody vouches for is refused, without a way past it', async () => {
    const scriptUrl = `https://localhost:${(server.address() as AddressInfo).port}/element.js`;
    await running().app.page.evaluate((url) => (window as unknown as Bridged).latchkey.methods['connection.set']!({ kind: 'local', chat: { domainKey: 'domain_pk_test', scriptUrl: url } }), scriptUrl);
    await expect.poll(() => running().unpacked.log(), { timeout: 15_000 }).toContain('window.certificate_refused');
    expect(asked).toEqual([]);
    expect(await (await chatFrameOf(running().app)).evaluate(() => 'loaded' in window)).toBe(false);
  });
});

describe('tools of developers', () => {
  test('no key opens them in a package', async () => {
    for (const [key, code, modifiers] of [['F12', 123, 0], ['I', 73, 10], ['J', 74, 10], ['C', 67, 10]] as const) {
      for (const type of ['rawKeyDown', 'keyUp'] as const) await running().cdp.send('Input.dispatchKeyEvent', { type, key, windowsVirtualKeyCode: code, modifiers });
    }
    const { targetInfos } = await running().cdp.send('Target.getTargets');
    expect(targetInfos.filter(({ url }) => url.startsWith('devtools:'))).toEqual([]);
  });
});

describe('the command line', () => {
  /** Starts the packaged app as an ordinary user, and waits for its end. */
  function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const profile = join(running().unpacked.folder, 'home', 'refused');
    const { status, stdout, stderr } = spawnSync(running().unpacked.executable, ['--profile', profile, ...args], {
      uid: 65_534,
      gid: 65_534,
      cwd: running().unpacked.folder,
      env: { PATH: '/usr/bin:/bin', HOME: join(running().unpacked.folder, 'home'), DISPLAY: process.env['DISPLAY'], TMPDIR: join(running().unpacked.folder, 'tmp'), ...env },
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { status, said: stdout + stderr, started: existsSync(profile) };
  }

  test.each([
    ['--remote-debugging-port=0'], ['--remote-debugging-pipe'], ['--inspect=0'], ['--inspect-brk=0'], ['--js-flags=--expose-gc'], ['--no-sandbox'], ['-no-sandbox'], ['--disable-web-security'],
    ['--ignore-certificate-errors'], ['--host-resolver-rules=MAP * 127.0.0.1'], ['--load-extension=/tmp'], ['--renderer-cmd-prefix=xterm'], ['--ssl-key-log-file=/tmp/keys'],
  ])('%s: the app says that it does not start with it, and has not listened or made anything', (argument) => {
    const { status, said, started } = start([argument]);
    expect(status).toBe(1);
    expect(said).toContain(`does not start with --${argument.replace(/^-+/, '').split('=')[0]}`);
    expect(said).not.toMatch(/DevTools listening|Debugger listening/);
    expect(started).toBe(false);
  });

  test('the environment makes no Node of it, and loads nothing into it', () => {
    const marker = join(running().unpacked.folder, 'tmp', 'loaded');
    const script = join(running().unpacked.folder, 'loaded.cjs');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x')`, { mode: 0o644 });
    const { status, said } = start(['--no-sandbox', '-e', 'console.log(40 + 2)'], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` });
    expect(status).toBe(1);
    expect(said).not.toMatch(/^42$/m);
    expect(existsSync(marker)).toBe(false);
  });
});
