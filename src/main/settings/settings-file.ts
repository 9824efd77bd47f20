import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SettingsFile } from './settings-store.ts';

/** `settings.json` of a profile, mode 0600, replaced by rename so that a crash leaves the old or the new one. */
export function openSettingsFile(path: string): SettingsFile {
  return {
    read() {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write(text) {
      writeFileSync(`${path}.part`, text, { mode: 0o600 });
      renameSync(`${path}.part`, path);
    },
    keepAside() {
      renameSync(path, `${path}.unreadable`);
    },
  };
}
