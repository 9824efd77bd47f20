import { appSlug } from '../../shared/brand.ts';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { readFileIfThere, secretPattern } from '../data-folder.ts';
import { StartFailure } from '../start-failure.ts';
import { overwriteAndRemove } from './overwrite.ts';

export interface SecretFileOptions {
  /** Where it lies sealed. */
  path: string;
  /** Where an earlier version left it in plain. */
  plain: string;
  /** 32 bytes. */
  key: Uint8Array;
  randomHex(bytes: number): string;
}

const nonceLength = 12;
const tagLength = 16;
const cipher = 'aes-256-gcm';
/** Bound to its purpose: nothing else that the key seals can take its place. */
const purpose = Buffer.from(`${appSlug} server secret v1`);

/**
 * The secret that signs sessions, sealed with the data key. One that an earlier version left in plain is taken over, so that
 * everybody stays signed in; its file goes when the sealed one was read back. Call it while the folder is locked.
 * @returns 64 hex digits
 * @throws {StartFailure} when the sealed one is damaged, which nothing here overwrites.
 */
export function sealedSecret({ path, plain, key, randomHex }: SecretFileOptions): string {
  const sealed = readFileIfThere(path);
  if (sealed !== undefined) {
    const secret = unseal(sealed, key);
    if (secret === undefined) {
      throw new StartFailure(({ start }) => start.secretDamaged(path));
    }
    // A run that was killed may have left it.
    overwriteAndRemove(plain);
    return secret;
  }
  const left = readFileIfThere(plain)?.toString('utf8').trim();
  if (left !== undefined && !secretPattern.test(left)) {
    throw new StartFailure(({ start }) => start.secretDamaged(plain));
  }
  const secret = left ?? randomHex(32);
  const draft = `${path}.${randomHex(4)}`;
  write(draft, seal(secret, key, Buffer.from(randomHex(nonceLength), 'hex')));
  if (unseal(readFileSync(draft), key) !== secret) throw new Error('A sealed secret is not what was sealed.');
  renameSync(draft, path);
  overwriteAndRemove(plain);
  return secret;
}

function seal(secret: string, key: Uint8Array, nonce: Uint8Array): Buffer {
  const sealing = createCipheriv(cipher, key, nonce).setAAD(purpose);
  return Buffer.concat([nonce, sealing.update(Buffer.from(secret, 'hex')), sealing.final(), sealing.getAuthTag()]);
}

function unseal(sealed: Buffer, key: Uint8Array): string | undefined {
  if (sealed.length !== nonceLength + 32 + tagLength) return undefined;
  try {
    const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceLength)).setAAD(purpose).setAuthTag(sealed.subarray(-tagLength));
    return Buffer.concat([opening.update(sealed.subarray(nonceLength, -tagLength)), opening.final()]).toString('hex');
  } catch {
    return undefined;
  }
}

function write(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
