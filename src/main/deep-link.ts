import { branding } from './settings/branding.ts';

/** Why a link is not followed; for the log, which gets nothing else of it. */
export type DeepLinkRejection = 'too_long' | 'control_characters' | 'foreign_scheme' | 'malformed' | 'unknown_target' | 'bad_token' | 'bad_thread';

/** What a link of our own scheme asks for. */
export type DeepLink =
  /** The end of a sign-in in the system's browser: the one-time code, and the state that says which sign-in it belongs to. */
  | { kind: 'auth'; code: string; state: string }
  | { kind: 'thread'; id: string }
  | { kind: 'rejected'; reason: DeepLinkRejection };

/** A code with its state, as a browser's page hands it over. */
export interface HandedCode {
  code: string;
  state: string;
}

/** Longest link that is looked at, in UTF-16 units: a thread's id has 512 at most, each at most nine when escaped. */
const maxLength = 8_192;
const maxThreadId = 512;
const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Better Auth's are 32 and 16 characters; ours 43. */
const opaque = /^[A-Za-z0-9_-]{16,128}$/;

/**
 * Reads a link that the system hands to the app, which any page and any program can make up. Never throws, takes time in
 * proportion to at most 8,192 characters, and repeats nothing of what it refuses.
 *
 * `latchkey://auth/callback#token=…` is Better Auth's own form (`electronProxyClient` of `@better-auth/electron`): base64url of
 * `{ identifier, state }`. A query in place of the fragment is read as well, for what loses fragments on the way.
 */
export function parseDeepLink(text: string, scheme: string = branding.scheme): DeepLink {
  if (text.length > maxLength) return rejected('too_long');
  if (controls.test(text)) return rejected('control_characters');
  if (!text.toLowerCase().startsWith(`${scheme}:`)) return rejected('foreign_scheme');
  if (!URL.canParse(text)) return rejected('malformed');
  const url = new URL(text);
  if (url.protocol !== `${scheme}:` || url.username !== '' || url.password !== '' || url.port !== '') return rejected('malformed');
  // Schemes of our own are not special to the URL standard: `latchkey:/auth/callback` has no host and all in its path.
  const target = `${url.host === '' ? '' : `/${url.host.toLowerCase()}`}${url.pathname}`;
  if (/^\/auth\/callback\/?$/.test(target)) return authLink(url);
  const thread = /^\/thread\/([^/]+)\/?$/.exec(target)?.[1];
  return thread === undefined ? rejected('unknown_target') : threadLink(thread);
}

/** @returns the code in a token of Better Auth's form, or `undefined` when it is none. */
export function parseHandedToken(token: string): HandedCode | undefined {
  if (token.length > 1_024 || !/^[A-Za-z0-9_-]+={0,2}$/.test(token)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('identifier' in value) || !('state' in value)) return undefined;
  const { identifier, state } = value;
  if (typeof identifier !== 'string' || typeof state !== 'string' || !opaque.test(identifier) || !opaque.test(state)) return undefined;
  return { code: identifier, state };
}

/** What a person may paste: the page's code, the link behind its button, or Better Auth's bare code, which names no sign-in. */
export function parsePastedCode(text: string, scheme: string = branding.scheme): HandedCode | { code: string } | undefined {
  const pasted = text.trim();
  const link = parseDeepLink(pasted, scheme);
  if (link.kind === 'auth') return { code: link.code, state: link.state };
  const plain = pasted.length > 1_024 ? '' : pasted.replace(/\s+/g, '');
  const handed = parseHandedToken(plain);
  if (handed !== undefined) return handed;
  return /^[A-Za-z0-9]{32}$/.test(plain) ? { code: plain } : undefined;
}

function authLink(url: URL): DeepLink {
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? url.searchParams.get('token');
  const handed = token === null ? undefined : parseHandedToken(token);
  return handed === undefined ? rejected('bad_token') : { kind: 'auth', ...handed };
}

function threadLink(escaped: string): DeepLink {
  let id: string;
  try {
    id = decodeURIComponent(escaped);
  } catch {
    return rejected('bad_thread');
  }
  return id === '' || id.length > maxThreadId || controls.test(id) ? rejected('bad_thread') : { kind: 'thread', id };
}

function rejected(reason: DeepLinkRejection): DeepLink {
  return { kind: 'rejected', reason };
}
