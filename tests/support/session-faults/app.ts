import { createAuth, type Auth } from '../../../src/main/auth/auth.ts';
import { watchClock } from '../../../src/main/auth/clock-watch.ts';
import type { Dispose } from '../../../src/main/platform.ts';
import type { SecretVault } from '../../../src/main/secret-vault.ts';
import { createVaultSelector } from '../../../src/main/vault/select-vault.ts';
import type { VaultStateFile } from '../../../src/main/vault/vault-state.ts';
import { createMemoryVault } from '../../../src/main/vault/vault.memory.ts';
import type { AuthState } from '../../../src/shared/auth-state.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { SessionWorld } from './world.ts';

export interface AppRun {
  auth: Auth;
  /** As `kill -9`: nothing of this run happens any more. */
  kill(): void;
  dispose(): Promise<void>;
}

export interface AppRunDeps {
  url: string;
  clock: ManualClock;
  network: Pick<SessionWorld, 'fetch'>;
  keychain: SecretVault;
  file: VaultStateFile;
  random: () => number;
  watching: () => boolean;
  onState: (state: AuthState) => void;
}

const never = new Promise<never>(() => undefined);

/** One run of the app: the real session part on a clock, a network and a keychain that can be taken away from it. */
export function startApp({ url, clock, network, keychain, file, random, watching, onState }: AppRunDeps): AppRun {
  let alive = true;
  const timers = new Set<Dispose>();
  const schedule = (run: () => void, delayMs: number): Dispose => {
    if (!alive) return () => undefined;
    const cancel = clock.schedule(() => {
      timers.delete(stop);
      run();
    }, delayMs);
    const stop = (): void => {
      timers.delete(stop);
      void cancel();
    };
    timers.add(stop);
    return stop;
  };
  /** What was begun before the end of the process happens; nothing hears of it. */
  const mortal = <T>(work: () => Promise<T>): Promise<T> => (alive ? work().then((value) => (alive ? value : never), (error: unknown) => (alive ? Promise.reject(error as Error) : never)) : never);
  const vault: SecretVault = {
    kind: keychain.kind,
    get: (name) => mortal(() => keychain.get(name)),
    set: (name, value) => mortal(() => keychain.set(name, value)),
    delete: (name) => mortal(() => keychain.delete(name)),
    status: () => mortal(() => keychain.status()),
  };
  const auth = createAuth({
    key: 'local',
    resolve: () => Promise.resolve({ authUrl: url, authPath: '/api/auth', chatUrl: `${url}/chatkit`, key: 'local' }),
    vaults: createVaultSelector({ vaults: [() => Promise.resolve(vault), () => Promise.resolve(createMemoryVault())], file }),
    fetch: (input, init) => mortal(() => network.fetch(input, init)),
    schedule,
    now: clock.now,
    elapsed: clock.elapsed,
    random,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    watching,
  });
  void auth.onChange((state) => {
    if (alive) onState(state);
  });
  const stopClock = watchClock({ now: clock.now, elapsed: clock.elapsed, schedule, onJump: () => auth.onClockJump() });
  const end = (): void => {
    alive = false;
    for (const cancel of [...timers]) void cancel();
  };
  return {
    auth,
    kill: end,
    async dispose() {
      void stopClock();
      await auth.dispose();
      end();
    },
  };
}
