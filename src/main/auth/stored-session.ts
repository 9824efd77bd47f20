import type { User } from '../../shared/auth-state.ts';
import { readUser } from './auth-fields.ts';
import type { SessionCookie } from './session-cookie.ts';

/** What a sign-in leaves behind. */
export interface StoredSession {
  cookie: SessionCookie;
  user: User;
}

const version = 1;

/** The vault's text for a session; stays under 2,560 bytes because Better Auth's cookie is some 80 and names are cut. */
export function formatSession({ cookie, user }: StoredSession): string {
  return JSON.stringify({ v: version, cookie, user });
}

/** @returns `undefined` for a damaged text and for one that another version wrote. */
export function parseSession(text: string): StoredSession | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('v' in value) || value.v !== version) return undefined;
  const user = readUser(value);
  const cookie = 'cookie' in value ? readCookie(value.cookie) : undefined;
  return user === undefined || cookie === undefined ? undefined : { user, cookie };
}

function readCookie(value: unknown): SessionCookie | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('value' in value)) return undefined;
  if (typeof value.name !== 'string' || typeof value.value !== 'string') return undefined;
  const cookie: SessionCookie = { name: value.name, value: value.value };
  if ('bearer' in value && value.bearer === true) cookie.bearer = true;
  if ('expiresAt' in value && typeof value.expiresAt === 'number') cookie.expiresAt = value.expiresAt;
  return cookie;
}
