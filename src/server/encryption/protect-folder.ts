import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { plainSecret, type DataFolder } from '../data-folder.ts';
import type { FileSeal } from '../file-seal.ts';
import { StartFailure } from '../start-failure.ts';
import { encryptDatabase } from './encrypt-database.ts';
import { encryptFiles } from './encrypt-files.ts';
import { createFileSeal } from './file-seal.ts';
import { deriveKeys } from './keys.ts';
import { sealedSecret } from './secret-file.ts';

/** How to open what is in a data folder. */
export interface Protection {
  /** Passphrase of the databases; absent: they are plain. */
  databaseKey?: string;
  /** Absent: files are stored as they are. */
  seal?: FileSeal;
  /** Folder of the uploaded files. */
  attachments: string;
  /** Signs sessions and seals the private signing keys; 64 hex digits. */
  secret: string;
}

/**
 * Finds out how the folder is to be opened, and encrypts what an earlier version left there in plain. Call it while the
 * folder is locked and before anything in it is opened.
 * @param dataKey 64 hex digits; none: the folder stays plain, or is refused where it is encrypted.
 * @throws {StartFailure} with reason `key_missing` or `key_wrong`, nothing touched; or when there is no room to encrypt.
 */
export async function protectFolder(
  folder: DataFolder,
  dataKey: string | undefined,
  randomHex: (bytes: number) => string,
): Promise<Protection> {
  const known = readCheck(folder.keyCheck);
  if (dataKey === undefined) {
    if (known === undefined) return { attachments: folder.attachments, secret: plainSecret(folder.secret, randomHex) };
    throw new StartFailure(({ start }) => start.keyMissing(dirname(folder.keyCheck)), { reason: 'key_missing' });
  }
  const keys = deriveKeys(dataKey);
  if (known !== undefined && known.check !== undefined && known.check !== keys.check) {
    throw new StartFailure(({ start }) => start.keyWrong(dirname(folder.keyCheck)), { reason: 'key_wrong' });
  }
  const seal = createFileSeal(keys.files);
  try {
    // Before the first encrypted byte: from here on a start without the key, or with another, is noticed.
    if (known === undefined) writeCheck(folder.keyCheck, keys.check, randomHex);
    encryptDatabase(folder.chatDatabase, keys.database);
    encryptDatabase(folder.authDatabase, keys.database);
    await encryptFiles({ from: folder.attachments, to: folder.sealedAttachments, seal, randomHex });
    const secret = sealedSecret({ path: folder.sealedSecret, plain: folder.secret, key: keys.secret, randomHex });
    return { databaseKey: keys.database, seal, attachments: folder.sealedAttachments, secret };
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause;
    throw explain(dirname(folder.keyCheck), cause);
  }
}

function explain(path: string, cause: unknown): StartFailure {
  const code = (cause as { code?: unknown }).code;
  const full = code === 'ENOSPC' || code === 'SQLITE_FULL';
  return new StartFailure(({ start }) => (full ? start.noRoom(path) : start.notEncrypted(path, typeof code === 'string' ? code : 'unknown')), { cause });
}

/** @returns `undefined` where the folder is plain; no `check` where the file cannot be understood. */
function readCheck(path: string): { check?: string } | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { check } = JSON.parse(readFileSync(path, 'utf8')) as { check?: unknown };
    return typeof check === 'string' ? { check } : {};
  } catch {
    return {};
  }
}

function writeCheck(path: string, check: string, randomHex: (bytes: number) => string): void {
  const draft = `${path}.${randomHex(4)}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify({ version: 1, check })}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
