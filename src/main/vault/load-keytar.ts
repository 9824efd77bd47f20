import type { Keytar } from './vault.keytar.ts';

/** keytar in this process. Rejects where the native module is not installed or cannot load. */
export async function loadKeytar(): Promise<Keytar> {
  // `default` first: of keytar's CommonJS exports Node finds only the first by name.
  const { default: keytar } = (await import('keytar')) as unknown as { default: Keytar };
  return keytar;
}
