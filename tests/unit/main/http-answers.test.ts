import { expect, it } from 'vitest';
import { errorAnswer, statusOf } from '../../../src/main/http-answers.ts';
import { errorCodes } from '../../../src/shared/errors.ts';

it('gives every code an error status', () => {
  for (const code of errorCodes) expect(statusOf(code)).toBeGreaterThanOrEqual(400);
});

it('answers in the form that ChatKit peers read, with the wait as a header', async () => {
  const answer = errorAnswer({ code: 'auth.rate_limited', message: 'Wait a minute.', retryAfterSeconds: 60, status: 400 });
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([429, '60', 'no-store']);
  expect(await answer.json()).toEqual({ error: { message: 'Wait a minute.', code: 'auth.rate_limited' } });
});
