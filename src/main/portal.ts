/** Signs that something else answers in a server's place: a network that wants its own sign-in first. */

/**
 * Whether an answer cannot be that of an API server: RFC 6585 §6; a redirect to somewhere else; or a web page where only data is
 * ever asked for. An address that is wrong looks the same.
 * @param from the address that was asked
 * @param hosts with port: redirects among these are the servers' own
 */
export function looksLikePortal(response: Response, from: string, hosts: readonly string[]): boolean {
  const isPage = response.status === 200 && /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
  return isPage || demandsSignIn(response, from, hosts);
}

/** The same without the web page, for addresses where there may be one. */
export function demandsSignIn({ status, headers }: Response, from: string, hosts: readonly string[]): boolean {
  if (status === 511) return true;
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  if (location === null || !URL.canParse(location, from)) return false;
  const { host, hostname } = new URL(location, from);
  return !hosts.some((known) => known === host || known.replace(/:\d+$/, '') === hostname);
}
