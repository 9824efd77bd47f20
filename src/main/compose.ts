/** Builds everything that both hosts share from a small `Platform`. */
import { createRun, type RunOptions } from './compose-run.ts';
import { createWorkspace, type Workspace } from './compose-workspace.ts';
import type { Platform } from './platform.ts';
import { schedule } from './schedule.ts';
import type { SettingsStore } from './settings/settings-store.ts';

/** Longest that quitting waits for the keychain, an open sign-out and the embedded server. */
const stopPatienceMs = 5_000;

export interface ComposeOptions extends RunOptions {
  /** Where the pages are; the chat page where the connection does not choose. */
  origins: { shell: string; chat: string };
}

export interface App extends Workspace {
  settings: SettingsStore;
}

export function compose(platform: Platform, options: ComposeOptions): App {
  const run = createRun(platform, options);
  const workspace = createWorkspace(run, {
    origins: options.origins,
    onSettings(settings) {
      options.onColorScheme(settings.colorScheme);
      workspace.events.publish('settings.changed', settings);
    },
  });
  return {
    ...workspace,
    settings: run.settings,
    start() {
      workspace.start();
      run.start();
    },
    async stop() {
      const patience = new Promise<void>((resolve) => schedule(resolve, stopPatienceMs));
      await Promise.race([patience, Promise.allSettled([workspace.stop(), run.stop()])]);
    },
  };
}
