/** The signed-in person, as Better Auth names the fields. */
export interface User {
  id: string;
  name: string;
  email: string;
}

/** Why nobody is signed in. `undefined` on a fresh profile. */
export type SignedOutReason =
  /** The person chose to. */
  | 'signed_out_here'
  /** The auth server answered that the session is gone: revoked, expired, or the account changed. */
  | 'session_ended'
  /** The connection was pointed at another auth server. */
  | 'connection_changed';

/**
 * Why the keychain gave no answer that can be used. Never read as "signed out" (design: three-way vault results).
 * `replaced`: it works, but what Latchkey keeps there is gone without Latchkey having deleted it.
 */
export type VaultCause = 'missing' | 'locked' | 'denied' | 'replaced' | 'unreadable' | 'failed';

/**
 * The one truth about being signed in; main owns it, pages mirror it.
 * `starting` lasts until the first keychain read has an answer.
 */
export type AuthState =
  | { status: 'starting' }
  | { status: 'signed_out'; reason?: SignedOutReason }
  | { status: 'signing_in' }
  | { status: 'signed_in'; user: User; online: boolean }
  /**
   * A session may exist but the keychain cannot be read now; nothing is deleted, reading is retried. Whose it is, is not
   * said: that is only in the keychain, as no file names a person in plain, and so is the key of that person's history.
   * Who cannot open the keychain is therefore shown neither. Once somebody is in, a keychain that shuts changes nothing:
   * session and key are in memory until the app quits.
   */
  | { status: 'session_unreachable'; cause: VaultCause };

/** A place that keeps secrets after the app quits. */
export type VaultStore = 'keytar' | 'safe-storage';

/** Where secrets live in this run, and why it is not the OS keychain if it is not. */
export interface VaultInfo {
  kind: VaultStore | 'memory';
  /** False: sign-in lasts until the app quits. */
  remembers: boolean;
  cause?: VaultCause;
  /** Other stores that would keep the sign-in now, while this one does not. */
  alternatives?: readonly VaultStore[];
}
