/** Feeds are signed with Ed25519 (RFC 8032) over the exact bytes of their text, which the envelope holds as one string. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { UpdateError } from '../update-error.ts';

/** Most signatures that are looked at: one of each key while keys change. */
const maxSignatures = 8;
/** What stands before the 32 bytes of a key in SubjectPublicKeyInfo (RFC 8410 §4). */
const spkiStart = Buffer.from('302a300506032b6570032100', 'hex');

/** The name of a key in an envelope. @param key as in the branding file: its 32 bytes in base64 */
export function keyName(key: string): string {
  return createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 16);
}

/** Whether this can be a key of the branding file. */
export function isPublicKey(key: unknown): key is string {
  return typeof key === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(key);
}

/** A new pair: the private key as PEM (PKCS #8), the public one as the branding file has it. */
export function newKey(): { privateKey: string; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey: publicHalf(privateKey) };
}

/** The public half of a private key in PEM. @throws where it is none of Ed25519 */
export function publicKeyOf(pem: string): string {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('key.not_ed25519');
  return publicHalf(key);
}

function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(spkiStart.length).toString('base64');
}

/** The file that is put on the server. @param privateKeys PEM; several while keys change */
export function sealFeed(text: string, privateKeys: readonly string[]): string {
  const signatures = Object.fromEntries(
    privateKeys.map((pem) => [keyName(publicKeyOf(pem)), sign(null, Buffer.from(text), createPrivateKey(pem)).toString('base64')]),
  );
  return `${JSON.stringify({ signed: text, signatures }, undefined, 2)}\n`;
}

/**
 * The text inside, once one of the keys has signed it. Nothing of it is looked at before.
 * @throws UpdateError `unreadable` where it is no envelope, `untrusted` where no key of ours has signed it
 */
export function openFeed(envelope: string, keys: readonly string[]): string {
  let value: unknown;
  try {
    value = JSON.parse(envelope);
  } catch (error) {
    throw new UpdateError('unreadable', 'envelope.json', { cause: error });
  }
  const { signed, signatures } = (typeof value === 'object' && value !== null ? value : {}) as { signed?: unknown; signatures?: unknown };
  if (typeof signed !== 'string' || typeof signatures !== 'object' || signatures === null) throw new UpdateError('unreadable', 'envelope.shape');
  const ours = new Map(keys.filter(isPublicKey).map((key) => [keyName(key), key]));
  const bytes = Buffer.from(signed);
  const good = Object.entries(signatures)
    .slice(0, maxSignatures)
    .some(([name, signature]) => {
      const key = ours.get(name);
      return key !== undefined && typeof signature === 'string' && isSignedBy(key, bytes, signature);
    });
  if (!good) throw new UpdateError('untrusted', 'envelope.signature');
  return signed;
}

function isSignedBy(key: string, bytes: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  if (given.length !== 64) return false;
  const publicKey = createPublicKey({ key: Buffer.concat([spkiStart, Buffer.from(key, 'base64')]), format: 'der', type: 'spki' });
  return verify(null, bytes, publicKey, given);
}
