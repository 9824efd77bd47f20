import { appSlug } from '../../shared/brand.ts';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** One-time keys for links, and the cookie that a used key buys for the rest of this run. */
export interface Entry {
  /** A new key; it opens the door once. */
  issueKey(): string;
  /** Uses a key up. @returns the value for `Set-Cookie`, or `undefined` for a key that is wrong or used. */
  redeem(key: string): string | undefined;
  /** Whether a `Cookie` header holds this run's cookie. */
  admits(cookieHeader: string | null): boolean;
}

const secretBytes = 32;

/** Links that nobody opened are forgotten beyond this many, oldest first. */
const maxKeys = 8;

/**
 * @param port the shell's port: cookies belong to a host, whatever the port, so the name tells two running apps apart,
 *   and the same cookie opens both ports of one app.
 */
export function createEntry(port: number): Entry {
  const cookieName = `${appSlug}_${port}`;
  const cookieSecret = randomBytes(secretBytes).toString('base64url');
  const keys: string[] = [];

  return {
    issueKey() {
      const key = randomBytes(secretBytes).toString('base64url');
      keys.push(key);
      if (keys.length > maxKeys) keys.shift();
      return key;
    },
    redeem(key) {
      // No early exit: every key is compared, in the same time whatever it shares with the right one.
      const found = keys.map((known) => isSame(known, key)).indexOf(true);
      if (found < 0) return undefined;
      keys.splice(found, 1);
      return `${cookieName}=${cookieSecret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    admits(cookieHeader) {
      const values = (cookieHeader ?? '').split(';').flatMap((pair) => {
        const [name, value] = pair.split('=', 2);
        return name?.trim() === cookieName ? [value?.trim() ?? ''] : [];
      });
      return values.some((value) => isSame(cookieSecret, value));
    },
  };
}

/** Compares digests: equal length, constant time. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
