import { describe, expect, it } from 'vitest';
import { sendWithBearer, type TokenOutcome } from '../../../src/main/bearer.ts';
import type { TimelineEntry } from '../../../src/shared/diagnostics.ts';
import { createTokenOutcomes } from '../../../src/main/token-outcomes.ts';
import { quietLog } from '../../support/quiet-log.ts';

/** One request to a chat server that answers with these statuses in turn. */
async function outcomesOf(...statuses: number[]): Promise<{ outcomes: TokenOutcome[]; status: number; rejected: (string | undefined)[] }> {
  const outcomes: TokenOutcome[] = [];
  const rejected: (string | undefined)[] = [];
  let minted = 0;
  const answer = await sendWithBearer(
    {
      token: (options) => {
        rejected.push(options?.rejected);
        return Promise.resolve(`token-${(minted += 1)}`);
      },
      signal: new AbortController().signal,
      host: 'chat.example.com',
      log: quietLog(),
      onOutcome: (outcome) => void outcomes.push(outcome),
    },
    () => Promise.resolve(new Response(null, { status: statuses.shift() ?? 500 })),
  );
  return { outcomes, status: answer.status, rejected };
}

describe('a request with a token', () => {
  it('is told as accepted with the first answer, and after a fresh token', async () => {
    expect(await outcomesOf(200)).toEqual({ outcomes: ['accepted'], status: 200, rejected: [undefined] });
    expect(await outcomesOf(401, 200)).toEqual({ outcomes: ['accepted'], status: 200, rejected: [undefined, 'token-1'] });
  });

  it('is told as refused only when the fresh token is refused too, and is not sent a third time', async () => {
    expect(await outcomesOf(401, 401, 200)).toEqual({ outcomes: ['refused'], status: 401, rejected: [undefined, 'token-1'] });
  });
});

it('a refusal that goes on is noted once in ten minutes, and its end once', () => {
  const lines: [string, TimelineEntry['detail']][] = [];
  let now = 0;
  const tell = createTokenOutcomes({ note: (kind, detail) => void lines.push([kind, detail]), now: () => now });
  tell('accepted');
  for (now of [1, 2, 3, 600_001]) tell('refused');
  tell('accepted');
  tell('accepted');
  expect(lines).toEqual([
    ['token.refused', { attempts: 2, status: 401 }],
    ['token.refused', { attempts: 2, status: 401 }],
    ['token.accepted', undefined],
  ]);
});
