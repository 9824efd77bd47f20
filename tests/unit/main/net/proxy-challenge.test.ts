import { expect, it } from 'vitest';
import { basicAuthorization, readChallenge } from '../../../../src/main/net/proxy-challenge.ts';

it.each<[string[], string[], string | undefined]>([
  [['Basic realm="Example Corp"'], ['basic'], 'Example Corp'],
  [['BASIC realm=corp'], ['basic'], 'corp'],
  [['Negotiate', 'NTLM', 'Basic realm="a, Digest b"'], ['negotiate', 'ntlm', 'basic'], 'a, Digest b'],
  [['Negotiate, NTLM, Basic realm="x", charset="UTF-8"'], ['negotiate', 'ntlm', 'basic'], 'x'],
  [['Digest realm="d", qop="auth", nonce="abc=="'], ['digest'], undefined],
  [['NTLM TlRMTVNTUAACAAAA=='], ['ntlm'], undefined],
  [['Basic realm="say \\"hi\\"\u0007"'], ['basic'], 'say "hi"'],
  [[], [], undefined],
])('reads what a proxy asks for: %j', (values, schemes, realm) => {
  expect(readChallenge(values)).toEqual({ schemes, ...(realm !== undefined && { realm }) });
});

it('shows no more than the beginning of a long realm', () => {
  expect(readChallenge([`Basic realm="${'x'.repeat(5_000)}"`]).realm).toHaveLength(80);
});

it('writes names and passwords of any script in UTF-8', () => {
  expect(basicAuthorization({ name: 'zoë', password: 'пароль:1' })).toBe(`Basic ${Buffer.from('zoë:пароль:1').toString('base64')}`);
});
