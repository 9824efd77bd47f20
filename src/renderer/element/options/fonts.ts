import type { FontObject } from '@openai/chatkit';

export interface FontsDeps {
  /** Where faces are registered: `document.fonts`, which shadow roots share. */
  faces: Pick<FontFaceSet, 'add' | 'delete'>;
  createFace: (family: string, source: string, descriptors: FontFaceDescriptors) => FontFace;
  /** The page's address. */
  base: string;
  /** Told of sources that are not loaded. */
  ignored: (sources: readonly { family: string; src: string }[]) => void;
}

export interface Fonts {
  /** Replaces all; faces that are still wanted stay as they are. */
  apply: (sources: readonly FontObject[]) => void;
  dispose: () => void;
}

/**
 * `theme.typography.fontSources` (§7.2). Only fonts of the page's own origin and `data:` fonts are loaded: a theme must not
 * make a chat call out (§7.6).
 */
export function createFonts({ faces, createFace, base, ignored }: FontsDeps): Fonts {
  let loaded = new Map<string, FontFace>();
  let told = '';

  function apply(sources: readonly FontObject[]): void {
    const next = new Map<string, FontFace>();
    const foreign: { family: string; src: string }[] = [];
    for (const source of sources) {
      const { family, src } = source;
      const url = localUrl(src, base);
      if (url === undefined) {
        foreign.push({ family, src: src.slice(0, 200) });
        continue;
      }
      const key = JSON.stringify(source);
      const face = loaded.get(key) ?? createFace(family, `url(${JSON.stringify(url)})`, descriptors(source));
      next.set(key, face);
      if (!loaded.has(key)) faces.add(face);
    }
    for (const [key, face] of loaded) if (!next.has(key)) faces.delete(face);
    loaded = next;
    const telling = JSON.stringify(foreign);
    if (foreign.length > 0 && telling !== told) ignored(foreign);
    told = telling;
  }

  return { apply, dispose: () => apply([]) };
}

function localUrl(src: string, base: string): string | undefined {
  if (!URL.canParse(src, base)) return undefined;
  const url = new URL(src, base);
  return url.protocol === 'data:' || url.origin === new URL(base).origin ? url.href : undefined;
}

function descriptors({ weight, style, display, unicodeRange }: FontObject): FontFaceDescriptors {
  return {
    ...(weight === undefined ? {} : { weight: String(weight) }),
    ...(style === undefined ? {} : { style }),
    ...(unicodeRange === undefined ? {} : { unicodeRange }),
    display: display ?? 'swap',
  };
}
