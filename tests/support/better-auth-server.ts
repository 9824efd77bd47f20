import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { jwt, type JwtOptions } from 'better-auth/plugins/jwt';
import { SqliteDialect } from 'kysely';
import Database from 'libsql';

/** Answers a request in the server's place; `false` lets Better Auth answer. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface BetterAuthServer {
  url: string;
  /** `METHOD /path` of every request that arrived, faults included. */
  requests: string[];
  /** From now on; `undefined` ends it. */
  fault(fault: Fault | undefined): void;
  /** Closes the port; the data stays. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
  /** Tokens of the sessions in the database. */
  sessions(): string[];
  /** Runs a statement on the server's database. */
  sql(statement: string): void;
  /** As an administrator would. */
  revokeAllSessions(): void;
  /** As after a new deployment with another secret: no signature of before is good any more. */
  changeSecret(): void;
  /** Makes every query fail until the returned function is called. */
  breakDatabase(): () => void;
  /** For good. */
  close(): Promise<void>;
}

export interface BetterAuthServerOptions {
  /** `false`: without the JWT plugin. */
  jwt?: JwtOptions | false;
  options?: Partial<BetterAuthOptions>;
}

/** A real Better Auth on a free loopback port, with its data in memory. */
export async function startBetterAuthServer({ jwt: jwtOptions = {}, options = {} }: BetterAuthServerOptions = {}): Promise<BetterAuthServer> {
  const database = new Database(':memory:');
  const requests: string[] = [];
  let fault: Fault | undefined;
  let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> = () => Promise.resolve();
  let server: Server;
  let port = 0;
  let minted = 0;

  async function listen(): Promise<void> {
    server = createServer((request, response) => {
      requests.push(`${request.method ?? ''} ${new URL(request.url ?? '/', 'http://x').pathname}`);
      void (async () => {
        if (await fault?.(request, response)) return;
        await handle(request, response);
      })();
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
  }

  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  await listen();
  const url = `http://127.0.0.1:${port}`;
  const authOptions: BetterAuthOptions = {
    database: { dialect: new SqliteDialect({ database }), type: 'sqlite' },
    baseURL: url,
    secret: 'only-for-tests-0123456789abcdefghijklmnop',
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // scrypt takes 100 ms a time, and is not what is tested.
    emailAndPassword: {
      enabled: true,
      password: {
        hash: (password) => Promise.resolve(`plain:${password}`),
        verify: ({ hash, password }) => Promise.resolve(hash === `plain:${password}`),
      },
      ...options.emailAndPassword,
    },
    plugins: [
      // Numbered: EdDSA tokens of one second are otherwise the same text.
      ...(jwtOptions === false ? [] : [jwt({ jwt: { definePayload: () => ({ n: ++minted }) }, ...jwtOptions })]),
      ...(options.plugins ?? []),
    ],
    // Better Auth leaves both checks out under a test runner.
    advanced: { disableOriginCheck: false, disableCSRFCheck: false, ...options.advanced },
    ...(options.session === undefined ? {} : { session: options.session }),
    ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
    ...(options.basePath === undefined ? {} : { basePath: options.basePath }),
  };
  await (await getMigrations(authOptions)).runMigrations();
  handle = toNodeHandler(betterAuth(authOptions));

  return {
    url,
    requests,
    fault: (next) => {
      fault = next;
    },
    stop,
    start: listen,
    sessions: () => (database.prepare('select token from session').all() as { token: string }[]).map(({ token }) => token),
    sql: (statement) => void database.exec(statement),
    revokeAllSessions: () => {
      database.exec('delete from session');
    },
    changeSecret: () => {
      handle = toNodeHandler(betterAuth({ ...authOptions, secret: 'another-one-0123456789abcdefghijklmnopqrs' }));
    },
    breakDatabase: () => {
      database.exec('alter table session rename to session_away');
      return () => {
        database.exec('alter table session_away rename to session');
      };
    },
    close: async () => {
      await stop().catch(() => undefined);
      database.close();
    },
  };
}

/** Answers everything with this. */
export function answering(status: number, body: string, headers: Record<string, string> = {}): Fault {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
    return true;
  };
}

/** The log-in page of a hotel: HTML with status 200 for everything. */
export const captivePortal: Fault = answering(200, '<!doctype html><title>Welcome to the hotel</title>', { 'content-type': 'text/html' });
