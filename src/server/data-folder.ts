import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  /** Signs sessions and seals the private signing keys. Made once, mode 0600; where nothing is encrypted. */
  secret: string;
  /** The same, where everything is. */
  sealedSecret: string;
}

/** 32 random bytes as hex. */
export const secretPattern = /^[0-9a-f]{64}$/;

/**
 * Makes the folder ready.
 * @throws {StartFailure} when the folder cannot be used.
 */
export function openDataFolder(folder: string): DataFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The folder may be older than this program, or made under another umask.
    chmodSync(folder, 0o700);
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
  return {
    lock: join(folder, 'lock'),
    authDatabase: join(folder, 'auth.db'),
    chatDatabase: join(folder, 'chat.db'),
    attachments: join(folder, 'attachments'),
    sealedAttachments: join(folder, 'attachments-encrypted'),
    keyCheck: join(folder, 'encryption.json'),
    secret: join(folder, 'secret'),
    sealedSecret: join(folder, 'secret-encrypted'),
  };
}

/**
 * The secret of a folder where nothing is encrypted; made when there is none.
 * @param randomHex returns that many random bytes as lower-case hex
 * @throws {StartFailure} when the file cannot be written, or is damaged.
 */
export function plainSecret(path: string, randomHex: (bytes: number) => string): string {
  let secret: string;
  try {
    secret = readOrCreate(path, randomHex);
  } catch (cause) {
    throw cannotWrite(dirname(path), cause);
  }
  if (secretPattern.test(secret)) return secret;
  throw new StartFailure(({ start }) => start.secretDamaged(path));
}

function cannotWrite(folder: string, cause: unknown): StartFailure {
  return new StartFailure(({ start }) => start.cannotWrite(folder), { cause });
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
  const secret = readFileIfThere(path)?.toString('utf8').trim();
  if (secret !== undefined) chmodSync(path, 0o600);
  return secret;
}

/** @returns `undefined` where there is no such file. */
export function readFileIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
