import { appSlug, environmentPrefix } from '../../shared/brand.ts';
import { createHmac, hkdfSync } from 'node:crypto';
import { StartFailure } from '../start-failure.ts';

/** What is made of the one data key: a key for each purpose, so that none says anything about another. */
export interface DataKeys {
  /** Passphrase of the databases, 64 hex digits. */
  database: string;
  /** 32 bytes. */
  files: Uint8Array;
  /** 32 bytes, of the secret that signs sessions. */
  secret: Uint8Array;
  /** Tells whether a key is the one of a folder, and nothing else about it. */
  check: string;
}

const keyPattern = /^[0-9a-f]{64}$/i;

/** @param dataKey 64 hex digits */
export function deriveKeys(dataKey: string): DataKeys {
  const secret = Buffer.from(dataKey, 'hex');
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `${appSlug} server ${purpose} v1`, 32));
  return {
    database: derive('databases').toString('hex'),
    files: derive('files'),
    secret: derive('secret'),
    check: createHmac('sha256', derive('check')).update(appSlug).digest('hex'),
  };
}

/** The key that a server started by hand takes from its environment. @throws {StartFailure} for what is no key. */
export function dataKeyFrom(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const key = environment[`${environmentPrefix}_DATA_KEY`];
  if (key === undefined || key === '') return undefined;
  if (!keyPattern.test(key)) {
    throw new StartFailure(`${environmentPrefix}_DATA_KEY is not a key: it takes 64 hex digits, such as those that “openssl rand -hex 32” prints.`);
  }
  return key;
}
