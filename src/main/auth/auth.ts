import type { AuthState } from '../../shared/auth-state.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { createListeners } from '../listeners.ts';
import { createAccountSecurity } from './account-security.ts';
import { createAuthClients, perAddress } from './auth-clients.ts';
import { CodeNeeded } from './auth-client.ts';
import { lostVaultError, notSignedInError } from './auth-errors.ts';
import type { AuthEvent, MachineState } from './auth-machine.ts';
import { nextState, toAuthState } from './auth-machine.ts';
import type { Auth, AuthDeps } from './auth-types.ts';
import { createEndpoints } from './endpoints.ts';
import { createRetryLoop } from './retry-loop.ts';
import { createRevocationStore } from './revocation-store.ts';
import { createRevocations, isTemporary } from './revocations.ts';
import { createSessionChange } from './session-change.ts';
import { createSessionKeeper } from './session-keeper.ts';
import { createSessionServer } from './session-server.ts';
import { createSessionStore } from './session-store.ts';
import { createSessionWatch } from './session-watch.ts';
import type { SignIn } from './sign-in.ts';
import { createSignIn } from './sign-in.ts';
import { createSignInFlow } from './sign-in-flow.ts';
import type { StoredSession } from './stored-session.ts';
import { createTokenBroker } from './token-broker.ts';
import { createTrustedComputer } from './trusted-computer.ts';
import { createVaultReading } from './vault-reading.ts';

export type { Auth, AuthDeps } from './auth-types.ts';

