import { afterEach } from 'vitest';
import { createAuthClient, type AuthClient } from '../../src/main/auth/auth-client.ts';
import { schedule } from '../../src/main/schedule.ts';
import { startBetterAuthServer, type BetterAuthServer, type BetterAuthServerOptions } from './better-auth-server.ts';

/** Clients of real servers that are closed after each test of the file. */
export function useAuthClients(): (options?: BetterAuthServerOptions) => Promise<{ server: BetterAuthServer; client: AuthClient }> {
  const servers: BetterAuthServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  return async (options) => {
    const server = await startBetterAuthServer(options);
    servers.push(server);
    return { server, client: clientFor(server.url, options?.options?.basePath) };
  };
}

/** A client without a server. */
export function clientFor(authUrl: string, authPath = '/api/auth'): AuthClient {
  return createAuthClient({ connection: { authUrl, authPath }, fetch, schedule, now: Date.now });
}
