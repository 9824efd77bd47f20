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
    throw new StartFailure(
      `The data in ${dirname(folder.keyCheck)} is encrypted, and the key was not given. The app keeps it in the keychain: unlock that. A server started by hand takes it from LATCHKEY_DATA_KEY.`,
      { reason: 'key_missing' },
    );
  }
  const keys = deriveKeys(dataKey);
  if (known !== undefined && known.check !== undefined && known.check !== keys.check) {
    throw new StartFailure(
      `The data in ${dirname(folder.keyCheck)} is encrypted with another key than the one in use now. Nothing was changed. Restore the keychain that has the key, or move the folder away to begin anew.`,
      { reason: 'key_wrong' },
    );
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
  const sentence =
    code === 'ENOSPC' || code === 'SQLITE_FULL'
      ? 'there is not enough room on the disk. Make some, then start again.'
      : `of a fault (${typeof code === 'string' ? code : 'unknown'}). Make sure that the folder can be written to, then start again.`;
  return new StartFailure(`The data in ${path} could not be encrypted, because ${sentence} Nothing is lost.`, { cause });
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
