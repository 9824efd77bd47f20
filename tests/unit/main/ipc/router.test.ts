import { describe, expect, it } from 'vitest';
import { createRouter, type Handlers, type Sender } from '../../../../src/main/ipc/router.ts';
import { senderOf } from '../../../../src/main/ipc/sender.ts';
import { methodNames } from '../../../../src/shared/desktop-api.ts';
import { errorCodes, LatchkeyError } from '../../../../src/shared/errors.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const shell: Sender = { origin: 'app://shell', topFrame: true };

function setUp(handlers: Partial<Record<keyof Handlers, (input: unknown) => unknown>> = {}) {
  const calls: [string, unknown][] = [];
  const log = quietLog();
  const all = Object.fromEntries(
    methodNames.map((name) => [
      name,
      (input: unknown) => {
        calls.push([name, input]);
        return handlers[name]?.(input) ?? null;
      },
    ]),
  );
  const router = createRouter({ handlers: all as unknown as Handlers, shellOrigin: 'app://shell', log });
  return { router, calls, log };
}

/** A small generator with a seed (mulberry32), so that a failing run can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('router', () => {
  it('hands a checked input to its handler and wraps the result', async () => {
    const { router, calls } = setUp({ 'settings.set': () => ({ sidebarOpen: false }) });
    expect(await router.dispatch(shell, 'settings.set', { sidebarOpen: false })).toEqual({ ok: true, value: { sidebarOpen: false } });
    expect(await router.dispatch(shell, 'auth.state', undefined)).toEqual({ ok: true, value: null });
    expect(calls).toEqual([
      ['settings.set', { sidebarOpen: false }],
      ['auth.state', undefined],
    ]);
  });

  it.each<[string, Sender]>([
    ['the chat page', { origin: 'app://chat', topFrame: false }],
    ['the chat page as a top frame', { origin: 'app://chat', topFrame: true }],
    ['a frame inside the shell', { origin: 'app://shell', topFrame: false }],
    ['another site', { origin: 'https://example.com', topFrame: true }],
    ['a look-alike', { origin: 'app://shell.example.com', topFrame: true }],
    ['an opaque origin', { origin: 'null', topFrame: true }],
    ['a frame that is gone', senderOf(null)],
  ])('denies %s', async (_, sender) => {
    const { router, calls, log } = setUp();
    expect(await router.dispatch(sender, 'auth.state', undefined)).toMatchObject({ ok: false, error: { code: 'request.denied' } });
    expect(calls).toEqual([]);
    expect(log.lines).toHaveLength(1);
  });

  it('passes on the code and sentence of an expected failure, and logs nothing of it', async () => {
    const error = new LatchkeyError('auth.rate_limited', 'Too many attempts.', { retryAfterSeconds: 30 });
    const { router, log } = setUp({ 'auth.signIn': () => Promise.reject(error) });
    expect(await router.dispatch(shell, 'auth.signIn', { email: 'a@b.c', password: 'hunter2' })).toEqual({
      ok: false,
      error: { code: 'auth.rate_limited', message: 'Too many attempts.', retryAfterSeconds: 30 },
    });
    expect(log.lines).toEqual([]);
  });

  it('keeps the text of a fault to itself and logs where it was', async () => {
    const { router, log } = setUp({ 'auth.signIn': () => { throw new TypeError('cannot read hunter2'); } });
    const result = await router.dispatch(shell, 'auth.signIn', { email: 'a@b.c', password: 'hunter2' });
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result) + log.lines.join()).not.toContain('hunter2');
    expect(log.lines.join()).toMatch(/auth\.signIn.*TypeError.*router\.test/);
  });

  it('gives a person a sentence for what they typed wrong', async () => {
    const { router } = setUp();
    const result = await router.dispatch(shell, 'connection.set', { kind: 'remote', authUrl: 'no address', chatUrl: 'https://a/chatkit' });
    expect(result).toMatchObject({ ok: false, error: { code: 'request.invalid', message: expect.stringContaining('Write it like https://') } });
  });

  it.each<[string, unknown, unknown]>([
    ['an unknown method', 'auth.token', undefined],
    ['a method of Object', 'constructor', undefined],
    ['__proto__', '__proto__', undefined],
    ['a method that is no text', { toString: () => 'auth.state' }, undefined],
    ['an array holding a method', ['auth.state'], undefined],
    ['no method', undefined, undefined],
    ['input where none is taken', 'auth.state', {}],
    ['null where none is taken', 'auth.state', null],
    ['no input where one is needed', 'auth.signIn', undefined],
    ['an unknown key', 'auth.signIn', { email: 'a@b.c', password: 'x', admin: true }],
    ['a wrong type', 'auth.signIn', { email: ['a@b.c'], password: 'x' }],
    ['a text that is too long', 'auth.signIn', { email: 'a@b.c', password: 'x'.repeat(1_025) }],
    ['a script to open', 'app.openExternal', { url: 'javascript:alert(1)' }],
    ['a file to open', 'app.openExternal', { url: 'file:///etc/passwd' }],
    ['an input of megabytes', 'auth.signIn', { email: 'a@b.c', password: 'x'.repeat(5_000_000) }],
  ])('refuses %s', async (_, method, input) => {
    const { router, calls, log } = setUp();
    const result = await router.dispatch(shell, method, input);
    expect(result).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^request\./) } });
    expect(calls).toEqual([]);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).not.toMatch(/a@b\.c|passwd|alert/);
  });

  it('turns a large input away before any schema looks at it', async () => {
    const { router } = setUp();
    const result = await router.dispatch(shell, 'settings.set', { nested: { text: 'x'.repeat(40_000) } });
    expect(result).toMatchObject({ ok: false, error: { code: 'request.too_large' } });
  });

  it('survives 500 malformed calls: a closed code each time, no handler, no payload in the log', async () => {
    const { router, calls, log } = setUp();
    const random = randomFrom(20_261_121);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const broken = { get email(): string { throw new Error('PAYLOAD'); } };
    const leaf = (): unknown =>
      pick([null, -0, NaN, 2 ** 60, 1n, true, '', 'PAYLOAD', 'PAYLOAD'.repeat(20_000), '\u0000PAYLOAD', circular, broken, new Date(0), new Map([['PAYLOAD', 1]]), new Uint8Array(9), Symbol('PAYLOAD'), () => 'PAYLOAD']);
    const value = (depth: number): unknown => {
      if (depth === 0 || random() < 0.3) return leaf();
      if (random() < 0.4) return Array.from({ length: 3 }, () => value(depth - 1));
      const keys = ['email', 'password', 'name', 'kind', 'authUrl', 'chatUrl', 'baseUrl', 'url', 'colorScheme', '__proto__', 'PAYLOAD'];
      return Object.fromEntries(Array.from({ length: 4 }, () => [pick(keys), value(depth - 1)]));
    };
    for (let n = 0; n < 500; n += 1) {
      const method = random() < 0.7 ? pick(methodNames) : leaf();
      const result = await router.dispatch(shell, method, value(4));
      expect(result.ok).toBe(false);
      if (result.ok) continue;
      expect(errorCodes).toContain(result.error.code);
      expect(result.error.message).not.toContain('PAYLOAD');
    }
    expect(calls).toEqual([]);
    expect(log.lines).toHaveLength(500);
    expect(log.lines.join('\n')).not.toContain('PAYLOAD');
  });
});

it('takes origin and place from the frame that Electron names', () => {
  expect(senderOf({ origin: 'app://shell', parent: null })).toEqual(shell);
  expect(senderOf({ origin: 'app://chat', parent: {} })).toEqual({ origin: 'app://chat', topFrame: false });
  expect(senderOf(undefined)).toEqual({ origin: '', topFrame: false });
});
