import { describe, expect, it } from 'vitest';
import { reportFileName, reportText } from '../../../../src/main/diagnostics/report.ts';
import { verdict } from '../../../../src/main/diagnostics/verdict.ts';
import type { AuthState, VaultInfo } from '../../../../src/shared/auth-state.ts';
import { timelineKinds, type TimelineEntry } from '../../../../src/shared/diagnostics.ts';
import { errorCodes } from '../../../../src/shared/errors.ts';
import { cleanDetail, detailKeys, looksPrivate } from '../../../../src/shared/timeline-details.ts';
import { pick, seededRandom } from '../../../support/random.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function text(random: () => number, length: number, alphabet = letters): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

/** Secrets as they look in the wild; `length` of each random part varies with the seed. */
const secrets: readonly [name: string, make: (random: () => number) => string][] = [
  ['a JWT', (random) => `eyJ${text(random, 30)}.eyJ${text(random, 60)}.${text(random, 43)}`],
  ['the beginning of a JWT', (random) => `eyJ${text(random, 12)}`],
  ['a session token', (random) => text(random, 32)],
  ['a signed cookie', (random) => `better-auth.session_token=${text(random, 32)}.${text(random, 44)}`],
  ['a cookie header', (random) => `Cookie: a=${text(random, 6)}`],
  ['a bearer', (random) => `Bearer ${text(random, 20)}`],
  ['a key of a model', (random) => `sk-${text(random, 24)}`],
  ['a hex digest', (random) => text(random, 64, '0123456789abcdef')],
  ['an e-mail', (random) => `${text(random, 8)}@${text(random, 6)}.example`],
  ['an address with a path', (random) => `https://${text(random, 6)}.example/${text(random, 8)}`],
  ['an address with a query', (random) => `https://a.example/?code=${text(random, 8)}`],
  ['a password', (random) => `password=${text(random, 8)}`],
  ['a message', (random) => Array.from({ length: 30 }, () => text(random, 5)).join(' ')],
];

describe('the guard', () => {
  it.each(secrets)('takes %s for private, whatever it looks like', (_name, make) => {
    const random = seededRandom(4);
    for (let round = 0; round < 300; round += 1) expect(looksPrivate(make(random))).toBe(true);
  });

  it('lets every code, kind and host through', () => {
    for (const word of [...errorCodes, ...timelineKinds, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'chat.example.com:8443', '24.21.0', '150.0.7871.124']) {
      expect(looksPrivate(word), word).toBe(false);
    }
  });
});

describe('details of a line', () => {
  it('keep listed words, versions, numbers and booleans', () => {
    const detail = { code: 'auth.unreachable', status: 503, cause: 'locked', vault: 'keytar', from: '1.2.3', to: '1.3.0-beta.2', ms: 12.6, remembers: false };
    expect(cleanDetail(detail)).toEqual({ ...detail, ms: 13 });
  });

  it('lose keys that nobody listed, and values that say nothing', () => {
    expect(cleanDetail({ token: 'revoked', e_mail: 1, [`eyJ${'a'.repeat(9)}`]: true })).toBeUndefined();
    expect(cleanDetail({ ms: Number.NaN, count: Infinity, status: 1e15, cause: null, code: { a: 1 }, reason: ['revoked'] })).toBeUndefined();
    expect(cleanDetail(undefined)).toBeUndefined();
    expect(cleanDetail(JSON.parse('{"__proto__":{"code":"revoked"}}') as Record<string, unknown>)).toBeUndefined();
  });

  it.each(secrets)('never hold %s, under whatever key', (_name, make) => {
    const random = seededRandom(11);
    for (let round = 0; round < 300; round += 1) {
      const secret = make(random);
      const clean = cleanDetail({ [pick(random, detailKeys)]: secret, [secret.slice(0, 20)]: secret, count: round });
      expect(Object.values(clean ?? {}).filter((value) => value !== 'other' && value !== round)).toEqual([]);
      expect(JSON.stringify(clean)).not.toContain(secret.slice(0, 8));
    }
  });
});

