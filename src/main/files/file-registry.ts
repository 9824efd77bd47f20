import { createHmac, randomBytes } from 'node:crypto';

/** An address that the backend handed out. */
export interface FileEntry {
  /** Absolute, or a path on the backend's own origin, whose port may change from run to run. */
  url: string;
  method: 'GET' | 'POST' | 'PUT';
  /** The upload descriptor's headers (protocol §4.6); the page never sees them. */
  headers: Readonly<Record<string, string>>;
}

/** What pages may reach beyond the chat address: nothing that the backend did not hand out itself. */
export interface FileRegistry {
  /** @returns an id that nobody can guess, the same for the same entry, so that what it names can be cached. */
  add(entry: FileEntry): string;
  find(id: string): FileEntry | undefined;
  /** A thread's `allowed_image_domains` (protocol §4.1). */
  allowImagesFrom(domains: readonly string[]): void;
  imageDomains(): readonly string[];
}

const maxEntries = 4_096;
const maxDomains = 512;
/** Longer addresses are left as they are, which the page cannot load. */
export const maxUrlLength = 16_384;

/** One account's registry; the least recently used entries go first. */
export function createFileRegistry(): FileRegistry {
  const secret = randomBytes(32);
  const entries = new Map<string, FileEntry>();
  const domains = new Set<string>();

  return {
    add(entry) {
      const id = createHmac('sha256', secret).update(JSON.stringify([entry.method, entry.url, entry.headers])).digest('base64url');
      touch(entries, id, entry);
      return id;
    },
    find(id) {
      const entry = entries.get(id);
      if (entry !== undefined) touch(entries, id, entry);
      return entry;
    },
    allowImagesFrom(given) {
      for (const domain of given) {
        domains.delete(domain);
        domains.add(domain);
      }
      for (const oldest of domains) {
        if (domains.size <= maxDomains) break;
        domains.delete(oldest);
      }
    },
    imageDomains: () => [...domains],
  };
}

function touch(entries: Map<string, FileEntry>, id: string, entry: FileEntry): void {
  entries.delete(id);
  entries.set(id, entry);
  const oldest = entries.keys().next();
  if (entries.size > maxEntries && oldest.done !== true) entries.delete(oldest.value);
}
