/**
 * Whether a thread's `allowed_image_domains` (protocol §4.1) let an image in: https, and a host of the list or below one.
 * Servers write `example.com`, `*.example.com` or `https://example.com`; a port counts where one is named.
 */
export function isImageAllowed(url: URL, domains: readonly string[]): boolean {
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  return domains.some((domain) => {
    const allowed = hostOf(domain);
    if (allowed === undefined || url.port !== allowed.port) return false;
    return url.hostname === allowed.hostname || (hasSubdomains(allowed.hostname) && url.hostname.endsWith(`.${allowed.hostname}`));
  });
}

function hostOf(domain: string): URL | undefined {
  const bare = domain.trim().replace(/^https:\/\//i, '').replace(/^\*\./, '');
  // Anything but a host and a port would make a list entry mean more, or less, than it says.
  if (bare === '' || /[/?#@\s*\\]/.test(bare)) return undefined;
  return URL.canParse(`https://${bare}`) ? new URL(`https://${bare}`) : undefined;
}

/** Numbers have no sub-domains, and a bare ending such as `com` is no domain. */
function hasSubdomains(hostname: string): boolean {
  return hostname.includes('.') && !/^[\d.]+$/.test(hostname);
}
