/** The Electron host: one window, the `app://` pages, IPC, and a `Platform` from Electron's modules. */
import { app, BrowserWindow, nativeTheme, powerMonitor, session } from 'electron';
import { join } from 'node:path';
import type { Flags } from './app/flags.ts';
import { setApplicationMenu } from './app/menu.electron.ts';
import { openSafeStorageVault } from './vault/safe-storage.electron.ts';
import { schedule } from './schedule.ts';
import { compose } from './compose.ts';
import { pageOf } from './gateway/gateway.ts';
import { registerIpc } from './ipc/ipc.electron.ts';
import { forkUtilityChild } from './local-server/fork.electron.ts';
import { createServerProcess } from './local-server/server-process.ts';
import { openLog } from './log-file.ts';
import { createUpstreamFetch } from './net/upstream-fetch.ts';
import type { Platform } from './platform.ts';
import { appVersion, branding } from './settings/branding.ts';
import { vaultsOf } from './vaults.ts';
import { serveChatHost } from './window/chat-host.electron.ts';
import { lockDown } from './window/lockdown.electron.ts';
import { openExternal, openMainWindow } from './window/main-window.electron.ts';

const origins = { shell: 'app://shell', chat: 'app://chat' } as const;

export interface ElectronHostOptions {
  flags: Flags;
  profileDir: string;
  /** The entry's folder, `out/main`: a chunk's own is another one. */
  mainDir: string;
}

/** Runs the app after `ready`; returns when its window is being opened. */
export function runElectronHost({ flags, profileDir, mainDir }: ElectronHostOptions): void {
  const { log, close: closeLog } = openLog(profileDir);
  const pages = session.fromPartition('persist:latchkey');
  const resolveProxy = (url: string): Promise<string> => pages.resolveProxy(url);
  const upstream = createUpstreamFetch({ resolveProxy });
  const publicOnly = createUpstreamFetch({ resolveProxy, publicOnly: true });
  let announced = false;

  const platform: Platform = {
    host: 'electron',
    profileDir,
    appVersion,
    runtime: { electron: process.versions.electron, chrome: process.versions.chrome, node: process.versions.node },
    fetch: upstream.fetch,
    fetchPublic: publicOnly.fetch,
    vaults: vaultsOf({ profileDir, namedProfile: flags.profile !== undefined, openSafeStorage: () => openSafeStorageVault(profileDir) }),
    startServer: ({ dataDir }) =>
      createServerProcess(forkUtilityChild(join(mainDir, 'server.js'), ['--data', dataDir], `${branding.name} server`), schedule),
    openExternal,
    onWake(listener) {
      powerMonitor.on('resume', listener);
      powerMonitor.on('unlock-screen', listener);
      return () => {
        powerMonitor.off('resume', listener);
        powerMonitor.off('unlock-screen', listener);
      };
    },
    log,
    now: Date.now,
  };
  const core = compose(platform, {
    origins,
    anyChatHost: true,
    rendererDir: join(mainDir, '../renderer'),
    // Never in a package, where a variable must not loosen the pages' policy.
    devServer: app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
    connection: flags.connection,
    serverAfterFirstScreen: true,
    onReady() {
      if (announced) return;
      announced = true;
      process.stdout.write(`${branding.name} is ready\n`);
    },
    onColorScheme: (scheme) => (nativeTheme.themeSource = scheme),
  });

  nativeTheme.themeSource = core.settings.read().settings.colorScheme;
  lockDown(pages, () => ({ ...core.origins, microphone: core.microphone(), hosted: core.hosted() }), log);
  pages.protocol.handle('app', (request) => {
    const page = pageOf(request.url, core.origins);
    return page === undefined ? new Response(null, { status: 404 }) : core.gateway(page, request);
  });
  const answerHost = serveChatHost({ session: pages, origin: () => core.origins.chat, answer: (request) => core.gateway('chat', request) });
  answerHost();
  core.events.subscribe((event) => {
    if (event === 'connection.changed') answerHost();
  });

  const ipc = registerIpc({
    router: core.router,
    shellOrigin: origins.shell,
    targets: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
  });
  core.events.subscribe((event, payload) => ipc.publish(event, payload));

  const openWindow = (): void => {
    openMainWindow({
      title: branding.name,
      url: `${origins.shell}/`,
      session: pages,
      preload: join(mainDir, '../preload/index.cjs'),
      icon: join(mainDir, '../../resources/icons/256.png'),
      remembered: core.settings.read().window,
      onClose: (window) => void core.settings.update({ window }),
      log,
    });
  };
  openWindow();
  core.start();
  setApplicationMenu(branding.name, (command) => {
    const focused = BrowserWindow.getFocusedWindow();
    if (focused !== null) ipc.publish('command.invoked', command, focused.webContents);
  });
  log.info('app.started', { host: 'electron', version: appVersion });

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) {
      openWindow();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void Promise.allSettled([core.stop(), upstream.dispose(), publicOnly.dispose()]).then(() => {
      stopped = true;
      closeLog();
      // Not in this event's own microtasks: Electron still counts itself as quitting there and would ignore the call.
      setImmediate(() => app.quit());
    });
  });
}
