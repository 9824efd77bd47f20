import { afterEach, beforeEach } from 'vitest';
import { createAuthHarness, type AuthHarness, type AuthHarnessOptions } from './auth-harness.ts';
import { startBetterAuthServer, type BetterAuthServer } from './better-auth-server.ts';
import { createFakeKeychain, type FakeKeychain } from './fake-keychain.ts';

export const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };
/** Where the fixture's sessions are in the keychain. */
export const entry = 'session:local';

export interface AuthFixture {
  readonly server: BetterAuthServer;
  readonly keychain: FakeKeychain;
  /** The app as it is after a start, before anything was read; disposed of after the test. */
  open(options?: Partial<AuthHarnessOptions>): AuthHarness;
  /** One run of the app in which Ada signs up, ended again. */
  signUpBefore(): Promise<void>;
  /** How many tokens were asked for so far. */
  mints(): number;
  /** Holds back the answers to one path until released. */
  holdAnswers(path: string): { arrived: Promise<void>; release: () => void };
}

/** A fresh auth server and keychain for every test of the file. */
export function useAuthFixture(): AuthFixture {
  let server: BetterAuthServer;
  let keychain: FakeKeychain;
  let opened: AuthHarness[];

  beforeEach(async () => {
    server = await startBetterAuthServer();
    keychain = createFakeKeychain();
    opened = [];
  });

  afterEach(async () => {
    for (const { auth } of opened) await auth.dispose();
    await server.close();
  });

  function open(options: Partial<AuthHarnessOptions> = {}): AuthHarness {
    const harness = createAuthHarness({ url: server.url, vault: keychain, ...options });
    opened.push(harness);
    return harness;
  }

  return {
    get server() {
      return server;
    },
    get keychain() {
      return keychain;
    },
    open,
    async signUpBefore() {
      const { auth } = open();
      await auth.start();
      await auth.signUp(ada);
      await auth.token();
      await auth.dispose();
    },
    mints: () => server.requests.filter((request) => request === 'GET /api/auth/token').length,
    holdAnswers(path) {
      let release = (): void => undefined;
      let arrive = (): void => undefined;
      const arrived = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      server.fault(async (request) => {
        if (!request.url?.includes(path)) return false;
        arrive();
        await gate;
        return false;
      });
      return { arrived, release };
    },
  };
}
