import { errorCodes } from './errors.ts';

/**
 * What may stand in a line of the timeline beside its kind. Closed lists on both sides of the colon: a value that is in
 * no list is written as `other`, so no token, cookie, address or name gets in, whatever a caller passes by mistake.
 */
export const detailKeys = [
  'code', 'status', 'cause', 'reason', 'fault', 'vault', 'from', 'to', 'version', 'kind', 'entry', 'host', 'remembers', 'online', 'attempt', 'attempts',
  'count', 'ms', 'seconds', 'jumpMs', 'sleptMs', 'lifeMs', 'skewMs', 'retryInMs', 'after', 'trigger', 'by', 'mayPrompt', 'queued', 'later', 'first', 'restart',
] as const;
export type DetailKey = (typeof detailKeys)[number];

/** Codes of Better Auth, undici and Node that say why something failed; not all, but all that a verdict or support acts on. */
const foreignCodes = [
  'INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD', 'USER_NOT_FOUND', 'BANNED_USER', 'USER_BANNED', 'SESSION_EXPIRED', 'SESSION_NOT_FOUND', 'UNAUTHORIZED', 'EMAIL_NOT_VERIFIED', 'INVALID_CODE', 'INVALID_BACKUP_CODE', 'INVALID_TWO_FACTOR_COOKIE', 'ACCOUNT_TEMPORARILY_LOCKED',
  'INVALID_ORIGIN', 'TOO_MANY_REQUESTS', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EPIPE', 'EPROTO', 'ETIMEDOUT',
  'ENOSPC', 'EACCES', 'EROFS', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID',
  'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_SOCKET', 'TimeoutError', 'AbortError',
] as const;

const words: ReadonlySet<string> = new Set([
  ...errorCodes,
  ...foreignCodes,
  // Causes of the keychain (`VaultCause`), and where secrets live.
  'missing', 'locked', 'denied', 'replaced', 'unreadable', 'failed', 'absent', 'found', 'unavailable', 'keytar', 'safe-storage', 'memory', 'none',
  // Whose entry of the keychain it is.
  'session', 'history', 'model-key', 'outbox', 'server', 'revoke',
  // Why a session ended, or nobody is signed in.
  'revoked', 'expired', 'password_changed', 'banned', 'deleted', 'unknown', 'signed_out_here', 'session_ended', 'connection_changed',
  // Faults of the network (`NetworkFaultKind`).
  'dns', 'refused', 'certificate', 'tls', 'timeout', 'dropped', 'proxy', 'other', 'captive_portal', 'offline', 'online',
  // States, hosts, connections, and what set something off.
  'starting', 'signed_out', 'signing_in', 'signed_in', 'session_unreachable', 'electron', 'web', 'local', 'remote', 'chat', 'auth',
  'start', 'timer', 'wake', 'sleep', 'clock', 'network', 'person', 'retry', 'rejected', 'sign_in', 'sign_up', 'sign_out', 'unlock', 'poll', 'stream', 'request',
  'forward', 'back', 'system', 'quit', 'corrupt', 'full', 'reset', 'check', 'update', 'restore', 'switch', 'accounts', 'same', 'resume',
]);

const version = /^\d{1,4}\.\d{1,4}\.\d{1,6}(?:-(?:alpha|beta|rc|dev|next|nightly|canary|test)(?:\.\d{1,4})?)?$/;

/** Longest text that support gets to read in one piece; also the longest host name in a report. */
export const maxDetailLength = 80;

/** Largest number that is kept: ten years in ms, so that any duration fits. */
const maxNumber = 315_360_000_000;

/** A line's detail as it may be kept: known keys, listed words, versions, plain numbers and booleans; nothing else. */
export function cleanDetail(detail: Readonly<Record<string, unknown>> | undefined): Record<string, string | number | boolean> | undefined {
  if (detail === undefined) return undefined;
  const clean: Record<string, string | number | boolean> = {};
  for (const key of detailKeys) {
    if (!Object.hasOwn(detail, key)) continue;
    const value = cleanValue(detail[key]);
    if (value !== undefined) clean[key] = value;
  }
  return Object.keys(clean).length === 0 ? undefined : clean;
}

function cleanValue(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= maxNumber ? Math.round(value) : undefined;
  if (typeof value !== 'string') return undefined;
  return words.has(value) || version.test(value) ? value : 'other';
}

const suspicious: readonly RegExp[] = [
  // Tokens: JWTs, provider keys, and any long run that no word or version of ours has.
  /eyJ[\w-]{4,}/,
  /\b(?:bearer|basic)\s+\S/i,
  /\b(?:sk|pk|gh[pousr]|xox[abprs])[-_][\w-]{6,}/i,
  /(?=[A-Za-z0-9+/_-]*\d)[A-Za-z0-9+/_-]{32,}/,
  /(?=[A-Za-z0-9+/_-]*[A-Z])(?=[A-Za-z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{20,}/,
  // Cookies and passwords by name.
  /\b(?:set-)?cookie\b/i,
  /session[_-]?token|password\s*[:=]|secret\s*[:=]|api[_-]?key/i,
  // E-mails, and URLs that are more than a host.
  /[^\s@]@[^\s@]/,
  /:\/\/[^\s/]+\/\S/,
  /[?&][\w.-]+=/,
];

/** True for text that holds something like a token, a cookie, an e-mail or a URL with a path. */
export function looksSecret(text: string): boolean {
  return suspicious.some((pattern) => pattern.test(text));
}

/** The same, and for text that is too long to be a code or a host. A second line of defence behind the closed lists. */
export function looksPrivate(text: string): boolean {
  return text.length > maxDetailLength || looksSecret(text);
}
