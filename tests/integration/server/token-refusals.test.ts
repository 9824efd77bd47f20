import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGate } from '../../../src/server/auth/gate.ts';
import { createTokenVerifier } from '../../../src/server/auth/verify-token.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { postChat, signUp, startEmbeddedServer, temporaryFolder, type ChatUser } from '../../support/embedded-server.ts';

const folder = temporaryFolder();
const issuer = 'urn:latchkey:test';
const listRequest = { type: 'threads.list', params: {} };
let skewMs = 0;
let server: RunningServer;
let user: ChatUser;

beforeAll(async () => {
  server = await startEmbeddedServer(folder.path, { now: () => Date.now() + skewMs });
  user = await signUp(server.url);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

interface Claims extends JWTPayload {
  sub?: string;
}

async function publishedKid(): Promise<string> {
  const { keys } = (await (await fetch(`${server.url}/api/auth/jwks`)).json()) as { keys: { kid: string }[] };
  return keys[0]!.kid;
}

/** A token of another issuer's key that claims everything right but what the case changes. */
async function forged(header: { alg?: string; kid?: string | undefined }, claims: Claims = {}): Promise<string> {
  const alg = header.alg ?? 'EdDSA';
  const { privateKey } = await generateKeyPair(alg);
  return new SignJWT({ sub: user.id, ...claims })
    .setProtectedHeader({ alg, ...(header.kid !== undefined && { kid: header.kid }) })
    .setIssuer(issuer)
    .setAudience(issuer)
    .setIssuedAt()
    .setExpirationTime('15m')
    .sign(privateKey);
}

function hs256(header: { kid?: string } = {}): Promise<string> {
  const secret = new TextEncoder().encode('a shared secret that every backend would have to know');
  const jwt = new SignJWT({ sub: user.id }).setProtectedHeader({ alg: 'HS256', ...header });
  return jwt.setIssuer(issuer).setAudience(issuer).setIssuedAt().setExpirationTime('15m').sign(secret);
}

const refused: { what: string; authorization: () => Promise<string | undefined> | string | undefined; code: string }[] = [
  { what: 'no token at all', authorization: () => undefined, code: 'token.missing' },
  { what: 'another scheme', authorization: () => 'Basic YTpi', code: 'token.malformed' },
  { what: 'garbage', authorization: () => 'Bearer not-a-token', code: 'token.malformed' },
  { what: 'three parts of garbage', authorization: () => 'Bearer a.b.c', code: 'token.malformed' },
  {
    what: 'HS256 without kid, as home-made endpoints issue it',
    authorization: async () => `Bearer ${await hs256()}`,
    code: 'token.unsafe_algorithm',
  },
  {
    what: 'HS256 with the published kid',
    authorization: async () => `Bearer ${await hs256({ kid: await publishedKid() })}`,
    code: 'token.unsafe_algorithm',
  },
  {
    what: 'alg none',
    authorization: () => `Bearer ${new UnsecuredJWT({ sub: user.id }).setIssuer(issuer).setAudience(issuer).encode()}`,
    code: 'token.unsafe_algorithm',
  },
  { what: 'an asymmetric token without kid', authorization: async () => `Bearer ${await forged({})}`, code: 'token.no_key_id' },
  { what: 'an unknown kid', authorization: async () => `Bearer ${await forged({ kid: 'someone-elses-key' })}`, code: 'token.unknown_key' },
  {
    what: 'the published kid but another key type',
    authorization: async () => `Bearer ${await forged({ alg: 'ES256', kid: await publishedKid() })}`,
    code: 'token.unknown_key',
  },
  {
    what: 'the published kid but another key',
    authorization: async () => `Bearer ${await forged({ kid: await publishedKid() })}`,
    code: 'token.bad_signature',
  },
  {
    what: 'a changed payload',
    authorization: () => `Bearer ${withClaim(user.token, { sub: 'somebody-else' })}`,
    code: 'token.bad_signature',
  },
];

/** Puts another claim under the same signature. */
function withClaim(token: string, claims: Claims): string {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const changed = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims), ...claims };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}

async function ask(authorization: string | undefined): Promise<Response> {
  return fetch(`${server.url}/chatkit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify(listRequest),
  });
}

async function expectRefusal(response: Response, code: string): Promise<void> {
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
  const body = (await response.json()) as { error: { message: string; code: string } };
  expect(Object.keys(body)).toEqual(['error']);
  expect(Object.keys(body.error).sort()).toEqual(['code', 'message']);
  expect(body.error.code).toBe(code);
  expect(body.error.message).toMatch(/^[A-Z].+\.$/);
}

describe('POST /chatkit', () => {
  it('takes the token of the JWT plugin', async () => {
    const response = await postChat(server.url, listRequest, user.token);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: [], has_more: false });
  });

  it.each(refused)('refuses $what with $code', async ({ authorization, code }) => {
    await expectRefusal(await ask(await authorization()), code);
  });

  it('refuses an expired token, and forgives thirty seconds of clock skew', async () => {
    const minute = 60_000;
    try {
      skewMs = 15 * minute + 20_000;
      expect((await ask(`Bearer ${user.token}`)).status).toBe(200);
      skewMs = 15 * minute + 40_000;
      await expectRefusal(await ask(`Bearer ${user.token}`), 'token.expired');
    } finally {
      skewMs = 0;
    }
  });

  it.each([
    { what: 'issuer', expects: { issuer: 'https://elsewhere.example', audience: issuer }, code: 'token.wrong_issuer' },
    { what: 'audience', expects: { issuer, audience: 'https://elsewhere.example' }, code: 'token.wrong_audience' },
  ])('refuses a rightly signed token of another $what', async ({ expects, code }) => {
    // The same keys, read by a backend that expects somebody else's tokens.
    const verify = createTokenVerifier({
      jwksUrl: new URL(`${server.url}/api/auth/jwks`),
      fetch: (request) => fetch(request),
      now: Date.now,
      ...expects,
    });
    const gate = createGate({ verify, log: { warn: () => undefined, error: () => undefined } });
    await expectRefusal((await gate(`Bearer ${user.token}`)) as Response, code);
  });

  it('answers 503, not 401, when the keys cannot be read', async () => {
    const unreadable = (): Promise<Response> => Promise.resolve(new Response('down', { status: 502 }));
    const verify = createTokenVerifier({
      jwksUrl: new URL('http://127.0.0.1/jwks'),
      fetch: unreadable,
      now: Date.now,
      issuer,
      audience: issuer,
    });
    const gate = createGate({ verify, log: { warn: () => undefined, error: () => undefined } });
    expect(((await gate(`Bearer ${user.token}`)) as Response).status).toBe(503);
  });

  it('has no other way to a token than the session of the JWT plugin', async () => {
    for (const path of ['/api/token', '/token', '/chatkit/token', '/api/chatkit/session']) {
      expect((await fetch(`${server.url}${path}`, { headers: { cookie: user.cookie } })).status).toBe(404);
    }
    expect((await fetch(`${server.url}/api/auth/token`)).status).toBe(401);
    const session = await fetch(`${server.url}/api/auth/get-session`, { headers: { cookie: user.cookie } });
    expect(session.headers.get('set-auth-jwt')).toBeNull();
  });
});
