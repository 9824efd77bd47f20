/** Where the page gets a picture that a thread's policy allows: through the gateway, which asks without saying for whom. */
export function resolveImage(url: string): string | undefined {
  return url.startsWith('https://') ? `/images?url=${encodeURIComponent(url)}` : undefined;
}
