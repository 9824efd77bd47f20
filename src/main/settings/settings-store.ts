import type { Log } from '../platform.ts';
import { defaultSettings, parseStoredSettings, type StoredSettings } from './parse-settings.ts';

export interface SettingsStore {
  read(): StoredSettings;
  /** Merges at the top level, writes, and tells listeners. */
  update(change: Partial<StoredSettings>): StoredSettings;
  /** A sentence for each part of a workspace's stored connection that could not be used when the file was read. */
  problems(workspaceId: string): readonly string[];
}

export interface SettingsFile {
  /** The whole text, or `undefined` when there is none yet. */
  read(): string | undefined;
  /** Replaces the file atomically. */
  write(text: string): void;
  /** Moves the present file out of the way, so that nothing a person set is destroyed. */
  keepAside(): void;
}

/**
 * Settings of one profile, held in memory and written through. A value that does not fit falls back to its default;
 * a file that is not JSON is kept aside. A failing write is logged and the session goes on with what is in memory.
 */
export function createSettingsStore({ file, log }: { file: SettingsFile; log: Log }): SettingsStore {
  const problems: { sentence: string; workspaceId: string }[] = [];
  let current = load();

  function load(): StoredSettings {
    let text: string | undefined;
    try {
      text = file.read();
      if (text === undefined) return { settings: defaultSettings };
      return parseStoredSettings(JSON.parse(text), (sentence, workspaceId) => problems.push({ sentence, workspaceId }));
    } catch {
      log.warn('settings.unreadable');
      if (text !== undefined) file.keepAside();
      return { settings: defaultSettings };
    }
  }

  if (problems.length > 0) log.warn('settings.chat_ignored', { count: problems.length });

  return {
    problems: (workspaceId) => problems.filter((problem) => problem.workspaceId === workspaceId).map(({ sentence }) => sentence),
    read: () => current,
    update(change) {
      current = { ...current, ...change };
      try {
        file.write(`${JSON.stringify(current, null, 2)}\n`);
      } catch (error) {
        log.error('settings.write_failed', { code: (error as NodeJS.ErrnoException).code });
      }
      return current;
    },
  };
}
