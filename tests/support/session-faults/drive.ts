import type { AuthState } from '../../../src/shared/auth-state.ts';
import { createManualClock } from '../manual-clock.ts';
import { pick, seededRandom } from '../random.ts';
import { createMemoryStateFile } from '../vault-state.ts';
import { startApp, type AppRun } from './app.ts';
import { createActivity } from './activity.ts';
import { person } from './auth-data.ts';
import { SessionViolation, type SessionFaultFigures, type SessionFaultOptions } from './figures.ts';
import { doubleKeychain, watchCalls } from './keychain.ts';
import { openLocalWorld } from './local-world.ts';
import { networkFaults } from './network-faults.ts';

const minute = 60_000;
const tokenLifeMs = 15 * minute;
const revocationLimitMs = 5_000;

/**
 * Drives the real session part against the real Better Auth through cycles of faults, on a clock turned by hand.
 * @throws SessionViolation at the first unwanted sign-out, missed revocation, sign-out that the server never heard of, or
 *   expired token that was handed out
 */
export async function driveSessionFaults({ seed, cycles, keychain = doubleKeychain(), openWorld = openLocalWorld, onProgress }: SessionFaultOptions): Promise<SessionFaultFigures> {
  const random = seededRandom(seed);
  const clock = createManualClock(Date.now());
  const issuedAt = new Map<string, number>();
  let sleptMs = 0;
  /** What neither sleep nor a clock that is set can hide. */
  const trueNow = (): number => clock.elapsed() + sleptMs;
  const activity = createActivity();
  const network = await openWorld({ random, activity, onToken: (token) => void issuedAt.set(token, trueNow()) });
  const { server } = network;
  const file = createMemoryStateFile();
  const figures: SessionFaultFigures = { seed, cycles, done: {}, tokens: 0, faults: 0, revocations: 0, slowestRevocationMs: 0 };

  let cycle = 0;
  let watched = true;
  let expected: 'in' | 'revoked' | 'out' = 'out';
  let violation: string | undefined;
  let signedOutAt = 0;
  const steps: string[] = [];
  const counted = watchCalls(keychain.vault, activity);
  let app = run();

  function run(): AppRun {
    return startApp({ url: network.url, clock, network, keychain: counted, file, random, watching: () => watched, onState });
  }

  function fail(what: string): never {
    throw new SessionViolation(`seed ${seed}, cycle ${cycle}: ${what} (${steps.join(', ')})`);
  }

  function onState(state: AuthState): void {
    if (state.status !== 'signed_out') return;
    signedOutAt = clock.elapsed();
    if (expected === 'in') violation ??= `unwanted sign-out, reason ${state.reason ?? 'none'}`;
  }

  const step = (name: string): void => {
    steps.push(name);
    figures.done[name] = (figures.done[name] ?? 0) + 1;
  };

  /** Lets everything happen that needs no more time. */
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = activity.busy() ? 0 : quiet + 1;
      await activity.quiet();
    }
    if (violation !== undefined) fail(violation);
  }

  async function pass(ms: number): Promise<void> {
    const end = clock.elapsed() + ms;
    await settle();
    for (let next = clock.pending()[0]; next !== undefined && clock.elapsed() + next <= end; next = clock.pending()[0]) {
      await clock.advance(Math.max(0, next));
      await settle();
    }
    await clock.advance(Math.max(0, end - clock.elapsed()));
    await settle();
  }

  async function passUntil(done: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
    for (const end = clock.elapsed() + limitMs; !(await done()); ) {
      if (clock.elapsed() >= end) return false;
      await pass(Math.min(100, end - clock.elapsed()));
    }
    return true;
  }

  async function useTokens(count: number): Promise<void> {
    const before = [...issuedAt.keys()].at(-1);
    const asked = Array.from({ length: count }, () =>
      app.auth.token(before !== undefined && random() < 0.1 ? { rejected: before } : {}).then((token) => {
        figures.tokens += 1;
        const issued = issuedAt.get(token);
        if (issued === undefined) violation ??= 'a token was handed out that the server never gave';
        else if (trueNow() - issued >= tokenLifeMs) violation ??= `an expired token was handed out, ${Math.round((trueNow() - issued) / 1_000)} s old`;
      }, () => undefined),
    );
    await pass(pick(random, [0, 0, 500, 20_000]));
    void Promise.allSettled(asked);
  }

  /** Everything works again, and the app is given the signs that a system gives then. */
  async function calm(): Promise<void> {
    network.fault(undefined);
    await keychain.fault(undefined);
    watched = true;
    app.auth.onNetworkBack();
    app.auth.onAttention();
    await settle();
    if (app.auth.state().status === 'session_unreachable') await Promise.race([app.auth.retry(), pass(1_000)]);
    if (expected === 'revoked') return seeRevocation();
    const isBack = (): boolean => {
      const state = app.auth.state();
      return expected === 'in' ? state.status === 'signed_in' && state.online : state.status === 'signed_out';
    };
    if (!(await passUntil(isBack, 30_000))) fail(`half a minute after everything works again it is ${JSON.stringify({ ...app.auth.state(), user: undefined })}`);
  }

  /** Online and looked at: nothing but the app's own watch may be needed. */
  async function seeRevocation(): Promise<void> {
    const since = clock.elapsed();
    if (!(await passUntil(() => app.auth.state().status === 'signed_out', revocationLimitMs))) fail(`a genuine revocation was not seen within 5 s, it is ${app.auth.state().status}`);
    figures.slowestRevocationMs = Math.max(figures.slowestRevocationMs, signedOutAt - since);
    expected = 'out';
  }

  async function signIn(): Promise<void> {
    const signed = app.auth.signIn({ email: person.email, password: server.password() });
    signed.catch(() => undefined);
    expected = 'in';
    await settle();
    await signed;
    await settle();
  }

  async function restart(): Promise<void> {
    app = run();
    const started = app.auth.start();
    await pass(3_500);
    await started;
  }

  async function disturb(): Promise<void> {
    if (random() < 0.6) {
      const fault = pick(random, networkFaults);
      network.fault(fault, pick(random, [1, 1, 0.5]));
      step(fault);
    }
    if (random() < 0.25) {
      const cause = pick(random, keychain.causes);
      await keychain.fault(cause);
      step(`keychain_${cause}`);
    }
    watched = random() < 0.7;
    await act(pick(random, actions));
    await useTokens(pick(random, [1, 1, 5, 50]));
    await pass(pick(random, [0, 1_000, 4_000, 20_000, 70_000, random() * (watched ? 3 : 20) * minute]));
    await act(pick(random, actions));
    await useTokens(1);
  }

  const actions = ['nothing', 'nothing', 'clock_5_minutes', 'clock_jump', 'sleep', 'server_restart', 'retry', 'network_back', 'network_lost', 'restart', 'kill'] as const;

  async function act(action: (typeof actions)[number]): Promise<void> {
    step(action);
    switch (action) {
      case 'clock_5_minutes':
        clock.setWall(pick(random, [-5, 5]) * minute);
        return;
      case 'clock_jump':
        clock.setWall((random() - 0.5) * 48 * 60 * minute);
        return;
      case 'sleep': {
        const ms = pick(random, [minute, 10 * minute, 16 * minute, random() * 12 * 60 * minute]);
        sleptMs += ms;
        clock.sleep(ms);
        if (random() < 0.8) app.auth.onWake();
        return settle();
      }
      case 'server_restart':
        if (random() < network.restartShare) await server.restart(() => useTokens(2));
        return settle();
      case 'retry':
        void app.auth.retry().catch(() => undefined);
        return settle();
      case 'network_back':
        app.auth.onNetworkBack();
        return settle();
      case 'network_lost':
        app.auth.onNetworkLost();
        return settle();
      case 'restart':
        void app.dispose();
        await pass(16_000);
        app.kill();
        return restart();
      case 'kill':
        app.kill();
        return restart();
      case 'nothing':
    }
  }

  try {
    await app.auth.start();
    for (cycle = 1; cycle <= cycles; cycle += 1) {
      steps.length = 0;
      if (expected === 'out') {
        await signIn();
        await settle();
      }
      await disturb();
      if (random() < 0.04) {
        const how = pick(random, ['deleted', 'deleted', 'deleted', 'expired', 'password_changed'] as const);
        const isCalm = random() < 0.5;
        if (isCalm) await calm();
        await pass(random() * 4_000);
        // Before, because the app may see it at once.
        expected = 'revoked';
        await server.revoke(how);
        figures.revocations += 1;
        step(`revoked_${how}`);
        if (isCalm) await seeRevocation();
        else if (random() < 0.5) await disturb();
      } else if (random() < 0.05) {
        await keychain.fault(undefined);
        if (app.auth.state().status === 'signed_in') {
          expected = 'out';
          await Promise.all([app.auth.signOut(), pass(0)]);
          step('signed_out');
          if (random() < 0.5) await act(pick(random, ['kill', 'restart'] as const));
          await calm();
          if (!(await passUntil(async () => (await server.sessions()).length === 0, 6 * minute))) fail('the server never heard of a sign-out');
        }
      }
      await calm();
      issuedAt.forEach((at, token) => trueNow() - at > 2 * tokenLifeMs && issuedAt.delete(token));
      onProgress?.(cycle);
    }
    figures.faults = network.faults();
    return figures;
  } finally {
    app.kill();
    await network.close();
  }
}
