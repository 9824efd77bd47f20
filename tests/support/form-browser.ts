/** A browser without script: cookies, redirects, links and forms; enough for pages that need no more. */
export interface FormBrowser {
  url: string;
  status: number;
  text: string;
  headers: Headers;
  /** Follows redirects to pages; one to another scheme is where it ends. */
  open(url: string): Promise<void>;
  /** Sends the first form that has these fields, or the one whose button has that value. */
  submit(fields: Record<string, string>): Promise<void>;
  /** Follows the first link whose address or words contain this. */
  follow(text: string): Promise<void>;
  /** Cookies of a host, as a header. */
  cookies(host: string): string;
}

export function createFormBrowser(): FormBrowser {
  const jar = new Map<string, Map<string, string>>();
  const cookies = (host: string): string => [...(jar.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');

  async function go(start: string, init: RequestInit = {}): Promise<void> {
    let url = start;
    let request = init;
    for (let hops = 0; hops < 20; hops += 1) {
      const { hostname, origin } = new URL(url);
      const headers = new Headers(request.headers);
      if (cookies(hostname) !== '') headers.set('cookie', cookies(hostname));
      const same = self.url !== '' && new URL(self.url).origin === origin;
      headers.set('sec-fetch-site', self.url === '' ? 'none' : same ? 'same-origin' : 'cross-site');
      const response = await fetch(url, { ...request, headers, redirect: 'manual' });
      const kept = jar.get(hostname) ?? new Map<string, string>();
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
        if (value === '' || /max-age=0\b/i.test(line) || /expires=thu, 01 jan 1970/i.test(line)) kept.delete(name);
        else kept.set(name, value);
      }
      jar.set(hostname, kept);
      const location = response.headers.get('location');
      Object.assign(self, { url, status: response.status, headers: response.headers, text: await response.text() });
      if (location === null || response.status < 300 || response.status > 399) return;
      const next = new URL(location, url);
      if (!/^https?:$/.test(next.protocol)) {
        self.url = next.href;
        return;
      }
      url = next.href;
      request = {};
    }
    throw new Error(`Too many redirects, at ${url}`);
  }

  const self: FormBrowser = {
    url: '',
    status: 0,
    text: '',
    headers: new Headers(),
    open: (url) => go(url),
    async submit(fields) {
      for (const [form = ''] of self.text.matchAll(/<form[\s\S]*?<\/form>/g)) {
        const inputs = [...form.matchAll(/<(?:input|button)\b[^>]*>/g)].map(([tag]) => ({ name: attribute(tag, 'name'), value: attribute(tag, 'value') ?? '', tag }));
        if (!Object.keys(fields).every((field) => inputs.some(({ name }) => name === field))) continue;
        const body = new URLSearchParams();
        for (const { name, value, tag } of inputs) if (name !== undefined && /type="hidden"/.test(tag)) body.set(name, value);
        for (const [name, value] of Object.entries(fields)) body.set(name, value);
        const action = new URL(attribute(form, 'action') ?? self.url, self.url);
        if (attribute(form, 'method')?.toLowerCase() !== 'post') return go(`${action.href}?${body.toString()}`);
        return go(action.href, { method: 'POST', body, headers: { origin: new URL(self.url).origin } });
      }
      throw new Error(`No form with ${Object.keys(fields).join(', ')} at ${self.url}:\n${self.text}`);
    },
    async follow(text) {
      for (const [, tag = '', words = ''] of self.text.matchAll(/(<a\b[^>]*>)([\s\S]*?)<\/a>/g)) {
        const href = attribute(tag, 'href');
        if (href !== undefined && (href.includes(text) || decode(words).includes(text))) return go(new URL(href, self.url).href);
      }
      throw new Error(`No link with ${text} at ${self.url}:\n${self.text}`);
    },
    cookies,
  };
  return self;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decode(found);
}

/** What a page says, without its tags. */
export function wordsOf(text: string): string {
  return decode(text.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).trim();
}

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
}
