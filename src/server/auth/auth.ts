import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { jwt } from 'better-auth/plugins/jwt';
import { SqliteDialect } from 'kysely';
import type { DatabaseHandle } from '../open-database.ts';
import { describeFault, type ServerLog } from '../log.ts';
import { limitRules, type RateLimits } from './rate-limits.ts';

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
  log: ServerLog;
}

/** Better Auth as a fetch handler for everything under `authPath`. */
export interface Auth {
  handle(request: Request): Promise<Response>;
}

export const authPath = '/api/auth';

/** Header that carries the address of the client to Better Auth; whatever the client sends under this name is dropped. */
export const clientAddressHeader = 'x-latchkey-client-address';

const daySeconds = 24 * 60 * 60;

/**
 * Email and password sign-in, and JWTs from Better Auth's own plugin: asymmetric, with a `kid`, verified through
 * `/api/auth/jwks`. There is no other way to a token. Migrates the schema.
 */
export async function createAuth(deps: AuthDeps): Promise<Auth> {
  const options = authOptions(deps);
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const auth = betterAuth(options);
  return { handle: async (request) => withRetryAfter(await auth.handler(request)) };
}

/** Better Auth names the wait in a header of its own; RFC 9110 §10.2.3 has one for it. */
function withRetryAfter(response: Response): Response {
  const wait = response.headers.get('X-Retry-After');
  if (wait === null) return response;
  const headers = new Headers(response.headers);
  headers.set('Retry-After', wait);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function authOptions({ db, secret, baseUrl, issuer, audience, trustedOrigins, rateLimits, log }: AuthDeps): BetterAuthOptions {
  return {
    appName: 'Latchkey',
    // libsql speaks better-sqlite3's interface, which is the one that the dialect asks for.
    database: { dialect: new SqliteDialect({ database: db }), type: 'sqlite' },
    baseURL: baseUrl,
    basePath: authPath,
    secret,
    trustedOrigins: [...trustedOrigins],
    emailAndPassword: { enabled: true, requireEmailVerification: false, minPasswordLength: 8 },
    session: { expiresIn: 90 * daySeconds, updateAge: daySeconds },
    rateLimit: limitRules(rateLimits),
    telemetry: { enabled: false },
    advanced: {
      // Both default to "skip" under a test runner; the checks are part of what is tested.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
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
          issuer,
          audience,
          expirationTime: '15m',
          definePayload: ({ user }) => ({ name: user.name, email: user.email }),
        },
      }),
    ],
  };
}
