/** Updates in Electron: what the app is and has, for `src/main/updates`. */
import { app, autoUpdater } from 'electron';
import { statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { UpdateNotice, UpdatesOff } from '../shared/updates.ts';
import type { App } from './compose.ts';
import { originalFs } from './original-fs.electron.ts';
import type { UpdatesPart } from './parts.ts';
import type { Fetch, Log, Platform } from './platform.ts';
import type { Limits } from './policy/limits.ts';
import type { ProfileData } from './profile-data/open-profile-data.ts';
import { schedule } from './schedule.ts';
import { branding } from './settings/branding.ts';
import { chooseInstaller } from './updates/install/choose.ts';
import { starterOf } from './updates/install/start-file.ts';
import { openMemory } from './updates/memory.ts';
import { createUpdates } from './updates/updates.ts';

export interface ElectronUpdatesDeps {
  profileDir: string;
  version: string;
  data: ProfileData;
  limits: Limits;
  /** Not limited to what the policy allows for chats: where updates come from is compiled in. */
  fetch: Fetch;
  platform: Pick<Platform, 'onBattery' | 'onMetered'>;
  core(): Pick<App, 'settings' | 'words' | 'tell'>;
  log: Log;
}

export interface ElectronUpdates {
  part: UpdatesPart;
  /** The first screen can be used: this version works, and others are looked for from now on. */
  ready(): void;
  /** Everything is closed. @returns what ends the app instead of `app.quit`, where a system has a way of its own */
  finish(): Promise<(() => void) | undefined>;
}

export function createElectronUpdates({ profileDir, version, data, limits, fetch, platform, core, log }: ElectronUpdatesDeps): ElectronUpdates {
  const folder = join(profileDir, 'updates');
  const memory = openMemory(join(folder, 'state.json'), (code) => log.warn('update.not_remembered', { code }));
  const { installer, own } = chooseInstaller({ platform: process.platform, executable: process.execPath, name: basename(starterOf(process.execPath)), version, autoUpdater, folder, fs: originalFs });
  const set = limits.policy.updateChannel;
  const { feed = '', keys = [] } = branding.updates ?? {};
  let restarting = false;

  const updates = createUpdates({
    off: reasonOff(),
    current: version,
    product: branding.id,
    platform: `${process.platform}-${process.arch}`,
    feedUrl: feed.endsWith('/') ? feed : `${feed}/`,
    keys,
    channel: {
      get: () => (set === 'stable' || set === 'beta' ? set : (core().settings.read().updateChannel ?? 'stable')),
      set: (channel) => void core().settings.update({ updateChannel: channel }),
      locked: set !== undefined,
    },
    installer,
    folder,
    memory,
    fetch,
    now: Date.now,
    random: Math.random,
    schedule,
    spare: () => (platform.onBattery() ? 'battery' : platform.onMetered() ? 'metered' : undefined),
    room: async (place) => {
      const { bavail, bsize } = await statfs(place).catch(() => statfs(profileDir));
      return bavail * bsize;
    },
    language: () => core().words.get().tag,
    onChange: (view) => core().tell('updates.changed', view),
    log,
  });

  function reasonOff(): UpdatesOff | undefined {
    if (set === 'off') return 'policy';
    if (!app.isPackaged) return 'development';
    return branding.updates === undefined ? 'build' : undefined;
  }

  /** What the start has found is said once. */
  function tellNews(broken: string | undefined): void {
    const { news } = data;
    const failed = broken ?? (news.kind === 'rolledBack' ? news.version : undefined);
    const notice: UpdateNotice | undefined = failed !== undefined ? { kind: 'rolledBack', version: failed, restored: news.kind === 'rolledBack' && news.restored } : news.kind === 'updated' ? { kind: 'updated', version } : undefined;
    if (notice === undefined) return;
    log.info('update.news', { kind: notice.kind, version });
    memory.update({ notice, ...(failed !== undefined && { failed: [...memory.read().failed.filter((one) => one !== failed), failed], ready: undefined }) });
    core().tell('updates.changed', updates.view());
  }

  async function reportReady(): Promise<void> {
    void data.reportReady();
    const broken = await own?.reportReady().catch((error: unknown) => {
      log.warn('update.not_reported', { code: (error as NodeJS.ErrnoException).code });
      return undefined;
    });
    tellNews(broken);
    updates.start();
  }

  return {
    part: {
      view: () => updates.view(),
      check: () => updates.check(),
      setChannel: (channel) => updates.setChannel(channel),
      dismiss: () => updates.dismiss(),
      restart() {
        if (!updates.installs()) return false;
        restarting = true;
        // After the answer.
        schedule(() => app.quit(), 50);
        return true;
      },
    },
    ready: () => void reportReady(),
    async finish() {
      updates.stop();
      const installed = await updates.install();
      if (!restarting) return undefined;
      if (installed && installer.restart !== undefined) return () => installer.restart?.();
      app.relaunch({ execPath: starterOf(process.execPath), args: process.argv.slice(1) });
      return undefined;
    },
  };
}
