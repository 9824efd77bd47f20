import type { AuthState, SignedOutReason, VaultInfo } from '../../shared/auth-state.ts';
import type { Credentials } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import type { Dispose, Log } from '../platform.ts';
import type { AuthClientsDeps } from './auth-clients.ts';
import { createAuthClients } from './auth-clients.ts';
import { notSignedInError } from './auth-errors.ts';
import type { AuthEvent, MachineState } from './auth-machine.ts';
import { nextState, toAuthState } from './auth-machine.ts';
import { createListeners } from '../listeners.ts';
import { createRetryLoop } from './retry-loop.ts';
import { createRevocations, isTemporary } from './revocations.ts';
import type { VaultSelector } from '../secret-vault.ts';
import { createSessionKeeper } from './session-keeper.ts';
import { createSessionStore } from './session-store.ts';
import type { SignIn, SignInDeps } from './sign-in.ts';
import { createSignIn } from './sign-in.ts';
import { createTokenBroker } from './token-broker.ts';

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
  signIn(credentials: Credentials): Promise<void>;
  signUp(account: Credentials & { name: string }): Promise<void>;
  /** Local at once; the server hears of it now or later. Resolves when the vault let go of the session, or could not. */
  signOut(): Promise<void>;
  /** Asks the keychain or the auth server again, now. Resolves when that attempt is over. */
  retry(): Promise<void>;
  /**
   * A JWT for the backend. Rejects with `auth.signed_out`, `keychain.unavailable`, `token.*` or why the auth server gave none.
   * @param options.rejected the token that the backend just answered 401 to
   */
  token(options?: { rejected?: string | undefined }): Promise<string>;
  /** The machine woke up, or its clock jumped. */
  onWake(): void;
  /** Stops timers and requests; resolves when writes to the vault and a running revocation are done. */
  dispose(): Promise<void>;
}

export interface AuthDeps extends AuthClientsDeps {
  /** `ResolvedConnection.key`. */
  key: string;
  vaults: VaultSelector;
  /** Milliseconds that only grow; `performance.now` by default. */
  elapsed?: (() => number) | undefined;
  random: () => number;
  log: Log;
  admit?: SignInDeps['admit'];
}

/** A keychain that has not answered by then is probably asking the person something. */
const keychainPatienceMs = 3_000;

