import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { signInPagePath, type SignInMethods } from '../../shared/sign-in.ts';
import { parsePastedCode, type HandedCode } from '../deep-link.ts';
import type { Log } from '../platform.ts';
import { clientId, type Endpoints } from './endpoints.ts';
import type { Listen, Loopback } from './loopback.ts';
import type { PendingSignIn, PendingSignIns } from './pending-sign-ins.ts';
import { createPkce, type RandomBytes } from './pkce.ts';
import type { Enter, ProgressKeeper } from './sign-in-progress.ts';

/** What this computer has for signing in through its browser. */
export interface BrowserWays {
  workspaceId: string;
  pending: PendingSignIns;
  openExternal(url: string): Promise<boolean>;
  /** Whether links of our scheme reach this app. */
  linksWork(): boolean;
  listen: Listen;
  randomBytes: RandomBytes;
}

export interface BrowserStep {
  /** Opens the page. `provider`: straight at this one. */
  begin(provider?: string): Promise<void>;
  /** Sends a message with a link that ends in the same callback. */
  mail(email: string): Promise<void>;
  paste(text: string): Promise<void>;
  /** The callback of a sign-in that was begun here. Never rejects. */
  finish(pending: PendingSignIn, code: string): Promise<void>;
  /** A callback came that was begun here too long ago. */
  expired(): void;
  /** Ends what waits for a browser. */
  forget(): void;
  /** Stops listening; what waits is left for the next run. */
  pause(): void;
}

export interface BrowserStepDeps {
  endpoints: () => Promise<Endpoints>;
  methods: () => Promise<SignInMethods>;
  /** The page of a server that is not Latchkey's. */
  page: () => Promise<string | undefined>;
  /** Names the server (`keyOf`). */
  server: string;
  ways: BrowserWays;
  enter: Enter;
  progress: ProgressKeeper;
  log: Log;
}

export function createBrowserStep({ endpoints, methods, page, server, ways, enter, progress, log }: BrowserStepDeps): BrowserStep {
  const { workspaceId, pending } = ways;
  let loopback: Loopback | undefined;
  /** Raised when the person turns elsewhere: what comes after that shows nothing any more. */
  let attempt = 0;

  function pause(): void {
    attempt += 1;
    loopback?.close();
    loopback = undefined;
  }

  /** A port of this computer where the page can lead back to it, and a link cannot. */
  async function wayBack(offers: SignInMethods): Promise<number | undefined> {
    loopback?.close();
    loopback = offers.loopback && !ways.linksWork() ? await ways.listen(accept).catch(() => undefined) : undefined;
    return loopback?.port;
  }

  /** Everything that has to be known when the browser comes back, in the vault before it opens. */
  async function prepare(): Promise<{ state: string; challenge: string; port: number | undefined }> {
    const port = await wayBack(await methods());
    const { state, verifier, challenge } = createPkce(ways.randomBytes);
    await pending.add({ state, verifier, workspaceId, server });
    return { state, challenge, port };
  }

  async function addressOf(made: { state: string; challenge: string; port: number | undefined }, provider: string | undefined): Promise<string> {
    const { base } = await endpoints();
    const own = await page();
    const url = new URL(own ?? signInPagePath, base);
    // Better Auth's own entrance to a provider, for servers without a page (`electronInitOAuthProxy`).
    if (own === '' && provider !== undefined) url.pathname = `${base.pathname.replace(/\/$/, '')}/electron/init-oauth-proxy`;
    const query = { client_id: clientId, state: made.state, code_challenge: made.challenge, code_challenge_method: 'S256', ...(made.port !== undefined && { port: String(made.port) }), ...(provider !== undefined && { provider }) };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  }

  async function finish(found: PendingSignIn, code: string): Promise<void> {
    loopback?.close();
    if (found.server !== server) {
      log.warn('sign_in.other_server');
      return;
    }
    const { state, verifier } = found;
    try {
      await enter(JSON.stringify(['browser', state]), async (signal) => (await endpoints()).exchange({ code, state, verifier }, signal));
    } catch (error) {
      log.warn('sign_in.code_refused', { code: error instanceof LatchkeyError ? error.code : 'internal' });
      progress.end(error);
    }
  }

  /** @returns whether the code is of a sign-in that was begun here. */
  async function accept({ code, state }: HandedCode): Promise<boolean> {
    const taken = await pending.take(state);
    if (taken.status === 'expired') progress.end(lateError());
    if (taken.status !== 'found' || taken.pending.workspaceId !== workspaceId) return taken.status === 'expired';
    await finish(taken.pending, code);
    return true;
  }

  return {
    async begin(provider) {
      const mine = ++attempt;
      const url = await addressOf(await prepare(), provider);
      if (mine !== attempt) return;
      progress.set({ step: 'browser', url, ...(provider !== undefined && { provider }) });
      if (!(await ways.openExternal(url).catch(() => false))) progress.fail(noBrowserError());
    },
    async mail(email) {
      const mine = ++attempt;
      await (await endpoints()).magicLink(email, await prepare());
      if (mine === attempt) progress.set({ step: 'mail', email });
    },
    async paste(text) {
      const pasted = parsePastedCode(text);
      if (pasted === undefined) throw pasteError();
      const state = 'state' in pasted ? pasted.state : await pending.newest(workspaceId);
      if (state === undefined || !(await accept({ code: pasted.code, state }))) throw foreignCodeError();
    },
    finish,
    expired: () => progress.end(lateError()),
    forget() {
      pause();
      void pending.drop(workspaceId);
    },
    pause,
  };
}

function lateError(): LatchkeyError {
  return new LatchkeyError('auth.expired', say('auth', 'tenMinutes'));
}

function noBrowserError(): LatchkeyError {
  return new LatchkeyError('request.denied', say('auth', 'browserNotOpened'));
}

function pasteError(): LatchkeyError {
  return new LatchkeyError('auth.invalid_input', say('auth', 'notTheCode'));
}

function foreignCodeError(): LatchkeyError {
  return new LatchkeyError('auth.expired', say('auth', 'pastedUsed'));
}
