import type { ResolvedConnection } from '../../shared/connection.ts';
import type { Fetch } from '../platform.ts';
import type { AuthClient } from './auth-client.ts';
import { createAuthClient } from './auth-client.ts';
import type { Schedule } from './schedule.ts';

export interface AuthClientsDeps {
  resolve: () => Promise<ResolvedConnection>;
  fetch: Fetch;
  schedule: Schedule;
  now: () => number;
}

/**
 * The client for where the auth server is now: the embedded server changes its address when it restarts.
 * @returns a function that rejects when the connection cannot be resolved
 */
export function createAuthClients({ resolve, ...deps }: AuthClientsDeps): () => Promise<AuthClient> {
  let current: { address: string; client: AuthClient } | undefined;
  return async () => {
    const connection = await resolve();
    const address = `${connection.authUrl} ${connection.authPath}`;
    if (current?.address !== address) current = { address, client: createAuthClient({ connection, ...deps }) };
    return current.client;
  };
}
