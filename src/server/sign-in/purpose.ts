import { appSlug } from '../../shared/brand.ts';

/** What a visit to the pages is for: letting the app in that opened them, a device with a code, or nobody but the person. It travels in every link and form. */
export type Purpose =
  /** `challenge`: PKCE's, S256 (RFC 7636 §4.2). `port`: where the app listens on this computer, if it does. */
  | { kind: 'app'; state: string; challenge: string; port?: string }
  | { kind: 'device'; userCode: string }
  /** To add or remove passkeys. */
  | { kind: 'passkeys' };

/** @returns `undefined` for a page that somebody opened by hand. */
export function readPurpose(get: (name: string) => string | undefined): Purpose | undefined {
  if (get('for') === 'passkeys') return { kind: 'passkeys' };
  const userCode = get('user_code');
  if (userCode !== undefined && /^[A-Za-z0-9-]{4,20}$/.test(userCode)) return { kind: 'device', userCode };
  const [state, challenge, port] = [get('state'), get('code_challenge'), get('port')];
  if (state === undefined || !/^[\w-]{16,128}$/.test(state)) return undefined;
  if (challenge === undefined || !/^[\w-]{43}$/.test(challenge)) return undefined;
  return { kind: 'app', state, challenge, ...(isPort(port) && { port }) };
}

export function purposeFields(purpose: Purpose): Record<string, string> {
  if (purpose.kind === 'passkeys') return { for: 'passkeys' };
  if (purpose.kind === 'device') return { user_code: purpose.userCode };
  return { state: purpose.state, code_challenge: purpose.challenge, ...(purpose.port !== undefined && { port: purpose.port }) };
}

/** A path of these pages with the purpose, and more, in its query. */
export function withPurpose(path: string, purpose: Purpose, more: Record<string, string> = {}): string {
  return `${path}?${new URLSearchParams({ ...purposeFields(purpose), ...more }).toString()}`;
}

function isPort(text: string | undefined): text is string {
  return text !== undefined && /^\d{4,5}$/.test(text) && Number(text) >= 1_024 && Number(text) <= 65_535;
}

/** Where the browser goes once somebody is signed in. */
export function onwards(purpose: Purpose): string {
  const pages = { app: `/${appSlug}/sign-in/done`, device: `/${appSlug}/device`, passkeys: `/${appSlug}/passkeys` } as const;
  return withPurpose(pages[purpose.kind], purpose);
}
