import type { AuthState, VaultCause } from '../../shared/auth-state.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { retryAfterSeconds } from '../retry-after.ts';
import type { Answer } from './answer.ts';

/** Better Auth's codes (`BASE_ERROR_CODES` and the plugins' own), as ours with a sentence for the person. */
const known: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['auth.invalid_credentials', 'The e-mail address or the password is not right. Check both and try again.'],
  USER_NOT_FOUND: ['auth.invalid_credentials', 'The e-mail address or the password is not right. Check both and try again.'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ['auth.invalid_credentials', 'This account has no password. Sign in on the web the way you usually do and set one there.'],
  USER_ALREADY_EXISTS: ['auth.email_taken', 'There is already an account with this e-mail address. Sign in instead, or use another address.'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['auth.email_taken', 'There is already an account with this e-mail address. Sign in instead, or use another address.'],
  INVALID_PASSWORD: ['auth.weak_password', 'This server does not take that password. Choose another one.'],
  PASSWORD_TOO_SHORT: ['auth.weak_password', 'This password is too short for the server. Choose a longer one; most servers ask for at least 8 characters.'],
  PASSWORD_TOO_LONG: ['auth.weak_password', 'This password is too long for the server. Choose a shorter one; most servers take up to 128 characters.'],
  PASSWORD_COMPROMISED: ['auth.weak_password', 'This password is known from a data leak. Choose another one.'],
  INVALID_EMAIL: ['auth.invalid_input', 'This does not look like an e-mail address. Check it for typos.'],
  VALIDATION_ERROR: ['auth.invalid_input', 'The server did not take these details. Check them and try again.'],
  MISSING_FIELD: ['auth.invalid_input', 'The server asks for more details than this app can send. Create the account on the web, then sign in here.'],
  EMAIL_NOT_VERIFIED: ['auth.unconfirmed', 'Your e-mail address is not confirmed yet. Open the link in the message you were sent, then sign in.'],
  EMAIL_PASSWORD_DISABLED: ['auth.rejected', 'This server does not let people sign in with a password. Ask its administrator to turn on emailAndPassword in Better Auth.'],
  EMAIL_PASSWORD_SIGN_UP_DISABLED: ['auth.rejected', 'This server does not let people create accounts here. Ask its administrator for an account.'],
  INVALID_CODE: ['auth.wrong_code', 'This code is not right. Wait for the next one, and check that the clock of your phone is right.'],
  INVALID_BACKUP_CODE: ['auth.wrong_code', 'This recovery code is not right, or was used before.'],
  INVALID_TWO_FACTOR_COOKIE: ['auth.expired', 'The time for the code has passed. Enter your password again.'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['auth.expired', 'There were too many wrong codes. Enter your password again.'],
  ACCOUNT_TEMPORARILY_LOCKED: ['auth.locked', 'There were too many wrong codes for this account. Wait 15 minutes, then sign in again.'],
  TOTP_ALREADY_ENABLED: ['auth.rejected', 'Codes are asked for already with this account. Turn them off first to set up another authenticator app.'],
  TOTP_NOT_ENABLED: ['auth.rejected', 'No authenticator app is set up for this account. Begin the set-up again.'],
  TWO_FACTOR_NOT_ENABLED: ['auth.rejected', 'No authenticator app is set up for this account. Begin the set-up again.'],
  RESET_PASSWORD_DISABLED: ['auth.rejected', 'This server cannot send a new password. Ask its administrator for one.'],
  MAIL_NOT_SENT: ['auth.rejected', 'The server could not send the message. Try again later, or tell its administrator that its mail settings do not work.'],
  INVALID_TOKEN: ['auth.expired', 'The browser’s code was used before, or is too old. Sign in again.'],
  STATE_MISMATCH: ['auth.expired', 'The browser’s code belongs to another sign-in. Sign in again.'],
  INVALID_CODE_VERIFIER: ['auth.expired', 'The browser’s code belongs to another sign-in. Sign in again.'],
  BANNED_USER: ['auth.rejected', 'This account is blocked on the server. Ask its administrator.'],
};

const originCodes: ReadonlySet<string> = new Set(['INVALID_ORIGIN', 'MISSING_OR_NULL_ORIGIN', 'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED']);

/** True for an answer in Better Auth's own words: JSON with a `code`, or its bare rate-limit message. */
function betterAuthCode(answer: Answer): string | undefined {
  const body = answer.body;
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : undefined;
}

/**
 * Turns an answer that is not the hoped-for one into an error. Says nothing about the session: whether that is
 * over is decided only by `AuthClient.token` and `AuthClient.session`.
 */
export function answerError(host: string, answer: Answer, now: number): LatchkeyError {
  const { status, headers } = answer;
  const code = betterAuthCode(answer);
  // Said with statuses that mean something else by themselves.
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED' || code === 'MAIL_NOT_SENT') return knownError(code, status);
  if (status === 429) {
    const wait = retryAfterSeconds(headers, now);
    const when = wait === undefined ? 'Wait a minute' : `Wait ${wait} ${wait === 1 ? 'second' : 'seconds'}`;
    return new LatchkeyError('auth.rate_limited', `Too many attempts. ${when}, then try again.`, { status, retryAfterSeconds: wait });
  }
  if (status >= 500) {
    return new LatchkeyError('auth.unreachable', `${host} has a problem (error ${status}). Nothing is lost; try again in a moment.`, { status });
  }
  if (code !== undefined && known[code] !== undefined) return knownError(code, status);
  if (code !== undefined && originCodes.has(code)) {
    return new LatchkeyError(
      'auth.rejected',
      `${host} does not accept its own address as an origin. Ask its administrator to set baseURL to this address, or to add it to trustedOrigins in Better Auth.`,
      { status },
    );
  }
  if (status >= 400 && status !== 404 && answer.isJson) {
    return new LatchkeyError('auth.rejected', `${host} refused this (error ${status}). Ask its administrator${code === undefined ? '' : ` what “${code}” means there`}.`, { status });
  }
  return notBetterAuthError(host, answer);
}

/** The server's own word is kept for the timeline, which lets only known ones in. */
function knownError(code: string, status: number): LatchkeyError {
  const [ours, sentence] = known[code] ?? ['auth.rejected', code];
  return new LatchkeyError(ours, sentence, { status, cause: code });
}

/** Something answers there, but not Better Auth: a web page, a login portal, a redirect, another path. */
export function notBetterAuthError(host: string, answer: Pick<Answer, 'status' | 'location'>): LatchkeyError {
  const { status, location } = answer;
  const what =
    location === undefined
      ? `${host} answers, but not as a Better Auth server.`
      : `${host} sends requests on to ${location} instead of answering.`;
  return new LatchkeyError('auth.not_better_auth', `${what} Check the server address, and whether this network asks you to sign in on a web page first.`, {
    status,
  });
}

/** There is no session to work with, and why. */
export function notSignedInError(status: AuthState['status']): LatchkeyError {
  return status === 'session_unreachable'
    ? new LatchkeyError('keychain.unavailable', 'The saved sign-in cannot be read from the keychain now. Unlock the keychain and try again, or sign in.')
    : new LatchkeyError('auth.signed_out', 'You are not signed in. Sign in to go on.');
}

/** The person wanted another vault, and it does not work. */
export function lostVaultError(cause: VaultCause): LatchkeyError {
  return new LatchkeyError('keychain.unavailable', `The other store does not work now (${cause}). Nothing was changed; try again, or go on without it.`);
}

/** A second sign-in while one is running, or while somebody is signed in. */
export function busyError(): LatchkeyError {
  return new LatchkeyError('request.denied', 'Signing in is under way or done already. Sign out first to use another account.');
}

/** The sign-in was called off by signing out or closing. */
export function cancelledError(): LatchkeyError {
  return new LatchkeyError('auth.signed_out', 'Signing in was called off.');
}
