/** Whether the browser would save the address instead of going there: of this origin, or in the address itself. */
export function downloadable(src: string, origin: string): boolean {
  if (/^(data|blob):/i.test(src)) return true;
  return URL.canParse(src, origin) && new URL(src, origin).origin === origin;
}

/** Endings by type, for names of pictures that have none. */
const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/gif': 'gif', 'image/avif': 'avif' };

/** A file name for a picture that the assistant made. */
export function imageFileName(src: string, base: string): string {
  const type = /^data:([a-z/]+)[;,]/i.exec(src)?.[1]?.toLowerCase() ?? '';
  const fromPath = /\.(png|jpe?g|webp|gif|avif)(?:[?#]|$)/i.exec(src.startsWith('data:') ? '' : src)?.[1]?.toLowerCase();
  return `${base}.${endings[type] ?? fromPath ?? 'png'}`;
}
