import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { answered, send, signUp } from './support/actions.ts';
import { electronExecutable, expect, person, test } from './support/fixtures.ts';
import { forUnprivilegedUser } from './support/unprivileged.ts';
import { root } from './support/web-host.ts';

test.describe('the Electron host', () => {
  test.beforeEach(({ desk }) => {
    test.skip(desk.host !== 'electron', 'Electron only');
  });

  test('a second start brings the first window to the front and ends', async ({ desk }) => {
    await desk.open();
    const app = desk.electron()!;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
    const focused = app.evaluate(({ app: electron }) => new Promise<boolean>((resolve) => electron.once('second-instance', () => setImmediate(() => resolve(true)))));
    const { spawn } = await import('node:child_process');
    const second = spawn(electronExecutable, ['--no-sandbox', root, '--profile', desk.profile], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    second.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    expect(output).toContain('already running');
    expect(await focused).toBe(true);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([false]);
  });

  test('pages cannot navigate away, open windows, get permissions or download', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await desk.electron()!.evaluate(({ shell }) => {
      const opened: string[] = [];
      (globalThis as { opened?: string[] }).opened = opened;
      shell.openExternal = (url) => (opened.push(url), Promise.resolve());
    });
    for (const frame of page.frames()) {
      await frame.evaluate(() => {
        window.open('https://example.com/from-window-open');
        window.open('file:///etc/passwd');
        const link = document.createElement('a');
        link.href = 'https://example.com/from-link';
        link.target = '_blank';
        document.body.append(link);
        link.click();
        link.remove();
      });
    }
    const permission = await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state));
    expect(permission).toBe('denied');
    await page.evaluate(() => void setTimeout(() => (location.href = 'https://example.com/navigated')));
    await expect.poll(() => readFileSync(join(desk.profile, 'logs', 'latchkey.log'), 'utf8')).toContain('window.navigation_denied');
    const shown = await desk.electron()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()));
    expect(shown).toEqual(['app://shell/']);
    expect(desk.electron()!.windows()).toHaveLength(1);
    const opened = await desk.electron()!.evaluate(() => (globalThis as { opened?: string[] }).opened);
    expect(new Set(opened)).toEqual(new Set(['https://example.com/from-window-open', 'https://example.com/from-link']));
  });

  test('the window comes back where and as large as it was left', async ({ desk }) => {
    await desk.open();
    const bounds = { x: 60, y: 50, width: 900, height: 640 };
    await desk.electron()!.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setBounds(to), bounds);
    await expect.poll(() => desk.electron()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())).toMatchObject({ width: 900, height: 640 });
    await desk.close();
    await desk.open();
    const size = await desk.electron()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds());
    expect(size).toMatchObject({ width: 900, height: 640 });
  });

  test('an unprivileged user with the sandbox on signs up, chats and sees the answer', async ({ desk }) => {
    test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'becomes another user, which only root on Linux can');
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-nobody-'));
    const { executable, app: appFolder, home } = forUnprivilegedUser(folder);
    const authority = process.env['XAUTHORITY'];
    const env: Record<string, string> = { ...(process.env as Record<string, string>), DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
    if (authority !== undefined && existsSync(authority)) {
      env['XAUTHORITY'] = join(home, '.Xauthority');
      copyFileSync(authority, env['XAUTHORITY']);
      chmodSync(env['XAUTHORITY'], 0o644);
    }
    const app = await _electron.launch({ executablePath: executable, args: [appFolder, '--profile', join(home, 'profile')], env });
    try {
      const page = await app.firstWindow();
      await signUp(page, person());
      await send(page, 'What is Latchkey?');
      await answered(page);
      const pids = await app.evaluate(({ app: electron }) =>
        electron.getAppMetrics().filter(({ type }) => type === 'Tab').map(({ pid, sandboxed }) => ({ pid, sandboxed })),
      );
      expect(pids.length).toBeGreaterThanOrEqual(2);
      for (const { pid } of pids) {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        // Seccomp 2: system calls filtered, which is what the sandbox is on Linux; and not root.
        expect(status).toMatch(/^Seccomp:\s*2$/m);
        expect(status).toMatch(/^Uid:\s*65534/m);
      }
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(desk.host).toBe('electron');
  });
});
