import type { ResolvedConnection } from '../../shared/connection.ts';
import type { Fetch } from '../platform.ts';
import type { AuthClient, AuthClientDeps } from './auth-client.ts';
import { createAuthClient } from './auth-client.ts';
import type { Schedule } from './schedule.ts';

export interface AuthClientsDeps {
  resolve: () => Promise<ResolvedConnection>;
  fetch: Fetch;
  schedule: Schedule;
  now: () => number;
}

/**
 * Something for where the auth server is now: the embedded server changes its address when it restarts.
 * @returns a function that rejects when the connection cannot be resolved
 */
export function perAddress<T>({ resolve, ...deps }: AuthClientsDeps, create: (deps: AuthClientDeps) => T): () => Promise<T> {
  let current: { address: string; made: T } | undefined;
  return async () => {
    const connection = await resolve();
    const address = `${connection.authUrl} ${connection.authPath}`;
    if (current?.address !== address) current = { address, made: create({ connection, ...deps }) };
    return current.made;
  };
}

/** The client for where the auth server is now. */
export function createAuthClients(deps: AuthClientsDeps): () => Promise<AuthClient> {
  return perAddress(deps, createAuthClient);
}
