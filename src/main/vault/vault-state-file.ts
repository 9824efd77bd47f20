import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { VaultStateFile } from './vault-state.ts';

/** A file of mode 0600 that a crash leaves as it was or as it is to be. Written only when the set of entries changes. */
export function openVaultStateFile(path: string): VaultStateFile {
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
      const handle = openSync(`${path}.part`, 'w', 0o600);
      try {
        writeSync(handle, text);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(`${path}.part`, path);
    },
    keepAside() {
      renameSync(path, `${path}.unreadable`);
    },
  };
}
