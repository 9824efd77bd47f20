import { appName, appSlug } from '../../shared/brand.ts';
import { electron } from '@better-auth/electron';
import { passkey } from '@better-auth/passkey';
import { createAuthMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { deviceAuthorization, genericOAuth, magicLink, twoFactor } from 'better-auth/plugins';
import { jwt } from 'better-auth/plugins/jwt';
import { APIError, type BetterAuthOptions, type BetterAuthPlugin } from 'better-auth';
import { SqliteDialect } from 'kysely';
import { describeFault, type ServerLog } from '../log.ts';
import type { DatabaseHandle } from '../open-database.ts';
import type { AuthSettings, OidcSettings } from './auth-settings.ts';
import { serverTextsFor, type ServerTexts } from '../server-texts.ts';
import type { Message, SendMail } from './mail.ts';
import { discoveryUrl } from './oidc.ts';
import { limitRules, type RateLimits } from './rate-limits.ts';

export interface AuthOptionsDeps {
  db: DatabaseHandle;
  secret: string;
  baseUrl: string;
  basePath: string;
  issuer: string;
  audience: string;
  trustedOrigins: readonly string[];
  rateLimits: RateLimits;
  clientAddressHeader: string;
  settings: AuthSettings;
  /** Absent: nothing that needs a message is offered. */
  send: SendMail | undefined;
  /** Where the pages of this server are that links in messages lead to. */
  pages: { reset: string; confirmed: string; signIn: string; linked: string; device: string };
  log: ServerLog;
}

/** Better Auth's word for a message that did not get out; the app says what to do. */
export const mailNotSent = 'MAIL_NOT_SENT';
/** The client of device codes and of the page in the browser. */
export const clientId = 'electron';

const daySeconds = 24 * 60 * 60;

/** Better Auth's options. @param oidc with the provider, which has to answer at that moment (`genericOAuth` asks it while it starts) */
export function authOptions(deps: AuthOptionsDeps, oidc?: OidcSettings): BetterAuthOptions {
  const { settings, send, pages, log } = deps;
  const post = async (message: Message): Promise<void> => {
    try {
      await send?.(message);
    } catch {
      throw new APIError('SERVICE_UNAVAILABLE', { code: mailNotSent, message: 'The message could not be sent.' });
    }
  };
  return {
    appName,
    // libsql speaks better-sqlite3's interface, which is the one that the dialect asks for.
    database: { dialect: new SqliteDialect({ database: deps.db }), type: 'sqlite' },
    baseURL: deps.baseUrl,
    basePath: deps.basePath,
    secret: deps.secret,
    trustedOrigins: [...deps.trustedOrigins],
    emailAndPassword: {
      enabled: settings.password,
      disableSignUp: !settings.signUp,
      requireEmailVerification: settings.confirmEmail,
      minPasswordLength: 8,
      // Whoever knew the old one is out.
      revokeSessionsOnPasswordReset: true,
      ...(send !== undefined && {
        sendResetPassword: ({ user, token }, request) => post({ to: user.email, ...mailsFor(request).reset(user.name, withToken(pages.reset, token)) }),
      }),
    },
    ...(send !== undefined && {
      emailVerification: {
        sendOnSignUp: settings.confirmEmail,
        sendOnSignIn: settings.confirmEmail,
        sendVerificationEmail: ({ user, url }, request) => post({ to: user.email, ...mailsFor(request).confirm(user.name, withCallback(url, pages.confirmed)) }),
      },
    }),
    socialProviders: Object.fromEntries(
      settings.social.map(({ id, clientId: client, clientSecret, tenantId }) => [id, { clientId: client, clientSecret, ...(tenantId !== undefined && { tenantId }) }]),
    ),
    session: { expiresIn: 90 * daySeconds, updateAge: daySeconds },
    rateLimit: limitRules(deps.rateLimits),
    telemetry: { enabled: false },
    onAPIError: { errorURL: pages.signIn },
    advanced: {
      // Both default to "skip" under a test runner; the checks are part of what is tested.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [deps.clientAddressHeader] },
    },
    logger: {
      level: 'error',
      // Better Auth's own texts can name people; only that something failed is logged.
      log: (level, _message, ...details: unknown[]) => log[level === 'error' ? 'error' : 'warn']('auth.fault', describeFault(details[0])),
    },
    plugins: [
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        jwt: {
          issuer: deps.issuer,
          audience: deps.audience,
          expirationTime: '15m',
          definePayload: ({ user }) => ({ name: user.name, email: user.email }),
        },
      }),
      twoFactor({ issuer: appName }),
      electron({ clientID: clientId }),
      deviceAuthorization({ verificationUri: pages.device, expiresIn: '10m', interval: '3s', validateClient: (id) => id === clientId }),
      cookieForDevices(),
      ...(canHavePasskeys(deps.baseUrl) ? [passkey({ rpID: new URL(deps.baseUrl).hostname, rpName: appName, origin: new URL(deps.baseUrl).origin })] : []),
      ...(send === undefined ? [] : [magicLink({ sendMagicLink: ({ email, url, metadata }, ctx) => post({ to: email, ...mailsFor(ctx).signIn(linkFor(url, pages.linked, metadata)) }) })]),
      ...(oidc === undefined ? [] : [oidcPlugin(oidc)]),
    ],
  };
}

/** Messages in the language of whoever asked for them. */
function mailsFor(asked: { headers?: Headers | undefined } | undefined): ServerTexts['mails'] {
  return serverTextsFor(asked?.headers?.get('accept-language')).mails;
}

/** Passkeys belong to a name, which has to be reached safely; an address of numbers has none (WebAuthn §5.1.2, §13.4.9). */
export function canHavePasskeys(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  return protocol === 'https:' && !hostname.startsWith('[') && !/^[\d.]+$/.test(hostname);
}

/** A device gets its session as every other client does, as a signed cookie: no bare session token opens anything here. */
function cookieForDevices(): BetterAuthPlugin {
  return {
    id: `${appSlug}-device-session`,
    hooks: {
      after: [
        {
          matcher: ({ path }) => path === '/device/token',
          handler: createAuthMiddleware(async (ctx) => {
            const fresh = ctx.context.newSession;
            if (fresh !== null) await setSessionCookie(ctx, fresh);
          }),
        },
      ],
    },
  };
}

function oidcPlugin({ id, name, clientId: client, clientSecret, issuer }: OidcSettings): BetterAuthPlugin {
  return genericOAuth({
    config: [
      {
        providerId: id,
        name,
        discoveryUrl: discoveryUrl({ issuer }),
        clientId: client,
        ...(clientSecret === undefined ? { tokenEndpointAuth: { method: 'none' } } : { clientSecret }),
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
        requireIdTokenVerification: true,
      },
    ],
  });
}

function withToken(page: string, token: string): string {
  const url = new URL(page);
  url.searchParams.set('token', token);
  return url.href;
}

function withCallback(link: string, page: string): string {
  const url = new URL(link);
  url.searchParams.set('callbackURL', page);
  return url.href;
}

/** What the app that asked for the link put into the request comes back with whoever opens it. */
function linkFor(link: string, page: string, metadata: Record<string, unknown> | undefined): string {
  const done = new URL(page);
  for (const name of ['state', 'code_challenge', 'port']) {
    const value = metadata?.[name];
    if (typeof value === 'string' && /^[\w-]{1,128}$/.test(value)) done.searchParams.set(name, value);
  }
  return withCallback(withCallbackError(link, done.href), done.href);
}

function withCallbackError(link: string, page: string): string {
  const url = new URL(link);
  url.searchParams.set('errorCallbackURL', page);
  return url.href;
}

