import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './start-failure.ts';

/** What the server keeps between runs, all in one folder of mode 0700. */
export interface DataFolder {
  /** Held by the server that uses the folder. */
  lock: string;
  authDatabase: string;
  chatDatabase: string;
  /** Folder of the uploaded files, where nothing is encrypted. Made when it is needed. */
  attachments: string;
  /** The same, where everything is. */
  sealedAttachments: string;
  /** There where the data is encrypted; tells whether a key is the right one. */
  keyCheck: string;
  /** Signs sessions and seals the private signing keys. Made once, mode 0600. */
  secret: string;
}

const secretPattern = /^[0-9a-f]{64}$/;

/**
 * Makes the folder ready.
 * @param randomHex returns that many random bytes as lower-case hex
 * @throws {StartFailure} when the folder cannot be used or its secret is damaged.
 */
export function openDataFolder(folder: string, randomHex: (bytes: number) => string): DataFolder {
  const secretPath = join(folder, 'secret');
  let secret: string;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The folder may be older than this program, or made under another umask.
    chmodSync(folder, 0o700);
    secret = readOrCreate(secretPath, randomHex);
  } catch (cause) {
    throw new StartFailure(
      `Latchkey cannot write to the data folder ${folder}. Make it a folder that your user can write to, or choose another one with --data.`,
      { cause },
    );
  }
  if (!secretPattern.test(secret)) {
    throw new StartFailure(
      `${secretPath} is damaged. Restore it from a backup, or delete it together with auth.db: everybody then signs up again, and chats stay on disk.`,
    );
  }
  return {
    lock: join(folder, 'lock'),
    authDatabase: join(folder, 'auth.db'),
    chatDatabase: join(folder, 'chat.db'),
    attachments: join(folder, 'attachments'),
    sealedAttachments: join(folder, 'attachments-encrypted'),
    keyCheck: join(folder, 'encryption.json'),
    secret,
  };
}

function readOrCreate(path: string, randomHex: (bytes: number) => string): string {
  const existing = read(path);
  if (existing !== undefined) return existing;
  // Written aside and linked into place: a crash leaves no half secret, and the first of two starters wins.
  const draft = `${path}.${randomHex(4)}`;
  writeFileSync(draft, `${randomHex(32)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(path) ?? '';
}

function read(path: string): string | undefined {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    chmodSync(path, 0o600);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
