import { appSlug } from '../../../shared/brand.ts';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeDurably } from './files.ts';

const purpose = `${appSlug} history key check v1`;

/** A database that cannot be read may be damaged or the key another one: a MAC beside it tells which. Says nothing of the key itself. */
export function writeKeyCheck(path: string, key: string): void {
  const salt = randomBytes(16).toString('hex');
  writeDurably(path, `${JSON.stringify({ salt, mac: macOf(key, salt).toString('hex') })}\n`);
}

/** @returns `absent` also for a file that makes no sense. */
export function checkKey(path: string, key: string): 'fits' | 'differs' | 'absent' {
  const stored = readStored(path);
  if (stored === undefined) return 'absent';
  const mac = Buffer.from(stored.mac, 'hex');
  const wanted = macOf(key, stored.salt);
  if (mac.length !== wanted.length) return 'absent';
  return timingSafeEqual(mac, wanted) ? 'fits' : 'differs';
}

function readStored(path: string): { salt: string; mac: string } | undefined {
  try {
    const { salt, mac } = JSON.parse(readFileSync(path, 'utf8')) as { salt?: unknown; mac?: unknown };
    return typeof salt === 'string' && typeof mac === 'string' ? { salt, mac } : undefined;
  } catch {
    return undefined;
  }
}

function macOf(key: string, salt: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${salt}`).digest();
}
