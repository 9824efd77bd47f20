import { APIError } from 'openai';
import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../../../src/server/models/provider-failure.ts';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const provider = { host: 'models.example', model: 'm' };

function limited(retryAfter?: string): string {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  return explainFailure(APIError.generate(429, {}, undefined, headers), provider, false, now).message;
}

describe('a rate limit', () => {
  it.each([
    ['0', 'in a second'],
    ['1', 'in a second'],
    ['2', 'in 2 seconds'],
    ['89', 'in 89 seconds'],
    ['90', 'in 2 minutes'],
    ['3600', 'in 60 minutes'],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 'in 30 seconds'],
    ['soon', 'in a minute'],
    [undefined, 'in a minute'],
  ])('with Retry-After %s says to try again %s', (header, words) => {
    expect(limited(header)).toBe(`models.example is limiting how often it can be asked. Try again ${words}.`);
  });
});

describe('a failure', () => {
  it('quotes what the provider says of a refused request, cut to a sentence’s length, and never of a refused key', () => {
    const message = 'x'.repeat(500);
    const refused = explainFailure(APIError.generate(400, { error: { message } }, undefined, new Headers()), provider, false, now);
    expect(refused.message).toContain(`“${'x'.repeat(200)}”`);
    const key = explainFailure(
      APIError.generate(401, { error: { message: 'bad key sk-abc' } }, undefined, new Headers()),
      provider,
      false,
      now,
    );
    expect(key.message).not.toContain('sk-abc');
  });

  it('of an unknown kind counts as a broken connection once something was said', () => {
    expect(explainFailure(new TypeError('terminated'), provider, true, now)).toMatchObject({
      name: 'TurnFailure',
      allowRetry: true,
      message: expect.stringMatching(/broke off/),
    });
  });
});
