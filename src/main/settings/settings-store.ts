import { z } from 'zod';
import type { Connection } from '../../shared/connection.ts';
import type { Settings } from '../../shared/desktop-api.ts';
import type { Log } from '../platform.ts';

/** Position of the main window in screen px. */
export interface WindowPlacement {
  x?: number | undefined;
  y?: number | undefined;
  width: number;
  height: number;
  maximized: boolean;
}

/** Everything remembered that is not a secret. */
export interface StoredSettings {
  settings: Settings;
  connection?: Connection | undefined;
  window?: WindowPlacement | undefined;
  /** Endpoint and name of the model behind the embedded server; its key is in the vault. */
  model?: { baseUrl: string; model: string } | undefined;
}

export interface SettingsStore {
  read(): StoredSettings;
  /** Merges at the top level, writes, and tells listeners. */
  update(change: Partial<StoredSettings>): StoredSettings;
}

export interface SettingsFile {
  /** The whole text, or `undefined` when there is none yet. */
  read(): string | undefined;
  /** Replaces the file atomically. */
  write(text: string): void;
  /** Moves the present file out of the way, so that nothing a person set is destroyed. */
  keepAside(): void;
}

export const defaultSettings: Settings = { colorScheme: 'system', sidebarWidth: 264, sidebarOpen: true };

const url = z.string().max(2_048);
const coordinate = z.number().int().min(-100_000).max(100_000);

const schema = z.object({
  settings: z
    .object({
      colorScheme: z.enum(['system', 'light', 'dark']).catch(defaultSettings.colorScheme),
      sidebarWidth: z.number().min(220).max(360).catch(defaultSettings.sidebarWidth),
      sidebarOpen: z.boolean().catch(defaultSettings.sidebarOpen),
    })
    .catch(defaultSettings),
  connection: z
    .union([
      z.object({ kind: z.literal('local') }),
      z.object({ kind: z.literal('remote'), authUrl: url, chatUrl: url, authPath: url.optional() }),
    ])
    .optional()
    .catch(undefined),
  window: z
    .object({
      x: coordinate.optional(),
      y: coordinate.optional(),
      width: z.number().int().min(1).max(100_000),
      height: z.number().int().min(1).max(100_000),
      maximized: z.boolean(),
    })
    .optional()
    .catch(undefined),
  model: z.object({ baseUrl: url, model: z.string().max(256) }).optional().catch(undefined),
});

/**
 * Settings of one profile, held in memory and written through. A value that does not fit falls back to its default;
 * a file that is not JSON is kept aside. A failing write is logged and the session goes on with what is in memory.
 */
export function createSettingsStore({ file, log }: { file: SettingsFile; log: Log }): SettingsStore {
  let current = load();

  function load(): StoredSettings {
    let text: string | undefined;
    try {
      text = file.read();
      if (text === undefined) return { settings: defaultSettings };
      return schema.parse(JSON.parse(text)) as StoredSettings;
    } catch {
      log.warn('settings.unreadable');
      if (text !== undefined) file.keepAside();
      return { settings: defaultSettings };
    }
  }

  return {
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
