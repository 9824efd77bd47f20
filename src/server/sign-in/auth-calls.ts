import type { Context } from 'hono';

export interface AuthCallsDeps {
  auth: { handle(request: Request): Promise<Response> };
  authPath: string;
  /** Origin under which this server is reached; what Better Auth trusts. */
  baseUrl: string;
  clientAddressHeader: string;
  clientAddress(context: Context): string | undefined;
}

/** One answer of Better Auth. */
export interface AuthAnswer {
  status: number;
  /** Its JSON, or an empty object. */
  body: Record<string, unknown>;
  /** Better Auth's word for what went wrong. */
  code: string | undefined;
}

/** Better Auth on behalf of the browser that shows a page: its cookies go along, and what is set on the way goes back to it. */
export interface AuthSession {
  call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<AuthAnswer>;
  /** `Set-Cookie` lines of all answers so far, for the page's own answer. */
  setCookies(): readonly string[];
}

export function openAuthSession({ auth, authPath, baseUrl, clientAddressHeader, clientAddress }: AuthCallsDeps, context: Context): AuthSession {
  const cookies = readCookies(context.req.header('cookie') ?? '');
  const set: string[] = [];
  return {
    async call(method, path, body) {
      const headers = new Headers({ origin: new URL(baseUrl).origin, accept: 'application/json' });
      const address = clientAddress(context);
      if (address !== undefined) headers.set(clientAddressHeader, address);
      for (const name of ['user-agent', 'accept-language']) {
        const value = context.req.header(name);
        if (value !== undefined) headers.set(name, value);
      }
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      if (body !== undefined) headers.set('content-type', 'application/json');
      const answer = await auth.handle(new Request(`${baseUrl}${authPath}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }));
      for (const line of answer.headers.getSetCookie()) {
        set.push(line);
        const [name, value, gone] = readSetCookie(line);
        if (gone) cookies.delete(name);
        else cookies.set(name, value);
      }
      const json = fieldsOf(await answer.text());
      const code = json['code'] ?? json['error'];
      return { status: answer.status, body: json, code: typeof code === 'string' ? code : undefined };
    },
    setCookies: () => set,
  };
}

function readCookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').flatMap((part): [string, string][] => {
      const at = part.indexOf('=');
      return at < 1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
    }),
  );
}

function readSetCookie(line: string): [name: string, value: string, gone: boolean] {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1).trim();
  return [pair.slice(0, at).trim(), value, value === '' || /;\s*max-age=0\b/i.test(line)];
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
