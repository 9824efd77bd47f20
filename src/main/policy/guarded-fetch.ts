import type { Fetch, Log } from '../platform.ts';
import type { Limits } from './limits.ts';

/**
 * A fetch that goes to no host but the allowed ones: what is refused looks like a server that cannot be reached, so nothing
 * is lost over it and nobody is signed out.
 * @param isLocal whether this is the server on this computer, which `localServer` decides about
 */
export function guardFetch(fetch: Fetch, { allowsHost, policy }: Pick<Limits, 'allowsHost' | 'policy'>, isLocal: (origin: string) => boolean, log: Log): Fetch {
  if (policy.allowedDomains === undefined) return fetch;
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (allowsHost(url.hostname) || isLocal(url.origin)) return fetch(input, init);
    log.warn('policy.host_refused', { host: url.host });
    return Promise.reject(new TypeError('The policy does not allow this host.'));
  };
}
