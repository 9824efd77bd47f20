/** The Electron host while the policy cannot be relied on: one window with the page that says so, in a session of its own. */
import { app, nativeTheme, session } from 'electron';
import { join } from 'node:path';
import type { PolicyView } from '../shared/policy.ts';
import { loadTexts } from '../shared/texts/load-texts.ts';
import { pageOf } from './gateway/gateway.ts';
import { registerIpc } from './ipc/ipc.electron.ts';
import { createLockedApp, readSettingsOf, type RefusedPolicy } from './locked-app.ts';
import { openLog } from './log-file.ts';
import { originalFs } from './original-fs.electron.ts';
import { schedule } from './schedule.ts';
import { branding } from './settings/branding.ts';
import { reportPage } from './updates/install/folder.ts';
import { createMainWords } from './words.ts';
import { lockDown, lockDownSession } from './window/lockdown.electron.ts';
import { openMainWindow } from './window/main-window.electron.ts';
import { setApplicationMenu } from './window/menu.electron.ts';

const origins = { shell: 'app://shell', chat: 'app://chat' } as const;

export interface LockedHostOptions {
  view: RefusedPolicy;
  read(): Promise<PolicyView>;
  profileDir: string;
  mainDir: string;
}

/** Runs after `ready`. Once the policy is in order, the app starts anew, as any change of it takes effect. */
export function runLockedElectron({ view, read, profileDir, mainDir }: LockedHostOptions): void {
  const { log, close: closeLog } = openLog(profileDir);
  const pages = session.fromPartition('policy');
  const rights = { ...origins, microphone: false, hosted: false };
  const settings = readSettingsOf(profileDir, log);
  nativeTheme.themeSource = settings.colorScheme;
  const locked = createLockedApp({
    info: {
      name: branding.name,
      version: app.getVersion(),
      scheme: branding.scheme,
      host: 'electron',
      platform: process.platform,
      runtime: { electron: process.versions.electron, chrome: process.versions.chrome, node: process.versions.node },
    },
    view,
    read,
    onUnlocked() {
      // After the answer, so that the page can say it.
      schedule(() => {
        app.relaunch();
        app.quit();
      }, 1_000);
      return Promise.resolve();
    },
    origins,
    rendererDir: join(mainDir, '../renderer'),
    settings,
    systemLanguages: app.getPreferredSystemLanguages(),
    onReady() {
      if (app.isPackaged) void reportPage(process.execPath, app.getVersion(), originalFs);
      process.stdout.write(`${branding.name} is locked by its policy\n`);
    },
    log,
  });
  lockDown((given) => (given === pages ? rights : undefined), log);
  lockDownSession(pages, () => rights, log);
  pages.protocol.handle('app', (request) => {
    const page = pageOf(request.url, origins);
    return page === undefined ? new Response(null, { status: 404 }) : locked.gateway(page, request);
  });
  registerIpc({ routerOf: (contents) => (contents.session === pages ? locked.router : undefined), windowOf: () => undefined, shellOrigin: origins.shell });
  const words = createMainWords({ choice: () => settings.language, system: app.getPreferredSystemLanguages(), load: loadTexts });
  const setMenu = (): void => setApplicationMenu({
    name: branding.name,
    texts: words.get().texts,
    invoke: () => undefined,
    act: (command) => {
      if (command === 'app.quit' || command === 'window.close') app.quit();
    },
  });
  setMenu();
  words.subscribe(setMenu);
  const window = openMainWindow({
    title: branding.name,
    url: `${origins.shell}/`,
    session: pages,
    preload: join(mainDir, '../preload/index.cjs'),
    icon: join(mainDir, '../../resources/icons/256.png'),
    placement: undefined,
    onTop: false,
    quiet: false,
    stays: () => false,
    zoom: () => 1,
    onReady: () => window.show(),
    onClosing: () => undefined,
    onSeen: () => undefined,
    onFocus: () => undefined,
    log,
  });
  app.on('second-instance', () => window.show());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', closeLog);
}
