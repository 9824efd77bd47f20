/** What a proxy asks for with a 407 (RFC 9110 §11.7.1). */
export interface ProxyChallenge {
  /** Names of the ways it offers, in lower case. */
  schemes: readonly string[];
  /** Of the way by name and password; for people, and nothing to rely on. */
  realm?: string;
}

export interface ProxyLogin {
  name: string;
  password: string;
}

/** Longest realm that is shown. */
const maxRealm = 80;

/** @param values of `Proxy-Authenticate`, one or more challenges in each */
export function readChallenge(values: readonly string[]): ProxyChallenge {
  const schemes = values.flatMap((value) => {
    const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    return [...bare.matchAll(/(?:^|,)\s*([!#$%&'*+.^`|~\w-]+)(?=\s+[^=\s,]|\s*,|\s*$)/g)].map((match) => (match[1] ?? '').toLowerCase());
  });
  const basic = values.map((value) => /(?:^|,)\s*basic\s.*?realm\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/i.exec(value)).find((match) => match !== null);
  const realm = (basic?.[1]?.replace(/\\(.)/g, '$1') ?? basic?.[2] ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, maxRealm);
  return { schemes: [...new Set(schemes)], ...(realm !== '' && { realm }) };
}

/** The value of `Proxy-Authorization` for Basic, in UTF-8 (RFC 7617). */
export function basicAuthorization({ name, password }: ProxyLogin): string {
  return `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;
}

export function isSameLogin(a: ProxyLogin | undefined, b: ProxyLogin | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.name === b.name && a.password === b.password);
}
