import { expect, it } from 'vitest';
import { createDiagnostics } from '../../../../src/main/diagnostics/diagnostics.ts';
import type { AuthState } from '../../../../src/shared/auth-state.ts';
import type { ConnectionCheck } from '../../../../src/shared/connection.ts';
import type { TimelineEntry } from '../../../../src/shared/diagnostics.ts';

const ok: ConnectionCheck = { id: 'auth.reachable', status: 'ok', message: 'auth.example.com answers.' };

function setUp() {
  const world = { auth: { status: 'signed_out' } as AuthState, entries: [] as TimelineEntry[], runs: 0, stopped: 0, finish: (() => undefined) as (checks: ConnectionCheck[]) => void, fail: (() => undefined) as (error: Error) => void };
  const part = createDiagnostics({
    timeline: { entries: () => world.entries },
    auth: () => world.auth,
    vault: () => ({ kind: 'keytar', remembers: true }),
    connection: () => ({ kind: 'local' }),
    info: { name: 'Latchkey', version: '1.2.3', scheme: 'latchkey', host: 'web', platform: 'linux', runtime: {} },
    doctor: (signal) => {
      world.runs += 1;
      signal.addEventListener('abort', () => (world.stopped += 1));
      return new Promise((resolve, reject) => Object.assign(world, { finish: resolve, fail: reject }));
    },
    now: () => 1_800_000_000_000,
  });
  return { world, part };
}

it('judges the timeline as it is now', async () => {
  const { world, part } = setUp();
  expect((await part.timeline()).verdict.code).toBe('never_signed_in');
  world.entries = [{ at: 1, kind: 'session.ended', detail: { cause: 'revoked' } }];
  world.auth = { status: 'signed_out', reason: 'session_ended' };
  expect(await part.timeline()).toMatchObject({ entries: world.entries, verdict: { code: 'session_revoked' } });
});

it('runs the checks once for everybody who asks meanwhile, and again for who asks later', async () => {
  const { world, part } = setUp();
  const both = Promise.all([part.doctor(), part.doctor()]);
  world.finish([ok]);
  expect(await both).toEqual([[ok], [ok]]);
  const again = part.doctor();
  world.fail(new Error('no'));
  await expect(again).rejects.toThrow('no');
  expect(world.runs).toBe(2);
});

it('stops the run that is under way, and no later one', async () => {
  const { world, part } = setUp();
  part.cancel();
  const first = part.doctor();
  part.cancel();
  expect(world.stopped).toBe(1);
  world.finish([ok]);
  await first;
  const second = part.doctor();
  expect(world.stopped).toBe(1);
  world.finish([ok]);
  expect(await second).toEqual([ok]);
});

it('puts what the last checks found into the report', async () => {
  const { world, part } = setUp();
  expect((await part.report()).text).toContain('Checks: not run');
  const done = part.doctor();
  world.finish([ok]);
  await done;
  expect(await part.report()).toMatchObject({ fileName: 'latchkey-sign-in-2027-01-15.txt', text: expect.stringContaining('  auth.reachable: ok') });
});
