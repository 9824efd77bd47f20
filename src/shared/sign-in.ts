/**
 * What a server lets people sign in with, and how far a sign-in is. A Latchkey server says the former itself at
 * `methodsPath`; of other Better Auth servers the connection's settings say it.
 */
import { appSlug } from './brand.ts';
import type { WireError } from './errors.ts';

/** Somebody else's sign-in: Google, GitHub, Microsoft, a company's own (OIDC). */
export interface SignInProvider {
  /** Better Auth's id of it. */
  id: string;
  name: string;
}

export interface SignInMethods {
  /** E-mail and password in the app's own form. */
  password: boolean;
  /** New accounts with a password. */
  signUp: boolean;
  /** A link by e-mail with which a forgotten password is replaced. */
  passwordReset: boolean;
  /** A link by e-mail that signs in. */
  magicLink: boolean;
  /** A page in the system's browser (`@better-auth/electron`). */
  browser: boolean;
  /** The page takes people back to a port of this computer as well as to a link of our scheme. */
  loopback: boolean;
  /** A short code, typed or scanned on any device (RFC 8628). */
  device: boolean;
  /** The page takes passkeys, and there is one to add them on (`passkeysPath`). */
  passkeys: boolean;
  /** What the page in the browser leads to. */
  providers: readonly SignInProvider[];
}

/** Where a Latchkey server says what it offers. */
export const methodsPath = `/${appSlug}/sign-in-methods`;
/** Its page for the browser. */
export const signInPagePath = `/${appSlug}/sign-in`;
/** Its page on which people add passkeys. */
export const passkeysPath = `/${appSlug}/passkeys`;

/** Of a server that says nothing about itself: what every Better Auth server with `emailAndPassword` has. */
export const defaultMethods: SignInMethods = {
  password: true, signUp: true, passwordReset: false, magicLink: false, browser: false, loopback: false, device: false, passkeys: false, providers: [],
};

/** How many codes Better Auth takes before a password is asked for again (`beginAttempt(5)` of its two-factor plugin). */
export const codeAttempts = 5;

/** A sign-in that needs more than one step. `problem`: why the last thing that was tried did not work. */
export type SignInProgress =
  | { step: 'none'; problem?: WireError }
  /** The password was right; a code of the authenticator, or a recovery code, is asked for. */
  | { step: 'code'; attemptsLeft: number; problem?: WireError }
  /** The system's browser has the page. `url`: the same page, for another browser. */
  | { step: 'browser'; url: string; provider?: string; problem?: WireError }
  /** A message with a link is on its way, if there is such an account. */
  | { step: 'mail'; email: string; problem?: WireError }
  | {
      step: 'device';
      userCode: string;
      verificationUri: string;
      /** With the code in it: what the QR picture leads to. */
      completeUri: string;
      /** ms since 1970. */
      expiresAt: number;
      problem?: WireError;
    };

/** @returns the methods in a server's answer with only their known fields, or `undefined` when it is none. */
export function parseSignInMethods(value: unknown): SignInMethods | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  if (typeof fields['password'] !== 'boolean' || !Array.isArray(fields['providers'])) return undefined;
  const is = (name: keyof SignInMethods): boolean => fields[name] === true;
  return {
    password: is('password'), signUp: is('signUp'), passwordReset: is('passwordReset'), magicLink: is('magicLink'),
    browser: is('browser'), loopback: is('loopback'), device: is('device'), passkeys: is('passkeys'),
    providers: fields['providers'].slice(0, maxProviders).flatMap(parseProvider),
  };
}

/** Of a Better Auth server that does not say itself what it offers. */
export interface ConnectionSignIn extends Partial<SignInMethods> {
  /** Its page for `@better-auth/electron`, as a URL; `/latchkey/sign-in` on the auth server by default. */
  page?: string;
}

/** @returns what a connection's settings say, with only its known fields, or `undefined` when they say nothing. */
export function parseConnectionSignIn(value: unknown): ConnectionSignIn | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = value as Record<string, unknown>;
  const said: ConnectionSignIn = {};
  for (const name of ['password', 'signUp', 'passwordReset', 'magicLink', 'browser', 'device', 'passkeys'] as const) {
    if (typeof fields[name] === 'boolean') said[name] = fields[name];
  }
  if (Array.isArray(fields['providers'])) said.providers = fields['providers'].slice(0, maxProviders).flatMap(parseProvider);
  const page = fields['page'];
  if (typeof page === 'string' && URL.canParse(page) && /^https?:$/.test(new URL(page).protocol)) said.page = page;
  return Object.keys(said).length === 0 ? undefined : said;
}

const maxProviders = 12;

function parseProvider(value: unknown): SignInProvider[] {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return [];
  const { id, name } = value;
  if (typeof id !== 'string' || !/^[\w-]{1,40}$/.test(id) || typeof name !== 'string') return [];
  const clean = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 60);
  return clean === '' ? [] : [{ id, name: clean }];
}
