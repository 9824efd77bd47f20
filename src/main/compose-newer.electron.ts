/** The Electron host while the profile was last used by a newer version: one window with the ways on, and nothing opened. */
import { app, BrowserWindow, Menu, nativeTheme, session } from 'electron';
import { join } from 'node:path';
import { loadTexts } from '../shared/texts/load-texts.ts';
import { readSettingsOf } from './locked-app.ts';
import { openLog } from './log-file.ts';
import { originalFs } from './original-fs.electron.ts';
import { newerChoice, newerOrigin, newerResponse, type NewerChoice } from './profile-data/newer-page.ts';
import type { OpenedProfile } from './profile-data/open-profile-data.ts';
import { restoreSnapshot } from './profile-data/restore.ts';
import { branding } from './settings/branding.ts';
import { reportPage } from './updates/install/folder.ts';
import { starterOf } from './updates/install/start-file.ts';
import { lockDown, lockDownSession } from './window/lockdown.electron.ts';
import { createMainWords } from './words.ts';

export interface NewerHostOptions {
  found: Extract<OpenedProfile, { status: 'newer' }>;
  profileDir: string;
  mainDir: string;
}

/** Runs after `ready`. Whatever is chosen ends this run. */
export async function runNewerElectron({ found, profileDir, mainDir }: NewerHostOptions): Promise<void> {
  const { log, close: closeLog } = openLog(profileDir);
  const { snapshots, version: last } = found;
  const settings = readSettingsOf(profileDir, log);
  const words = createMainWords({ choice: () => settings.language, system: app.getPreferredSystemLanguages(), load: loadTexts });
  await words.ready;
  nativeTheme.themeSource = settings.colorScheme;
  log.error('profile.newer', { last, version: app.getVersion() });

  const pages = session.fromPartition('newer');
  const rights = { shell: newerOrigin, chat: newerOrigin, microphone: false, hosted: false };
  let failed = false;
  lockDown(() => undefined, log);
  lockDownSession(pages, () => rights, log);
  pages.protocol.handle('app', (request) => (request.url === `${newerOrigin}/` ? newerResponse({ name: branding.name, version: app.getVersion(), last, snapshots, failed }, words.get()) : new Response(null, { status: 404 })));
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    title: branding.name,
    width: 620,
    height: 620,
    show: false,
    icon: join(mainDir, '../../resources/icons/256.png'),
    // Nothing to run: what a person presses is where the page would go.
    webPreferences: { session: pages, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, spellcheck: false },
  });
  let busy = false;
  // The first to hear of it: no page goes anywhere here.
  window.webContents.on('will-frame-navigate', ({ url }) => {
    const choice = newerChoice(url, snapshots);
    if (choice === undefined || busy) return;
    busy = true;
    void carryOut(choice).finally(() => (busy = false));
  });

  async function carryOut(choice: NewerChoice): Promise<void> {
    const args = process.argv.slice(1);
    if (choice.kind === 'restore') {
      try {
        await restoreSnapshot(profileDir, choice.name, Date.now());
        log.info('profile.restored');
      } catch (error) {
        log.error('profile.not_restored', { code: (error as NodeJS.ErrnoException).code });
        failed = true;
        await window.loadURL(`${newerOrigin}/`);
        return;
      }
      app.relaunch({ execPath: starterOf(process.execPath), args });
    }
    if (choice.kind === 'empty') app.relaunch({ execPath: starterOf(process.execPath), args: [...withoutProfile(args), '--profile', `${profileDir}-${app.getVersion()}`] });
    app.quit();
  }

  app.on('second-instance', () => window.show());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', closeLog);
  await window.loadURL(`${newerOrigin}/`);
  window.show();
  if (app.isPackaged) void reportPage(process.execPath, app.getVersion(), originalFs);
  process.stdout.write(`${branding.name} ${app.getVersion()} does not open this profile: version ${last} has used it.\n`);
}

function withoutProfile(args: readonly string[]): string[] {
  return args.filter((arg, index) => arg !== '--profile' && args[index - 1] !== '--profile' && !arg.startsWith('--profile='));
}