describe('the report for support', () => {
  const user = { id: 'usr_8f3kd02', name: 'Ada Lovelace', email: 'ada@example.com' };
  const auth: AuthState = { status: 'signed_in', user, online: true };
  const vault: VaultInfo = { kind: 'keytar', remembers: true };
  const info = { name: 'Latchkey', version: '1.2.3', scheme: 'latchkey', host: 'electron', platform: 'linux', runtime: { electron: '45.4.1', node: '24.21.0' } } as const;
  const now = Date.UTC(2026, 10, 21, 12, 0, 0);
  const remote = {
    kind: 'remote',
    authUrl: 'https://auth.example.com/tenant-77/base',
    chatUrl: 'https://chat.example.com:8443/secret-path/chatkit',
    authPath: '/hidden/auth',
  } as const;
  const timelineOf = (entries: TimelineEntry[]) => ({ entries, verdict: verdict(entries, { auth, vault, now }) });

  it('has version, system, connection by host, keychain, verdict, checks and every line', () => {
    const entries: TimelineEntry[] = [{ at: now, kind: 'session.check_failed', detail: { code: 'auth.unreachable', status: 503 } }, { at: now - 1_000, kind: 'app.started' }];
    const report = reportText({
      info,
      connection: remote,
      vault,
      timeline: timelineOf(entries),
      checks: [{ id: 'auth.reachable', status: 'failed', message: 'https://auth.example.com/tenant-77/base says no', fix: 'Ask ada@example.com.' }],
      now,
    });
    expect(report).toBe(`Latchkey sign-in report
Written: 2026-11-21T12:00:00.000Z
Version: 1.2.3 (electron)
System: linux
electron: 45.4.1
node: 24.21.0
Connection: remote
  sign-in: auth.example.com
  chat: chat.example.com:8443
Keychain: keytar, remembers
Verdict: fine

Nothing is wrong. You are signed in, and your sign-in will survive a restart.

Checks:
  auth.reachable: failed

Timeline, newest first (2):
  2026-11-21T12:00:00.000Z session.check_failed code=auth.unreachable status=503
  2026-11-21T11:59:59.000Z app.started
`);
    expect(reportFileName(now)).toBe('latchkey-sign-in-2026-11-21.txt');
  });

  it('names no address of this computer’s own server, and survives a time that is none', () => {
    const report = reportText({ info, connection: { kind: 'local' }, vault: { kind: 'memory', remembers: false, cause: 'missing' }, timeline: timelineOf([{ at: 9e15, kind: 'app.started' }]), now });
    expect(report).toContain('Connection: local\nKeychain: memory, does not remember (missing)');
    expect(report).toContain('unknown time app.started');
  });

  it('holds none of the secrets that a long session dropped into every place', () => {
    const random = seededRandom(20_261_121);
    const planted: string[] = [user.id, user.name, user.email];
    const plant = (): string => {
      const secret = pick(random, secrets)[1](random);
      planted.push(secret);
      return secret;
    };
    const entries: TimelineEntry[] = Array.from({ length: 2_000 }, (_, index) => {
      // Past the closed lists on purpose, as if they had a hole.
      const detail = random() < 0.5 ? cleanDetail({ [pick(random, detailKeys)]: plant() }) : { [pick(random, detailKeys)]: plant() };
      return { at: now - index * 60_000, kind: pick(random, timelineKinds), ...(detail && { detail }) };
    });
    const report = reportText({
      info: { ...info, runtime: { node: plant(), electron: plant() }, platform: plant() },
      connection: { ...remote, chatUrl: `https://chat.example.com/${plant()}` },
      vault,
      timeline: timelineOf(entries),
      checks: [{ id: 'token.safe', status: 'failed', message: plant(), fix: plant() }],
      now,
    });
    for (const secret of planted) expect(report).not.toContain(secret);
    for (const word of ['tenant-77', 'secret-path', 'hidden', 'eyJ', '@', 'Bearer', 'session_token', 'sk-']) expect(report).not.toContain(word);
    expect(report.split('\n').length).toBeGreaterThan(2_000);
  });
});
