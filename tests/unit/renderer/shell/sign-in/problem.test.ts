import { expect, it } from 'vitest';
import { describeProblem } from '../../../../../src/renderer/shell/sign-in/problem.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

it('does not tell whether the e-mail or the password was wrong', () => {
  const problem = describeProblem(texts, { code: 'auth.invalid_credentials', message: '' }, 'sign-in', 'chat.example.com');
  expect(problem).toMatchObject({ place: 'form', message: expect.stringMatching(/e-mail and password don’t match/) as string });
});

it('offers to sign in where the e-mail is taken', () => {
  expect(describeProblem(texts, { code: 'auth.email_taken', message: '' }, 'sign-up', 'x')).toMatchObject({ place: 'email', offer: 'sign-in' });
});

it.each(['auth.unreachable', 'network.unreachable', 'network.timeout'] as const)(
  'names the server and offers to try again on %s',
  (code) => {
    const problem = describeProblem(texts, { code, message: 'connect ECONNREFUSED' }, 'sign-in', 'chat.example.com');
    expect(problem.message).toContain('Couldn’t reach chat.example.com');
    expect(problem).toMatchObject({ offer: 'retry', details: { code } });
  },
);

it('says "the server on this computer" for the embedded one', () => {
  expect(describeProblem(texts, { code: 'auth.unreachable', message: '' }, 'sign-in', undefined).message).toContain(
    'the server on this computer',
  );
});

it('passes on the sentence of any other error, with its details', () => {
  expect(describeProblem(texts, { code: 'token.unsafe', message: 'The token has no kid.' }, 'sign-in', 'x')).toMatchObject({
    message: 'The token has no kid.',
    details: { code: 'token.unsafe' },
  });
});

it.each([
  ['network.certificate', 'certificate'],
  ['network.proxy', 'proxy'],
] as const)('says all of %s, with the way out of it', (code, offer) => {
  const message = 'The certificate is signed by nobody. Its SHA-256 fingerprint is AB:CD.';
  expect(describeProblem(texts, { code, message }, 'sign-in', 'chat.example.com')).toEqual({ place: 'form', message, offer });
});
