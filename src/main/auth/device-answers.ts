import type { User } from '../../shared/auth-state.ts';
import { isSafeTransport } from '../../shared/connection.ts';
import type { Answer } from './answer.ts';
import { readField } from './auth-fields.ts';
import { readSessionCookie, type SessionCookie } from './session-cookie.ts';

/** RFC 8628 §3.2. */
export interface DeviceCode {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  completeUri: string;
  /** ms since 1970. */
  expiresAt: number;
  intervalMs: number;
}

/** RFC 8628 §3.5. */
export type DeviceState =
  | { kind: 'pending' }
  | { kind: 'slower' }
  | { kind: 'expired' }
  | { kind: 'denied' }
  /** `user`: who that is, once it was asked. */
  | { kind: 'allowed'; cookie: SessionCookie; user?: User };

const defaultIntervalSeconds = 5;
const maxLifeSeconds = 3_600;

/** @returns `undefined` when it is no answer of that kind, or leads to a place that is not on the web. */
export function readDeviceCode(body: unknown, base: URL, now: number): DeviceCode | undefined {
  const deviceCode = readField(body, 'device_code');
  const userCode = readField(body, 'user_code');
  const verificationUri = webAddress(readField(body, 'verification_uri'), base);
  if (deviceCode === undefined || userCode === undefined || verificationUri === undefined || !/^[\w-]{4,40}$/.test(userCode)) return undefined;
  const completeUri = webAddress(readField(body, 'verification_uri_complete'), base) ?? verificationUri;
  const { expires_in: life, interval } = body as Record<string, unknown>;
  const lifeSeconds = typeof life === 'number' && life > 0 ? Math.min(life, maxLifeSeconds) : 600;
  const pause = typeof interval === 'number' && interval > 0 ? Math.min(interval, 60) : defaultIntervalSeconds;
  return { deviceCode, userCode, verificationUri, completeUri, expiresAt: now + lifeSeconds * 1_000, intervalMs: pause * 1_000 };
}

/** @returns `undefined` for an answer that is none of RFC 8628's. */
export function readDeviceState(answer: Answer, now: number): DeviceState | undefined {
  if (answer.status === 200) {
    const token = readField(answer.body, 'access_token');
    if (token === undefined) return undefined;
    const change = readSessionCookie(answer.setCookies, { token }, now);
    // A server that sets no cookie takes the token itself, with Better Auth's bearer plugin.
    return { kind: 'allowed', cookie: change?.type === 'set' ? change.cookie : { name: 'session_token', value: token, bearer: true } };
  }
  switch (readField(answer.body, 'error')) {
    case 'authorization_pending':
      return { kind: 'pending' };
    case 'slow_down':
      return { kind: 'slower' };
    // A code that the server no longer knows is as good as expired.
    case 'expired_token':
    case 'invalid_grant':
      return { kind: 'expired' };
    case 'access_denied':
      return { kind: 'denied' };
    default:
      return undefined;
  }
}

function webAddress(text: string | undefined, base: URL): string | undefined {
  if (text === undefined || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return isSafeTransport(url) && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
