import type { VaultStateFile } from '../../src/main/vault/vault-state.ts';

/** The vaults' state file, in memory. */
export function createMemoryStateFile(): VaultStateFile & { text: string | undefined; aside: string | undefined } {
  return {
    text: undefined,
    aside: undefined,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
    keepAside() {
      this.aside = this.text;
      this.text = undefined;
    },
  };
}
