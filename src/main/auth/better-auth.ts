import { createAuthClient } from 'better-auth/client';
import { jwtClient } from 'better-auth/client/plugins';

/**
 * Better Auth's own client. A module of its own because loading it takes some 50 ms and 7 MB: `auth-client.ts`
 * imports it on the first request, after the window is up.
 * @param baseURL address of Better Auth including its path
 */
export function createBetterAuth(baseURL: string) {
  return createAuthClient({
    baseURL,
    // Without this a mount point of `/` would become `/api/auth`.
    basePath: '/',
    plugins: [jwtClient()],
    disableDefaultFetchPlugins: true,
  });
}
