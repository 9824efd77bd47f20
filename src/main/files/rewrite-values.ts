import { maxUrlLength, type FileEntry } from './file-registry.ts';

export interface RewriteDeps {
  /** The chat endpoint: relative addresses are resolved against it, and its origin is the backend's own. */
  chatUrl: URL;
  /** @returns the address under which the page reaches the entry. */
  link(entry: FileEntry): string;
  learnDomains(domains: readonly string[]): void;
}

/** Turns the addresses of one JSON document into gateway routes, in place. @returns whether anything was changed. */
export type Rewrite = (document: unknown) => boolean;

type Fields = Record<string, unknown>;

/**
 * Knows where a ChatKit answer or event carries an address that needs us: attachments (§4.6) and generated images
 * (§4.2). What is free-form there (tool arguments, effects, widgets) is left alone, whatever its keys are called.
 */
export function createRewrite({ chatUrl, link, learnDomains }: RewriteDeps): Rewrite {
  function route(value: unknown, entry: Omit<FileEntry, 'url'>): string | undefined {
    if (typeof value !== 'string' || value === '' || value.length > maxUrlLength || !URL.canParse(value, chatUrl)) return undefined;
    const url = new URL(value, chatUrl);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
    url.hash = '';
    return link({ ...entry, url: url.origin === chatUrl.origin ? url.pathname + url.search : url.href });
  }

  function setRoute(owner: Fields, key: string, entry: Omit<FileEntry, 'url'>): boolean {
    const address = route(owner[key], entry);
    if (address !== undefined) owner[key] = address;
    return address !== undefined;
  }

  function attachment(value: unknown): boolean {
    const fields = record(value);
    if (fields === undefined) return false;
    let changed = setRoute(fields, 'preview_url', { method: 'GET', headers: {} });
    const descriptor = record(fields['upload_descriptor']);
    if (descriptor !== undefined) {
      const method = String(descriptor['method']).toUpperCase() === 'PUT' ? 'PUT' : 'POST';
      if (setRoute(descriptor, 'url', { method, headers: texts(descriptor['headers']) })) {
        descriptor['headers'] = {};
        changed = true;
      }
    }
    // Servers before 1.5.0 have no descriptor.
    return setRoute(fields, 'upload_url', { method: 'POST', headers: {} }) || changed;
  }

  function image(value: unknown): boolean {
    const fields = record(value);
    return fields !== undefined && setRoute(fields, 'url', { method: 'GET', headers: {} });
  }

  function item(value: unknown): boolean {
    const fields = record(value);
    if (fields?.['type'] === 'user_message') return some(fields['attachments'], attachment);
    return fields?.['type'] === 'generated_image' && image(fields['image']);
  }

  function thread(value: unknown): boolean {
    const fields = record(value);
    const domains = fields?.['allowed_image_domains'];
    if (Array.isArray(domains)) learnDomains(domains.filter((domain) => typeof domain === 'string' && domain.length <= 253));
    return some(record(fields?.['items'])?.['data'], item);
  }

  return (document) => {
    const fields = record(document);
    if (fields === undefined) return false;
    const update = record(fields['update']);
    const parts = [
      // An event (§3.1), the answer to a sync action (§2.5), a page of threads or items, a thread, an attachment.
      thread(fields['thread']),
      item(fields['item']),
      update?.['type'] === 'generated_image.updated' && image(update['image']),
      item(fields['updated_item']),
      some(fields['data'], (entry) => thread(entry) || item(entry)),
      thread(fields),
      item(fields),
      typeof fields['mime_type'] === 'string' && attachment(fields),
    ];
    return parts.includes(true);
  };
}

function some(list: unknown, change: (value: unknown) => boolean): boolean {
  return Array.isArray(list) && list.map(change).includes(true);
}

function record(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
