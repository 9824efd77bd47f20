import { describe, expect, it } from 'vitest';
import { entryWords } from '../../../../../src/renderer/shell/diagnostics/entry-words.ts';
import { timelineDays, timeOf } from '../../../../../src/renderer/shell/diagnostics/timeline-days.ts';
import { timelineKinds, type TimelineEntry, type TimelineKind } from '../../../../../src/shared/diagnostics.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const words = { texts, tag: 'en-GB' };
const now = Date.parse('2026-11-21T09:00:00Z');
const at = (time: string, kind: TimelineKind, detail?: TimelineEntry['detail']): TimelineEntry => ({ at: Date.parse(time), kind, ...(detail && { detail }) });
const view = (entries: readonly TimelineEntry[], options: { onlyProblems?: boolean; limit?: number } = {}) =>
  timelineDays(words, entries, { now, onlyProblems: false, limit: 100, timeZone: 'Europe/Berlin', ...options });

describe('the timeline on the screen', () => {
  it('goes by the days of the reader’s own clock, newest first', () => {
    const { days } = view([
      at('2026-11-21T08:59:00Z', 'token.minted'),
      // Half past midnight in Berlin.
      at('2026-11-20T23:30:00Z', 'app.started', { version: '1.2.3' }),
      at('2026-11-20T22:30:00Z', 'app.stopped'),
      at('2026-11-03T10:00:00Z', 'sign_in.succeeded'),
    ]);
    expect(days.map(({ title, lines }) => [title, lines.map(({ text }) => text)])).toEqual([
      ['Today', ['The sign-in server gave a token for the chat server', 'Latchkey 1.2.3 started']],
      ['Yesterday', ['Latchkey quit']],
      [expect.stringMatching(/^Tuesday,? 3 November 2026$/), ['You signed in']],
    ]);
    expect(timeOf('en-GB', Date.parse('2026-11-20T23:30:05Z'), 'Europe/Berlin')).toBe('00:30:05');
  });

  it('says in one line what happened many times in a row, and since when', () => {
    const minutes = [50, 49, 48].map((minute) => at(`2026-11-21T08:${minute}:00Z`, 'session.check_failed', { code: 'auth.unreachable', status: 502 }));
    const { days, problems } = view([...minutes, at('2026-11-21T08:40:00Z', 'session.check_failed', { code: 'network.timeout' })]);
    expect(problems).toBe(4);
    expect(days[0]?.lines.map(({ count, since, codes }) => ({ count, since, codes }))).toEqual([
      { count: 3, since: Date.parse('2026-11-21T08:48:00Z'), codes: ['auth.unreachable', 'HTTP 502'] },
      { count: 1, since: Date.parse('2026-11-21T08:40:00Z'), codes: ['network.timeout'] },
    ]);
  });

  it('keeps to the problems when asked, and counts them always', () => {
    const entries = [at('2026-11-21T08:50:00Z', 'network.back'), at('2026-11-21T08:40:00Z', 'network.lost', { by: 'system' }), at('2026-11-19T08:40:00Z', 'app.started')];
    expect(view(entries, { onlyProblems: true }).days.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['This computer lost its network']]);
    expect(view(entries).problems).toBe(1);
    expect(view(entries.slice(0, 1), { onlyProblems: true })).toEqual({ days: [], more: 0, problems: 0 });
  });

  it('shows a year of lines a hundred at a time, and tells how many are left', () => {
    const entries = Array.from({ length: 250 }, (_, index) => ({ at: now - index * 3_600_000, kind: index % 2 === 0 ? 'network.back' : 'network.lost' }) satisfies TimelineEntry);
    const first = view(entries);
    expect(first.days.flatMap(({ lines }) => lines)).toHaveLength(100);
    expect(first.more).toBe(150);
    expect(view(entries, { limit: 300 }).more).toBe(0);
    const keys = view(entries, { limit: 300 }).days.flatMap(({ lines }) => lines.map(({ key }) => key));
    expect(new Set(keys).size).toBe(250);
    expect(keys.slice(0, 100)).toEqual(first.days.flatMap(({ lines }) => lines.map(({ key }) => key)));
  });
});

describe('the words for an entry', () => {
  it.each(timelineKinds)('%s is a plain phrase, with and without its details', (kind) => {
    const details: TimelineEntry['detail'][] = [undefined, { code: 'auth.unreachable', cause: 'locked', kind: 'keytar', entry: 'session', version: '1.0.0', from: 'keytar', to: 'local', jumpMs: -90_000, by: 'chat', later: true }];
    for (const detail of details) {
      const { text } = entryWords(words, { at: now, kind, ...(detail && { detail }) });
      expect(text).toMatch(/^[A-Z][^_'"]*[^.]$/);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });

  it.each<[TimelineEntry['kind'], TimelineEntry['detail'], string, boolean]>([
    ['clock.jumped', { jumpMs: -311_000 }, 'The clock was set back by 5 minutes', true],
    ['clock.jumped', { jumpMs: 28_800_000 }, 'The clock went ahead by 8 hours: this computer slept, or the clock was set', false],
    ['token.refused', { attempts: 1 }, 'The chat server refused a token, so a new one was asked for', false],
    ['token.refused', { attempts: 2 }, 'The chat server refused a fresh token too', true],
    ['session.ended', { cause: 'expired' }, 'Your session ran out', true],
    ['sign_in.failed', { trigger: 'sign_in', code: 'auth.invalid_credentials' }, 'Signing in didn’t work: e-mail and password did not match', true],
    ['vault.write_failed', { kind: 'keytar', entry: 'session', cause: 'locked' }, 'Your sign-in could not be saved in the system’s keychain: it is locked', true],
    ['sign_out.revoke_failed', { code: 'auth.unreachable', later: true }, 'The server could not be told of your sign-out: the sign-in server gave no answer; Latchkey tries again', true],
  ])('%s %j', (kind, detail, text, problem) => {
    expect(entryWords(words, { at: now, kind, ...(detail && { detail }) })).toMatchObject({ text, problem });
  });
});
