import { describe, expect, it } from 'vitest';
import { groupThreads, untilTomorrow, type ThreadSummary } from '../../../../../src/renderer/shell/threads/thread-groups.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const at = (id: string, time: string): ThreadSummary => ({ id, title: id, createdAt: Date.parse(time) });
const group = (now: string, timeZone: string, ...threads: ThreadSummary[]): [string, string[]][] =>
  groupThreads(threads, { now: Date.parse(now), timeZone, words: { texts, tag: 'en' } }).map(({ label, threads: members }) => [
    label,
    members.map(({ id }) => id),
  ]);

describe('groupThreads', () => {
  it('sorts threads into today, yesterday, the seven days before, and months', () => {
    expect(
      group(
        '2026-03-20T12:00:00Z',
        'UTC',
        at('a', '2026-03-20T00:00:00Z'),
        at('b', '2026-03-19T23:59:59Z'),
        at('c', '2026-03-18T12:00:00Z'),
        at('d', '2026-03-12T00:00:00Z'),
        at('e', '2026-03-11T23:59:59Z'),
        at('f', '2026-02-01T00:00:00Z'),
        at('g', '2025-12-31T00:00:00Z'),
      ),
    ).toEqual([
      ['Today', ['a']],
      ['Yesterday', ['b']],
      ['Previous 7 days', ['c', 'd']],
      ['March', ['e']],
      ['February', ['f']],
      ['December 2025', ['g']],
    ]);
  });

  it('counts days on the calendar of the time zone, not in 24-hour steps', () => {
    const thread = at('a', '2026-03-19T23:30:00Z');
    expect(group('2026-03-20T01:00:00Z', 'UTC', thread)).toEqual([['Yesterday', ['a']]]);
    expect(group('2026-03-20T01:00:00Z', 'Asia/Tokyo', thread)).toEqual([['Today', ['a']]]);
  });

  it('is not confused by the 23-hour day on which summer time begins', () => {
    expect(group('2026-03-30T00:30:00+02:00', 'Europe/Berlin', at('a', '2026-03-29T00:30:00+01:00'))).toEqual([['Yesterday', ['a']]]);
  });

  it('takes a time from a clock that runs ahead as today and an unreadable one as undated', () => {
    expect(group('2026-03-20T12:00:00Z', 'UTC', at('bad', 'no time'), at('ahead', '2026-03-22T00:00:00Z'))).toEqual([
      ['Today', ['ahead']],
      ['Undated', ['bad']],
    ]);
  });

  it('keeps the server’s order inside a group', () => {
    expect(group('2026-03-20T12:00:00Z', 'UTC', at('old', '2026-03-20T01:00:00Z'), at('new', '2026-03-20T09:00:00Z'))).toEqual([
      ['Today', ['old', 'new']],
    ]);
  });
});

describe('untilTomorrow', () => {
  it('is the time to the next local midnight', () => {
    expect(untilTomorrow(new Date(2026, 2, 20, 23, 59, 30))).toBe(30_000);
  });

  it('never asks for a timer that fires at once', () => {
    expect(untilTomorrow(new Date(2026, 2, 20, 23, 59, 59, 999))).toBe(1_000);
  });
});
