import { defaultAuthPath, type ResolvedConnection } from '../../shared/connection.ts';

/**
 * The address under which Better Auth's endpoints are. A path within `authUrl` is taken for the mount point, as
 * Better Auth's own client does, unless `authPath` names another one.
 * @returns a URL without a slash at its end, except for a server mounted at the root
 */
export function authBase({ authUrl, authPath }: Pick<ResolvedConnection, 'authUrl' | 'authPath'>): URL {
  const url = new URL(authUrl);
  const mounted = url.pathname !== '/' && authPath === defaultAuthPath ? url.pathname : authPath;
  return new URL(`/${mounted.replace(/^\/+|\/+$/g, '')}`, url.origin);
}
