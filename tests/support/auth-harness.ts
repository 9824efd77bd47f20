import type { TimelineEntry, TimelineKind } from '../../src/shared/diagnostics.ts';
import type { AuthState } from '../../src/shared/auth-state.ts';
import type { BrowserWays } from '../../src/main/auth/browser-step.ts';
import { createAuth, type Auth } from '../../src/main/auth/auth.ts';
import type { SecretVault } from '../../src/main/secret-vault.ts';
import { createVaultSelector } from '../../src/main/vault/select-vault.ts';
import type { VaultStateFile } from '../../src/main/vault/vault-state.ts';
import { createMemoryVault } from '../../src/main/vault/vault.memory.ts';
import type { Fetch } from '../../src/main/platform.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { quietLog, type QuietLog } from './quiet-log.ts';

export interface AuthHarness {
  auth: Auth;
  clock: ManualClock;
  log: QuietLog;
  /** Everything told to the timeline, in order. */
  notes: { kind: TimelineKind; detail: TimelineEntry['detail'] }[];
  /** Every state published, in order. */
  states: AuthState[];
  /** Resolves at the first state, present or to come, that has these fields. */
  until(fields: Partial<Record<string, unknown>>): Promise<AuthState>;
}

export interface AuthHarnessOptions {
  url: string;
  vault: SecretVault;
  fetch?: Fetch;
  clock?: ManualClock;
  /** Vault entries and their list; `local` and none by default. */
  key?: string;
  file?: VaultStateFile;
  /** Below the keychain. */
  others?: readonly SecretVault[];
  watching?: () => boolean;
  browser?: BrowserWays;
  /** Told what goes to the timeline. */
  onNote?: (kind: TimelineKind, detail: TimelineEntry['detail']) => void;
}

/** An `Auth` with real requests and a clock turned by hand. */
export function createAuthHarness({ url, vault, fetch = globalThis.fetch, clock = createManualClock(Date.now()), key = 'local', file, others = [], watching, browser, onNote }: AuthHarnessOptions): AuthHarness {
  const log = quietLog();
  const notes: AuthHarness['notes'] = [];
  const note = (kind: TimelineKind, detail?: TimelineEntry['detail']): void => {
    notes.push({ kind, detail });
    onNote?.(kind, detail);
  };
  const auth = createAuth({
    key,
    resolve: () => Promise.resolve({ authUrl: url, authPath: '/api/auth', chatUrl: `${url}/chatkit`, key: 'local' }),
    fetch,
    vaults: createVaultSelector({ vaults: [vault, ...others, createMemoryVault()].map((one) => () => Promise.resolve(one)), file, log, note }),
    now: clock.now,
    elapsed: clock.elapsed,
    schedule: clock.schedule,
    random: () => 1,
    log,
    note,
    watching,
    browser,
  });
  const states: AuthState[] = [];
  void auth.onChange((state) => states.push(state));
  return {
    auth,
    clock,
    log,
    notes,
    states,
    until(fields) {
      const matches = (state: AuthState): boolean => Object.entries(fields).every(([name, value]) => (state as unknown as Record<string, unknown>)[name] === value);
      return new Promise((resolve) => {
        if (matches(auth.state())) {
          resolve(auth.state());
          return;
        }
        const stop = auth.onChange((state) => {
          if (!matches(state)) return;
          void stop();
          resolve(state);
        });
      });
    },
  };
}