/** The only truth about being signed in to one connection; pages mirror `state()`. */
export function createAuth({ key, vaults, elapsed = () => performance.now(), random, browser, log, admit, note = () => undefined, watching, ...clientDeps }: AuthDeps): Auth {
  const { schedule, now } = clientDeps;
  const changed = createListeners<AuthState>();
  const store = createSessionStore({ vaults, key, log, note });
  const keeper = createSessionKeeper({ store, schedule, random, log });
  const client = createAuthClients(clientDeps);
  const endpoints = perAddress(clientDeps, createEndpoints);
  const change = createSessionChange({ keeper, now });
  const server = createSessionServer({
    keeper,
    client,
    dispatch,
    status: () => machine.status,
    now,
    onEnded: () => void leave({ type: 'session.ended' }),
    onSilence: () => verifying.start(),
    changed: () => change.settled(),
    note,
  });
  const broker = createTokenBroker({ fetchToken: server.fetchToken, now, elapsed, schedule });
  const revocations = createRevocations({
    signOut: async (cookie) => (await client()).signOut(cookie),
    store: createRevocationStore({ vaults, key, log }),
    now,
    schedule,
    random,
    log,
    note,
  });
  const signIn = createSignIn({
    keeper,
    client,
    dispatch,
    isAllowed: () => machine.status === 'signed_out' || machine.status === 'session_unreachable',
    admit,
    beforeKeeping: () => (isLost(machine) ? vaults.acceptLoss() : Promise.resolve()),
    revoke: (cookie) => void revocations.add(cookie),
  });
  const flow = createSignInFlow({
    endpoints,
    settings: async () => (await clientDeps.resolve()).signIn,
    server: key,
    enter: (input, ask) => enter('sign_in', input, (_client, signal) => ask(signal)),
    trust: createTrustedComputer({ vaults, key }),
    revoke: (cookie) => void revocations.add(cookie),
    ways: browser,
    schedule,
    now,
    log,
  });
  /** Until the keychain answers. */
  const reading = createVaultReading({ keeper, dispatch, wasLeft, onAnswer, schedule, random, log, note });
  /** Until the auth server answers. */
  const verifying = createRetryLoop({ attempt: verify, schedule, random, firstMs: 1_000, maxMs: 60_000 });
  const watch = createSessionWatch({ check: server.check, watching: watching ?? (() => false), schedule, random });

  let machine: MachineState = { status: 'starting' };
  let started: Promise<void> | undefined;

  /** @param by who says so, for the timeline */
  function dispatch(event: AuthEvent, by: 'auth' | 'system' = 'auth'): void {
    const before = machine;
    machine = nextState(machine, event);
    if (machine === before) return;
    log.info('auth.changed', { status: machine.status, after: event.type });
    if (event.type === 'server.unreached') note('network.lost', { by });
    if (event.type === 'server.reached') note('network.back', { by });
    changed.emit(toAuthState(machine));
    if (event.type === 'signIn.succeeded') void verifying.now();
    if (machine.status !== 'signed_in') watch.stop();
    else if (watching !== undefined) watch.start();
  }

  async function wasLeft({ cookie }: StoredSession, marked: boolean): Promise<boolean> {
    await revocations.resume();
    if (marked && !revocations.has(cookie)) await revocations.add(cookie);
    return revocations.has(cookie);
  }

  function onAnswer(found: boolean): void {
    if (found) void verifying.now();
    void revocations.resume();
  }

  /** One mint that proves the session. `true`: the server answered, whatever it said. */
  async function verify(): Promise<boolean> {
    try {
      await broker.renew();
    } catch (error) {
      return keeper.current() === undefined || !isTemporary(error);
    }
    if (!server.isChecked()) void server.check();
    return true;
  }

  function leave(event: AuthEvent, after?: Promise<unknown>): Promise<void> {
    signIn.release();
    reading.stop();
    void verifying.stop();
    const ended = keeper.end(after);
    broker.clear();
    dispatch(event);
    return ended;
  }

  async function enter(trigger: 'sign_in' | 'sign_up', ...call: Parameters<SignIn['run']>): Promise<void> {
    await started;
    reading.stop();
    try {
      await signIn.run(...call);
      note('sign_in.succeeded', { trigger });
      void revocations.resume();
    } catch (error) {
      const { code, cause } = error instanceof LatchkeyError ? error : { code: 'internal', cause: undefined };
      // The server's own word for it, where it has one. To be asked for a code is no failure.
      if (!(error instanceof CodeNeeded)) note('sign_in.failed', { trigger, code, ...(typeof cause === 'string' && { reason: cause }) });
      throw error;
    } finally {
      if (machine.status === 'session_unreachable' && machine.cause !== 'denied') reading.start();
    }
  }

  /** Sockets may be dead and the token older than it looks: everything is asked for anew. */
  function afresh(): void {
    if (machine.status === 'session_unreachable') void reading.now();
    if (machine.status === 'signed_in') {
      broker.renew({ restart: true }).catch(() => undefined);
      void watch.now();
    }
    void revocations.now();
  }

  return {
    state: () => toAuthState(machine),
    onChange: (listener) => changed.add(listener),
    vaultInfo: () => store.info(),
    onVaultChange: (listener) => store.onInfo(listener),
    start: (options = {}) => (started ??= reading.first(options.absentReason)),
    signIn: (credentials) =>
      flow.password((trust, keep) => enter('sign_in', JSON.stringify(['in', credentials]), (to, signal) => to.signIn(credentials, signal, trust).then(keep))),
    flow,
    account: createAccountSecurity({ endpoints, cookie: () => keeper.current()?.cookie, change, now }),
    signUp: (account) => enter('sign_up', JSON.stringify(['up', account]), (to, signal) => to.signUp(account, signal)),
    async signOut() {
      const cookie = keeper.current()?.cookie;
      note('sign_out.chosen', { by: 'person' });
      // In this order into the vault: a session that is forgotten here is known to be open there.
      await leave({ type: 'signOut.requested' }, cookie && revocations.add(cookie));
    },
    async retry() {
      if (machine.status === 'session_unreachable') await reading.prompt();
      else if (machine.status === 'signed_in') await Promise.all([verifying.now(), keeper.catchUp()]);
      await revocations.now();
    },
    async switchVault(kind) {
      const answer = await vaults.switchTo(kind);
      if (answer.status === 'unavailable') throw lostVaultError();
      if (machine.status === 'session_unreachable') await reading.prompt();
      else await keeper.store();
    },
    async token(options) {
      await started;
      if (keeper.current() === undefined) throw notSignedInError(machine.status);
      if (options?.rejected !== undefined) note('token.refused', { attempts: 1, status: 401 });
      return broker.token(options).catch((error: unknown) => {
        // The session went while this waited; how the request ended does not matter then.
        throw keeper.current() === undefined ? notSignedInError(machine.status) : error;
      });
    },
    onWake() {
      note('system.woke');
      afresh();
    },
    onClockJump: afresh,
    onNetworkBack() {
      if (machine.status === 'signed_in' && !machine.online) {
        broker.renew({ restart: true }).then(() => server.isChecked() || server.check(), () => verifying.start());
      } else void watch.now();
      void revocations.now();
    },
    onNetworkLost() {
      dispatch({ type: 'server.unreached' }, 'system');
      if (machine.status === 'signed_in') verifying.start();
    },
    onAttention: () => void watch.now(),
    async dispose() {
      changed.clear();
      flow.pause();
      signIn.abort();
      reading.stop();
      void verifying.stop();
      watch.stop();
      const written = keeper.dispose();
      broker.clear();
      await Promise.all([written, revocations.stop()]);
    },
  };
}

/** A sign-in begun where the keychain has lost what it held. */
function isLost(machine: MachineState): boolean {
  if (machine.status !== 'signing_in' || machine.resume.status !== 'session_unreachable') return false;
  return machine.resume.cause === 'missing' || machine.resume.cause === 'replaced';
}
