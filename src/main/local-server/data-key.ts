import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptSecret, SecretKeeper } from '../secret-keeper.ts';

/** Name of the key in the vault. */
const secretName = 'server-data';
/** The server writes it before the first encrypted byte (`src/server/encryption/protect-folder.ts`). */
const encryptedMarker = 'encryption.json';

/**
 * The key of the embedded server's data, from the vault. Where the data is encrypted already, a vault without the key is
 * `unavailable('replaced')`: no new key is made, which would open nothing.
 */
export function createServerDataKey({ keeper, dataDir }: { keeper: SecretKeeper; dataDir: string }): () => Promise<KeptSecret> {
  return () => keeper.obtain(secretName, { expected: existsSync(join(dataDir, encryptedMarker)) });
}
