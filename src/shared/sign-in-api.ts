/** The part of the shell's contract that is about signing in by more than a password, and about codes of an account. */
import type { SignInMethods, SignInProgress } from './sign-in.ts';

export interface AccountSecurityState {
  /** Whether a code is asked for after the password; `unsupported`: the server never asks. */
  codes: 'on' | 'off' | 'unsupported';
  /** False for an account that only signs in elsewhere: codes are its matter there. */
  hasPassword: boolean;
}

/** Shown once; main keeps none of it. */
export interface TwoFactorSetup {
  /** `otpauth://`, for the QR picture. */
  uri: string;
  /** The same secret in Base32, to be typed. */
  secret: string;
  recoveryCodes: readonly string[];
}

export interface SignInDesktopMethods {
  /** What the server of this connection offers; asks it. */
  'signIn.methods': { input: undefined; output: SignInMethods };
  'signIn.progress': { input: undefined; output: SignInProgress };
  /** The code after the password. */
  'signIn.verify': { input: { code: string; kind: 'totp' | 'recovery'; trust: boolean }; output: null };
  /** Opens the system's browser, straight at a provider where one is named. */
  'signIn.browser': { input: { provider?: string }; output: null };
  /** The code of the browser's page, or the link behind its button. */
  'signIn.paste': { input: { code: string }; output: null };
  /** A code for another device; again: a new one. */
  'signIn.device': { input: undefined; output: null };
  /** A message with a link that signs in. */
  'signIn.mail': { input: { email: string }; output: null };
  /** A message with a link to choose a new password; succeeds whether there is such an account or not. */
  'signIn.requestReset': { input: { email: string }; output: null };
  'signIn.confirmAgain': { input: { email: string }; output: null };
  /** Back to the first step. */
  'signIn.cancel': { input: undefined; output: null };
  'account.security': { input: undefined; output: AccountSecurityState };
  'account.beginCodes': { input: { password: string }; output: TwoFactorSetup };
  'account.confirmCodes': { input: { code: string }; output: null };
  'account.endCodes': { input: { password: string }; output: null };
  'account.recoveryCodes': { input: { password: string }; output: { recoveryCodes: readonly string[] } };
}

export interface SignInDesktopEvents {
  'signIn.changed': SignInProgress;
}

export const signInMethodNames = [
  'signIn.methods',
  'signIn.progress',
  'signIn.verify',
  'signIn.browser',
  'signIn.paste',
  'signIn.device',
  'signIn.mail',
  'signIn.requestReset',
  'signIn.confirmAgain',
  'signIn.cancel',
  'account.security',
  'account.beginCodes',
  'account.confirmCodes',
  'account.endCodes',
  'account.recoveryCodes',
] as const satisfies readonly (keyof SignInDesktopMethods)[];
