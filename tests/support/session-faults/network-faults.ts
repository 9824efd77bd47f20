/** What can be wrong between the app and the auth server. `token_*` only for the token endpoint. */
export const networkFaults = [
  'reset', 'reset_after', 'stall', 'half_close', 'refused', 'dns', 'server_error', 'bad_gateway', 'captive_portal', 'portal_redirect', 'portal_of_nulls',
  'proxy_401', 'proxy_403', 'too_many', 'token_500', 'token_401_page', 'token_not_json', 'token_unsafe', 'token_stall',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Signed with a secret that the server shares with nobody. */
export const unsafeToken = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '1' })}.c2ln`;
