import { appSlug } from '../../shared/brand.ts';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { SignInMethods } from '../../shared/sign-in.ts';
import type { DatabaseHandle } from '../open-database.ts';
import type { ServerLog } from '../log.ts';
import { authOptions, canHavePasskeys } from './auth-options.ts';
import type { AuthSettings } from './auth-settings.ts';
import { createMailer } from './mail.ts';
import { isOidcReachable } from './oidc.ts';
import type { RateLimits } from './rate-limits.ts';

export interface AuthDeps {
  /** Only Better Auth writes to it; the caller closes it. */
  db: DatabaseHandle;
  secret: string;
  /** Origin under which this run is reached. */
  baseUrl: string;
  /** `iss` and `aud` of tokens. Stable across runs even where the address is not. */
  issuer: string;
  audience: string;
  /** Origins besides `baseUrl` whose pages may sign in. */
  trustedOrigins: readonly string[];
  rateLimits: RateLimits;
  settings: AuthSettings;
  log: ServerLog;
}

/** Better Auth as a fetch handler for everything under `authPath`. */
export interface Auth {
  handle(request: Request): Promise<Response>;
  /** What people can sign in with here. */
  methods: SignInMethods;
}

export const authPath = '/api/auth';

/** Header that carries the address of the client to Better Auth; whatever the client sends under this name is dropped. */
export const clientAddressHeader = `x-${appSlug}-client-address`;

/**
 * Sign-in by every way that the settings name, and JWTs from Better Auth's own plugin: asymmetric, with a `kid`, verified
 * through `/api/auth/jwks`. There is no other way to a token. Migrates the schema.
 */
export async function createAuth(deps: AuthDeps): Promise<Auth> {
  const { settings, baseUrl, log } = deps;
  const page = (path: string): string => `${baseUrl}/${appSlug}/${path}`;
  const pages = { reset: page('reset'), confirmed: page('confirmed'), signIn: page('sign-in'), linked: page('sign-in/done'), device: page('device') };
  const send = settings.mail && createMailer(settings.mail, log);
  const parts = { ...deps, basePath: authPath, clientAddressHeader, pages, send };
  const options = authOptions(parts);
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  let auth = betterAuth(options);

  // Better Auth asks the provider once, while it starts; ours starts without it, and asks when somebody wants it.
  const { oidc } = settings;
  let complete: Promise<boolean> | undefined;
  async function withOidc(): Promise<void> {
    if (oidc === undefined) return;
    complete ??= isOidcReachable(oidc, log).then((reachable) => {
      if (reachable) auth = betterAuth(authOptions(parts, oidc));
      return reachable;
    });
    if (!(await complete)) complete = undefined;
  }

  return {
    async handle(request) {
      if (needsProvider(new URL(request.url).pathname)) await withOidc();
      return withRetryAfter(await auth.handler(request));
    },
    methods: methodsOf(settings, baseUrl),
  };
}

function needsProvider(path: string): boolean {
  return path === `${authPath}/sign-in/social` || path.startsWith(`${authPath}/callback/`);
}

/** The page and the code are for what the app's own form cannot do, and for servers that other devices reach. */
function methodsOf({ mail, social, oidc, password, signUp }: AuthSettings, baseUrl: string): SignInMethods {
  const providers = [...(oidc === undefined ? [] : [oidc]), ...social].map(({ id, name }) => ({ id, name }));
  const isPublic = !['127.0.0.1', 'localhost', '[::1]'].includes(new URL(baseUrl).hostname);
  const passkeys = canHavePasskeys(baseUrl);
  const elsewhere = providers.length > 0 || isPublic || passkeys;
  const byMail = mail !== undefined;
  return { password, signUp: password && signUp, passwordReset: password && byMail, magicLink: byMail, browser: elsewhere, loopback: true, device: elsewhere, passkeys, providers };
}

/** Better Auth names the wait in a header of its own; RFC 9110 §10.2.3 has one for it. */
function withRetryAfter(response: Response): Response {
  const wait = response.headers.get('X-Retry-After');
  if (wait === null) return response;
  const headers = new Headers(response.headers);
  headers.set('Retry-After', wait);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
