import { createContext, useContext } from 'react';
import { externalUrl } from './links.ts';

/** What becomes of an image's address: loaded from `src`, or named as a link because nothing may be asked for it. */
export type ImageVerdict = { kind: 'load'; src: string } | { kind: 'name'; url: URL | undefined };

/** Judges the address of an image that a model or a server named (§4.1). */
export type ImagePolicy = (src: unknown) => ImageVerdict;

export interface ImagePolicyOptions {
  /** `allowed_image_domains` of the thread; absent: no remote image is loaded. */
  domains?: readonly string[] | undefined;
  /** Where the page's own documents are; addresses below it are the server's own. */
  base: string;
  /** The app's way to fetch what the thread allows (`ElementHost.resolveImage`). */
  resolve?: ((url: string) => string | undefined) | undefined;
}

/** Raster images inside the address itself. SVG is none of them: it is a document. */
const inlineRaster = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i;

/** Longest address with the image in it, in characters: about 6 MB of image. */
const maxInline = 8_388_608;

/**
 * Images of the page itself (its own origin, `blob:` of that origin, rasters as `data:`) are loaded. Remote ones tell
 * a stranger who reads what, and when: only from hosts that the thread names, or hosts below those.
 */
export function createImagePolicy({ domains, base, resolve }: ImagePolicyOptions): ImagePolicy {
  const home = URL.canParse(base) ? new URL(base) : undefined;
  return (src) => {
    if (typeof src !== 'string' || src === '') return { kind: 'name', url: undefined };
    if (inlineRaster.test(src)) return src.length <= maxInline ? { kind: 'load', src } : { kind: 'name', url: undefined };
    const url = URL.canParse(src, home?.href) ? new URL(src, home?.href) : undefined;
    if (url === undefined) return { kind: 'name', url: undefined };
    if (home !== undefined && isHome(url, home)) return { kind: 'load', src: url.href };
    const external = externalUrl(url.href);
    if (external === undefined || external.protocol === 'mailto:') return { kind: 'name', url: undefined };
    if (external.username !== '' || !isAllowed(external.hostname, domains)) return { kind: 'name', url: external };
    const from = resolve === undefined ? external.href : resolve(external.href);
    return from === undefined ? { kind: 'name', url: external } : { kind: 'load', src: from };
  };
}

/** Compared by scheme and host: the origin of `app:` and `file:` addresses is opaque, and blobs carry their maker's. */
function isHome(url: URL, home: URL): boolean {
  if (url.protocol === 'blob:') return isHome(new URL(URL.canParse(url.pathname) ? url.pathname : 'about:blank'), home);
  return url.protocol === home.protocol && url.host === home.host && home.host !== '' && url.username === '';
}

function isAllowed(host: string, domains: readonly string[] | undefined): boolean {
  return domains?.some((domain) => {
    const name = hostOf(domain);
    return name !== undefined && (host === name || host.endsWith(`.${name}`));
  }) === true;
}

/** Servers write `example.com`, some `https://example.com` or `*.example.com`. A bare ending such as `com` is no domain. */
function hostOf(domain: string): string | undefined {
  const bare = domain.trim().replace(/^[a-z]+:\/\//i, '').replace(/^\*?\./, '');
  const url = `https://${bare}`;
  if (bare === '' || !URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return hostname.includes('.') || hostname === 'localhost' ? hostname : undefined;
}

/** The policy in force where images are drawn; nothing remote unless a thread says so. */
export const ImagePolicyContext = createContext<ImagePolicy>((src) => createImagePolicy({ base: document.baseURI })(src));

export function useImagePolicy(): ImagePolicy {
  return useContext(ImagePolicyContext);
}
