import { generateKeyPair, SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInteropWorld, type InteropWorld } from './support/people.ts';

let world: InteropWorld;
let token: string;

beforeAll(async () => {
  world = await openInteropWorld();
  token = await world.token();
});
afterAll(() => world.close());

const claims = () => decodeJwt(token);
const header = () => decodeProtectedHeader(token) as { alg: string; kid: string };

function ask(bearer: string | undefined): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(bearer !== undefined && { authorization: bearer }) };
  return fetch(world.backend.chatUrl, { method: 'POST', headers, body: '{"type":"threads.list","params":{}}' });
}

async function forged(changes: { header?: Record<string, unknown>; claims?: Record<string, unknown> } = {}): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA');
  return new SignJWT({ ...claims(), ...changes.claims }).setProtectedHeader({ ...header(), ...changes.header }).sign(privateKey);
}

describe('the token check of the example backend', () => {
  test('takes the token of Better Auth, which is asymmetric and names its key', async () => {
    expect(header()).toMatchObject({ alg: 'EdDSA', kid: expect.any(String) });
    expect((await ask(`Bearer ${token}`)).status).toBe(200);
  });

  test('refuses a shared-secret token without a key id, which is what this app was started over', async () => {
    const homemade = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('a shared secret of thirty-two bytes!'));
    const answer = await ask(`Bearer ${homemade}`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining('shared-secret') } });
  });

  test.each<[string, () => Promise<string | undefined>]>([
    ['no token', async () => undefined],
    ['something that is not a JWT', async () => 'Bearer nonsense'],
    ['another scheme', async () => `Basic ${token}`],
    ['a signature of somebody else under a known key id', async () => `Bearer ${await forged()}`],
    ['a key id that nobody knows', async () => `Bearer ${await forged({ header: { kid: 'unknown' } })}`],
    ['no key id', async () => `Bearer ${await forged({ header: { kid: undefined } })}`],
    ['a changed payload', async () => `Bearer ${token.split('.').map((part, at) => (at === 1 ? btoa('{"sub":"admin"}') : part)).join('.')}`],
  ])('refuses %s with 401 and a reason, before the body is looked at', async (_, make) => {
    const answer = await ask(await make());
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({ error: { code: 'token.refused', message: expect.any(String) } });
  });
});