/** The only truth about being signed in to one connection; pages mirror `state()`. */
export function createAuth({ key, vaults, elapsed = () => performance.now(), random, log, admit, ...clientDeps }: AuthDeps): Auth {
  const { schedule, now } = clientDeps;
  const changed = createListeners<AuthState>();
  const store = createSessionStore({ vaults, key, log });
  const keeper = createSessionKeeper({ store, schedule, random, log });
  const client = createAuthClients(clientDeps);
  const broker = createTokenBroker({ fetchToken, now, elapsed, schedule });
  const revocations = createRevocations({ signOut: async (cookie) => (await client()).signOut(cookie), schedule, random, log });
  const signIn = createSignIn({
    keeper,
    client,
    dispatch,
    admit,
    isAllowed: () => machine.status === 'signed_out' || machine.status === 'session_unreachable',
    revoke: (cookie) => revocations.add(cookie),
  });
  /** Until the keychain answers. */
  const reading = createRetryLoop({ attempt: () => read({ mayPrompt: false }), schedule, random, firstMs: 2_000, maxMs: 60_000 });
  /** Until the auth server answers. */
  const verifying = createRetryLoop({ attempt: verify, schedule, random, firstMs: 1_000, maxMs: 60_000 });

  let machine: MachineState = { status: 'starting' };
  let absentReason: SignedOutReason | undefined;
  let started: Promise<void> | undefined;
  /** The epoch in which the user's name and address were last confirmed. */
  let userCheckedIn = -1;

  function dispatch(event: AuthEvent): void {
    const before = machine;
    machine = nextState(machine, event);
    if (machine === before) return;
    log.info('auth.changed', { status: machine.status, after: event.type });
    changed.emit(toAuthState(machine));
    if (event.type === 'signIn.succeeded') void verifying.now();
  }

  /** One read of the vault. `true`: it answered, or must not be asked again without the person. */
  async function read(options: { mayPrompt: boolean }): Promise<boolean> {
    const epoch = keeper.epoch();
    const found = await keeper.restore(options).catch((error: unknown) => {
      log.error('auth.restore_failed', { error: error instanceof Error ? error.name : 'unknown' });
      return { status: 'unavailable', cause: 'failed' } as const;
    });
    if (epoch !== keeper.epoch()) return true;
    if (found.status === 'found') {
      dispatch({ type: 'vault.found', user: found.session.user });
      void verifying.now();
    } else if (found.status === 'absent') dispatch({ type: 'vault.absent', reason: absentReason });
    else dispatch({ type: 'vault.unavailable', cause: found.cause });
    return found.status !== 'unavailable' || found.cause === 'denied';
  }

  /** Resolves as soon as there is something to show; the answer itself may take as long as a person at a prompt. */
  function readFirst(): Promise<void> {
    return new Promise((resolve) => {
      const patience = schedule(() => {
        dispatch({ type: 'vault.unavailable', cause: 'locked' });
        resolve();
      }, keychainPatienceMs);
      void read({ mayPrompt: true }).then((done) => {
        void patience();
        if (!done) reading.start();
        resolve();
      });
    });
  }

  /** One mint that proves the session. `true`: the server answered, whatever it said. */
  async function verify(): Promise<boolean> {
    try {
      await broker.renew();
    } catch (error) {
      return keeper.current() === undefined || !isTemporary(error);
    }
    if (userCheckedIn !== keeper.epoch()) void refreshUser();
    return true;
  }

  async function refreshUser(): Promise<void> {
    const epoch = keeper.epoch();
    const cookie = keeper.current()?.cookie;
    if (cookie === undefined) return;
    userCheckedIn = epoch;
    try {
      const answer = await (await client()).session(cookie);
      if (epoch !== keeper.epoch()) return;
      keeper.update(answer);
      dispatch({ type: 'user.changed', user: answer.user });
    } catch (error) {
      if (epoch !== keeper.epoch()) return;
      userCheckedIn = -1;
      learn(error);
    }
  }

  async function fetchToken(signal: AbortSignal): Promise<string> {
    const epoch = keeper.epoch();
    const session = keeper.current();
    if (session === undefined) throw notSignedInError(machine.status);
    try {
      const { token, cookie } = await (await client()).token(session.cookie, signal);
      if (epoch === keeper.epoch()) {
        if (cookie !== undefined) keeper.update({ cookie });
        dispatch({ type: 'server.reached' });
      }
      return token;
    } catch (error) {
      // A mint given up by ourselves says nothing about the server.
      if (epoch === keeper.epoch() && !signal.aborted) learn(error);
      throw error;
    }
  }

  /** What a failed request tells about the session and the server. */
  function learn(error: unknown): void {
    if (error instanceof LatchkeyError && error.code === 'auth.signed_out') {
      void leave({ type: 'session.ended' });
    } else if (isTemporary(error)) {
      if (!(error instanceof LatchkeyError && error.code === 'auth.rate_limited')) dispatch({ type: 'server.unreached' });
      verifying.start();
    } else dispatch({ type: 'server.reached' });
  }

  function leave(event: AuthEvent): Promise<void> {
    signIn.release();
    void reading.stop();
    void verifying.stop();
    const ended = keeper.end();
    broker.clear();
    dispatch(event);
    return ended;
  }

  async function enter(...call: Parameters<SignIn['run']>): Promise<void> {
    await started;
    void reading.stop();
    try {
      await signIn.run(...call);
    } finally {
      if (machine.status === 'session_unreachable' && machine.cause !== 'denied') reading.start();
    }
  }

  return {
    state: () => toAuthState(machine),
    onChange: (listener) => changed.add(listener),
    vaultInfo: () => store.info(),
    onVaultChange: (listener) => store.onInfo(listener),
    start(options = {}) {
      absentReason = options.absentReason;
      started ??= readFirst();
      return started;
    },
    signIn: (credentials) => enter(JSON.stringify(['in', credentials]), (to, signal) => to.signIn(credentials, signal)),
    signUp: (account) => enter(JSON.stringify(['up', account]), (to, signal) => to.signUp(account, signal)),
    signOut() {
      const cookie = keeper.current()?.cookie;
      if (cookie !== undefined) revocations.add(cookie);
      return leave({ type: 'signOut.requested' });
    },
    async retry() {
      if (machine.status === 'session_unreachable') {
        void reading.stop();
        if (!(await read({ mayPrompt: true }))) reading.start();
      } else if (machine.status === 'signed_in') await Promise.all([verifying.now(), keeper.catchUp()]);
      await revocations.now();
    },
    async token(options) {
      await started;
      if (keeper.current() === undefined) throw notSignedInError(machine.status);
      return broker.token(options);
    },
    onWake() {
      if (machine.status === 'session_unreachable') void reading.now();
      if (machine.status === 'signed_in') broker.renew({ restart: true }).catch(() => undefined);
      void revocations.now();
    },
    async dispose() {
      changed.clear();
      signIn.abort();
      void reading.stop();
      void verifying.stop();
      const written = keeper.dispose();
      broker.clear();
      await Promise.all([written, revocations.stop()]);
    },
  };
}
