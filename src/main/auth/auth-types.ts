import type { AuthState, SignedOutReason, User, VaultInfo, VaultStore } from '../../shared/auth-state.ts';
import type { Credentials } from '../../shared/desktop-api.ts';
import type { Note } from '../note.ts';
import type { Dispose, Log } from '../platform.ts';
import type { VaultSelector } from '../secret-vault.ts';
import type { AccountSecurity } from './account-security.ts';
import type { AuthClientsDeps } from './auth-clients.ts';
import type { BrowserWays } from './browser-step.ts';
import type { SignInFlow } from './sign-in-flow.ts';

export interface Auth {
  state(): AuthState;
  onChange(listener: (state: AuthState) => void): Dispose;
  vaultInfo(): VaultInfo;
  onVaultChange(listener: (info: VaultInfo) => void): Dispose;
  /**
   * Reads the vault. Resolves when the first state is known; the server is asked in the background.
   * @param options.absentReason shown as the reason when no session is stored, e.g. `connection_changed`
   */
  start(options?: { absentReason?: SignedOutReason | undefined }): Promise<void>;
  /** Resolves also where a code is asked for after the password: `flow.progress()` says so then. */
  signIn(credentials: Credentials): Promise<void>;
  /** Signing in by more steps, and by other ways. */
  flow: SignInFlow;
  /** Codes of the account that is signed in. */
  account: AccountSecurity;
  signUp(account: Credentials & { name: string }): Promise<void>;
  /**
   * Local at once; the server hears of it now or later, also after a restart. Resolves when the vault let go of the
   * session, or could not; never waits for the network.
   */
  signOut(): Promise<void>;
  /** Asks the keychain or the auth server again, now. Resolves when that attempt is over. */
  retry(): Promise<void>;
  /**
   * Another vault from now on, with every entry that can be read.
   * Rejects with `keychain.unavailable` when it does not work; then nothing changed.
   */
  switchVault(kind: VaultStore): Promise<void>;
  /**
   * A JWT for the backend. Rejects with `auth.signed_out`, `keychain.unavailable`, `token.*` or why the auth server gave none.
   * @param options.rejected the token that the backend just answered 401 to
   */
  token(options?: { rejected?: string | undefined }): Promise<string>;
  /** The machine woke up. */
  onWake(): void;
  /** The wall clock moved apart from the steady one (`clock-watch.ts`). */
  onClockJump(): void;
  /** The network, or the way to the servers, is there again or another one. */
  onNetworkBack(): void;
  /** There is no network, as far as the system knows. */
  onNetworkLost(): void;
  /** Somebody looks at the app again (`AuthDeps.watching` is true from now on). */
  onAttention(): void;
  /** Stops timers and requests; resolves when writes to the vault and a running revocation are done. */
  dispose(): Promise<void>;
}

export interface AuthDeps extends AuthClientsDeps {
  /** Names the vault entries of this session: `ResolvedConnection.key`, and the slot behind `#` for another account there. */
  key: string;
  vaults: VaultSelector;
  /** Milliseconds that only grow; `performance.now` by default. */
  elapsed?: (() => number) | undefined;
  random: () => number;
  /** The system's browser; absent: nothing goes through it. */
  browser?: BrowserWays | undefined;
  log: Log;
  /** Asked before a new session is kept: rejects where this person may not come in here. */
  admit?: ((user: User) => Promise<void>) | undefined;
  /** Facts for the timeline. */
  note?: Note | undefined;
  /**
   * Whether somebody may be looking: then the server is asked every few seconds whether the session still is, else once
   * a minute. Absent: only when something else is asked of it.
   */
  watching?: (() => boolean) | undefined;
}
