/** The one cookie that is a session. Values stay as the server wrote them, percent-encoding included. */
export interface SessionCookie {
  name: string;
  value: string;
  /** The server gave a bare session token (device codes): it travels as `Authorization: Bearer` (Better Auth's bearer plugin). */
  bearer?: true;
  /** Milliseconds since 1970 on this machine's clock; for information, only the server ends a session. */
  expiresAt?: number;
}

/** What an answer did to the session cookie. */
export type CookieChange = { type: 'set'; cookie: SessionCookie } | { type: 'deleted' } | undefined;

export interface CookieHint {
  /** Name of the cookie held so far. */
  name?: string | undefined;
  /** The session token of the answer's body: Better Auth's cookie is `<token>.<signature>` whatever its name. */
  token?: string | undefined;
}

/**
 * Finds the session cookie in `Set-Cookie` headers. Better Auth names it `<prefix>.session_token`, behind
 * `__Secure-` on https; servers may rename it. Other cookies (cached session data, account data) are left alone.
 * @param now milliseconds since 1970, to turn Max-Age into a time (RFC 6265 §5.2.2: Max-Age wins over Expires)
 */
export function readSessionCookie(setCookies: readonly string[], hint: CookieHint, now: number): CookieChange {
  const cookies = setCookies.flatMap((line) => parseSetCookie(line, now) ?? []);
  const found =
    cookies.find(({ name }) => name === hint.name) ??
    cookies.find(({ name }) => name.endsWith('session_token')) ??
    cookies.find(({ value }) => hint.token !== undefined && hint.token !== '' && value.startsWith(`${encodeURIComponent(hint.token)}.`));
  if (found === undefined) return undefined;
  if (found.value === '' || (found.expiresAt !== undefined && found.expiresAt <= now)) return { type: 'deleted' };
  return { type: 'set', cookie: found };
}

/** A cookie by the end of its name, which servers may prefix; `undefined` where it was not set, or taken back. */
export function readNamedCookie(setCookies: readonly string[], ending: string, now: number): SessionCookie | undefined {
  const found = setCookies.flatMap((line) => parseSetCookie(line, now) ?? []).find(({ name }) => name.endsWith(ending));
  return found === undefined || found.value === '' || (found.expiresAt !== undefined && found.expiresAt <= now) ? undefined : found;
}

function parseSetCookie(line: string, now: number): SessionCookie | undefined {
  const [pair = '', ...attributes] = line.split(';');
  const separator = pair.indexOf('=');
  if (separator < 1) return undefined;
  const cookie: SessionCookie = { name: pair.slice(0, separator).trim(), value: pair.slice(separator + 1).trim() };
  let expires: number | undefined;
  let maxAge: number | undefined;
  for (const attribute of attributes) {
    const [name = '', ...rest] = attribute.split('=');
    const value = rest.join('=').trim();
    if (/^\s*max-age\s*$/i.test(name) && /^-?\d+$/.test(value)) maxAge = now + Number(value) * 1_000;
    if (/^\s*expires\s*$/i.test(name) && !Number.isNaN(Date.parse(value))) expires = Date.parse(value);
  }
  const expiresAt = maxAge ?? expires;
  return expiresAt === undefined ? cookie : { ...cookie, expiresAt };
}
