import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { defaultMethods, type ConnectionSignIn, type SignInMethods, type SignInProgress } from '../../shared/sign-in.ts';
import type { Dispose, Log } from '../platform.ts';
import { CodeNeeded, type NewSession } from './auth-client.ts';
import { createBrowserStep, type BrowserStep, type BrowserWays } from './browser-step.ts';
import { createCodeStep, type CodeInput } from './code-step.ts';
import { createDeviceStep } from './device-step.ts';
import type { Endpoints } from './endpoints.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';
import type { Schedule } from './schedule.ts';
import type { SessionCookie } from './session-cookie.ts';
import { createProgressKeeper, type Enter } from './sign-in-progress.ts';
import type { TrustedComputer } from './trusted-computer.ts';

/** Signing in by more than one step, and by other ways than a password. */
export interface SignInFlow {
  methods(): Promise<SignInMethods>;
  progress(): SignInProgress;
  onChange(listener: (progress: SignInProgress) => void): Dispose;
  /** A password that may be answered with the question for a code; that is no failure. */
  password(run: (trust: SessionCookie | undefined, keep: (session: NewSession) => Promise<NewSession>) => Promise<void>): Promise<void>;
  verify(input: CodeInput): Promise<void>;
  browser(provider: string | undefined): Promise<void>;
  paste(text: string): Promise<void>;
  mail(email: string): Promise<void>;
  device(): Promise<void>;
  requestReset(email: string): Promise<void>;
  confirmAgain(email: string): Promise<void>;
  finish(pending: PendingSignIn, code: string): Promise<void>;
  expired(): void;
  /** Back to the first step; what was begun elsewhere ends nowhere. */
  cancel(): void;
  /** Ends timers and listeners; a browser's callback is still good in the next run. */
  pause(): void;
}

export interface SignInFlowDeps {
  endpoints: () => Promise<Endpoints>;
  /** What the connection's settings say of its server. */
  settings: () => Promise<ConnectionSignIn | undefined>;
  server: string;
  enter: Enter;
  trust: TrustedComputer;
  revoke(cookie: SessionCookie): void;
  /** Absent: nothing goes through a browser. */
  ways: BrowserWays | undefined;
  schedule: Schedule;
  now: () => number;
  log: Log;
}

export function createSignInFlow({ endpoints, settings, server, trust, ways, log, ...deps }: SignInFlowDeps): SignInFlow {
  const progress = createProgressKeeper();

  const enter: Enter = async (input, ask) => {
    await deps.enter(input, async (signal) => keepTrust(await ask(signal)));
    forget();
  };

  async function keepTrust(session: NewSession): Promise<NewSession> {
    if (session.trust !== undefined) await trust.write(session.trust);
    return session;
  }

  async function methods(): Promise<SignInMethods> {
    const said = await settings();
    const offered = said === undefined ? ((await (await endpoints()).methods()) ?? defaultMethods) : { ...defaultMethods, ...said };
    return ways === undefined ? { ...offered, browser: false, magicLink: false } : offered;
  }

  const code = createCodeStep({ endpoints, enter, progress });
  const device = createDeviceStep({ ...deps, endpoints, enter, progress });
  const browser = ways && createBrowserStep({ endpoints, methods, page: async () => (await settings())?.page, server, ways, enter, progress, log });

  function forget(): void {
    code.forget();
    device.forget();
    browser?.forget();
    progress.end();
  }

  function demandBrowser(): BrowserStep {
    if (browser === undefined) throw new LatchkeyError('request.denied', say('auth', 'noBrowser'));
    return browser;
  }

  return {
    methods,
    progress: () => progress.get(),
    onChange: (listener) => progress.onChange(listener),
    async password(run) {
      const known = await trust.read();
      try {
        await run(known, keepTrust);
        forget();
      } catch (error) {
        if (!(error instanceof CodeNeeded)) throw error;
        forget();
        code.begin(error.challenge);
      }
    },
    verify: (input) => code.verify(input),
    async browser(provider) {
      device.forget();
      code.forget();
      await demandBrowser().begin(provider);
    },
    paste: (text) => demandBrowser().paste(text),
    mail: (email) => demandBrowser().mail(email),
    async device() {
      browser?.forget();
      code.forget();
      await device.begin();
    },
    requestReset: async (email) => (await endpoints()).requestReset(email),
    confirmAgain: async (email) => (await endpoints()).confirmAgain(email),
    finish: (pending, given) => demandBrowser().finish(pending, given),
    expired: () => browser?.expired(),
    cancel: forget,
    pause() {
      device.forget();
      browser?.pause();
    },
  };
}
