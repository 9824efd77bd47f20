import { randomBytes } from 'node:crypto';
import { createLoopback } from '../../src/main/auth/loopback.ts';
import { createPendingSignIns, type PendingSignIns } from '../../src/main/auth/pending-sign-ins.ts';
import { createVaultSelector } from '../../src/main/vault/select-vault.ts';
import { createMemoryVault } from '../../src/main/vault/vault.memory.ts';
import { createAuthHarness, type AuthHarness } from './auth-harness.ts';
import { authPost, cookiesOf } from './embedded-server.ts';
import { createFakeKeychain, type FakeKeychain } from './fake-keychain.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { quietLog } from './quiet-log.ts';
import { totpOf } from './totp.ts';

/** One run of the app's sign-in, on a keychain that outlives it. */
export interface SignInRun extends AuthHarness {
  pending: PendingSignIns;
  /** Pages that the system's browser was sent to. */
  opened: string[];
}

export interface SignInBench {
  keychain: FakeKeychain;
  clock: ManualClock;
  /** Another run begins; the one before ends. */
  open(options?: { linksWork?: boolean; browserFails?: boolean }): Promise<SignInRun>;
  close(): Promise<void>;
}

/** @param url where Better Auth is; may change between runs */
export function createSignInBench(url: () => string): SignInBench {
  const keychain = createFakeKeychain();
  const clock = createManualClock(Date.now());
  let current: SignInRun | undefined;
  async function close(): Promise<void> {
    await current?.auth.dispose();
    current = undefined;
  }
  return {
    keychain,
    clock,
    close,
    async open({ linksWork = true, browserFails = false } = {}) {
      await close();
      const opened: string[] = [];
      const log = quietLog();
      const vaults = createVaultSelector({ vaults: [keychain, createMemoryVault()].map((vault) => () => Promise.resolve(vault)), file: undefined, log, note: () => undefined });
      const pending = createPendingSignIns({ vaults, now: clock.now, log });
      const harness = createAuthHarness({
        url: url(),
        vault: keychain,
        clock,
        browser: {
          workspaceId: 'main',
          pending,
          openExternal: (page) => {
            opened.push(page);
            return Promise.resolve(!browserFails);
          },
          linksWork: () => linksWork,
          listen: createLoopback(() => ({ lang: 'en', dir: 'ltr', done: 'Done', refused: 'Refused' })),
          randomBytes,
        },
      });
      await harness.auth.start();
      current = { ...harness, pending, opened };
      return current;
    },
  };
}

export const password = 'difference engine';

/** An account on the server, with codes of an authenticator where they are wanted. */
export async function account(url: string, name: string, withCodes = false): Promise<{ email: string; uri: string; codes: string[] }> {
  const email = `${name}@example.com`;
  const cookie = cookiesOf(await authPost(url, '/sign-up/email', { email, password, name }));
  if (!withCodes) return { email, uri: '', codes: [] };
  const answer = (await (await authPost(url, '/two-factor/enable', { password }, cookie)).json()) as { totpURI: string; backupCodes: string[] };
  await authPost(url, '/two-factor/verify-totp', { code: totpOf(answer.totpURI, Date.now()) }, cookie);
  return { email, uri: answer.totpURI, codes: answer.backupCodes };
}
