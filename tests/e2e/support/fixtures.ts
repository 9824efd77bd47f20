/**
 * One `test` for both hosts. `desk.open()` starts the app on a profile of its own and gives the window's page;
 * closing and opening again is a restart. The project decides the host: `web` (Chromium) or `electron`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type Browser, type BrowserContext, type ElectronApplication, type FrameLocator, type Page } from '@playwright/test';
import { root, startServer, startWebHost, type RunningProcess } from './web-host.ts';

export interface OpenOptions {
  /** Flags of the app. */
  args?: string[];
  /** Added to the environment of the app. */
  env?: Record<string, string | undefined>;
}

export interface Desk {
  readonly host: 'electron' | 'web';
  readonly profile: string;
  open(options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
  /** Ends the app as a crash would: `kill -9`, nothing written any more. */
  kill(): Promise<void>;
  /** Closes one window and leaves the app running, as macOS does and a browser's tab. */
  closeWindow(page: Page): Promise<void>;
  /** Another window on the running app; in Electron only after its window was closed. */
  openWindow(): Promise<Page>;
  /** Starts the embedded server alone; it ends with the test. */
  serve(options?: { port?: number; dataDir?: string; env?: Record<string, string> }): Promise<RunningProcess>;
  electron(): ElectronApplication | undefined;
}

export type HostName = 'electron' | 'web';

/** Chromium then has a microphone that beeps, whatever the machine has. */
export const fakeMicrophone = '--use-fake-device-for-media-stream';

export const electronExecutable = process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined
  ? join(root, 'node_modules/electron/dist/electron')
  : join(process.env['ELECTRON_OVERRIDE_DIST_PATH'], 'electron');

export const test = base.extend<{ desk: Desk }, { host: HostName }>({
  host: ['web', { option: true, scope: 'worker' }],
  desk: async ({ host, browser }, use, testInfo) => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
    const desk = createDesk(host, folder, browser);
    await use(desk);
    await desk.dispose();
    const logFile = join(desk.profile, 'logs', 'latchkey.log');
    if (testInfo.status !== testInfo.expectedStatus && existsSync(logFile)) {
      console.log(`The app's log:\n${readFileSync(logFile, 'utf8')}`);
    }
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

/** A desk whose files are in the folder; for fixtures that keep one app for several tests. */
export function createDesk(host: HostName, folder: string, browser: Browser): Desk & { dispose(): Promise<void> } {
  const profile = join(folder, 'profile');
  const servers: RunningProcess[] = [];
  let stop: ((signal?: 'SIGKILL') => Promise<unknown>) | undefined;
  let application: ElectronApplication | undefined;
  let context: BrowserContext | undefined;
  let port = '0';

  async function open({ args = [], env = {} }: OpenOptions = {}): Promise<Page> {
    const environment = clean({ ...process.env, ...env });
    if (host === 'electron') {
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const app = await _electron.launch({
        executablePath: electronExecutable,
        args: [...sandbox, root, '--profile', profile, ...args],
        env: environment,
      });
      application = app;
      stop = async (signal) => {
        if (signal === undefined) return app.close();
        const ended = new Promise((resolve) => app.process().once('exit', resolve));
        app.process().kill(signal);
        await ended;
      };
      return app.firstWindow();
    }
    // A restart is met by the same browser at the same address, as a person's would be.
    const web = await startWebHost(['--profile', profile, '--port', port, ...args], environment);
    port = new URL(web.match).port;
    context ??= await browser.newContext({ viewport: { width: 1100, height: 760 } });
    const page = await context.newPage();
    stop = async (signal) => {
      if (signal === undefined) await page.close();
      await web.stop(signal);
      if (signal !== undefined) await page.close();
    };
    await page.goto(web.match);
    return page;
  }

  async function close(signal?: 'SIGKILL'): Promise<void> {
    await stop?.(signal);
    stop = undefined;
    application = undefined;
  }

  return {
    host,
    profile,
    open,
    close: () => close(),
    kill: () => close('SIGKILL'),
    async closeWindow(page) {
      await application?.evaluate(({ app }) => {
        app.removeAllListeners('window-all-closed');
        app.on('window-all-closed', () => undefined);
      });
      await page.close();
    },
    async openWindow() {
      if (application !== undefined) {
        const opened = application.waitForEvent('window');
        await application.evaluate(({ app }) => app.emit('activate'));
        return opened;
      }
      if (context === undefined) throw new Error('The app is not running.');
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      return page;
    },
    electron: () => application,
    async serve({ port: fixedPort, dataDir = join(folder, 'server'), env = {} } = {}) {
      const server = await startServer({ dataDir, ...(fixedPort === undefined ? {} : { port: fixedPort }) }, clean({ ...process.env, ...env }));
      servers.push(server);
      return server;
    },
    async dispose() {
      await close();
      await context?.close();
      for (const server of servers) await server.stop();
    },
  };
}

function clean(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The chat frame's document. */
export function chatFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe#chat');
}

let people = 0;
/** A person nobody has signed up as yet. */
export function person(): { name: string; email: string; password: string } {
  people += 1;
  return { name: 'Ada Lovelace', email: `ada.${process.pid}.${people}@example.com`, password: 'difference engine' };
}
