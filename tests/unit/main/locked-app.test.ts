import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLockedApp } from '../../../src/main/locked-app.ts';
import { methodNames, pageHeader, type MethodName } from '../../../src/shared/desktop-api.ts';
import type { PolicyView } from '../../../src/shared/policy.ts';
import { defaultSettings } from '../../../src/main/settings/parse-settings.ts';
import { quietLog } from '../../support/quiet-log.ts';

const origins = { shell: 'app://shell', chat: 'app://chat' };
const problem = { source: 'a.json', line: 3, kind: 'syntax' } as const;

function locked(reads: PolicyView[] = []) {
  const unlocked: PolicyView[] = [];
  const app = createLockedApp({
    info: { name: 'Latchkey', version: '1', scheme: 'latchkey', host: 'web', platform: 'linux', runtime: {} },
    view: { status: 'refused', problems: [problem] },
    read: async () => reads.shift()!,
    onUnlocked: async (view) => void unlocked.push(view),
    origins,
    rendererDir: join(import.meta.dirname, '../../../src/renderer'),
    settings: defaultSettings,
    systemLanguages: ['en'],
    onReady: () => undefined,
    log: quietLog(),
  });
  const call = (method: MethodName, input?: unknown) => app.router.dispatch({ origin: origins.shell, topFrame: true }, method, input);
  return { app, call, unlocked };
}

/** Something that the schemas take, where a method wants an input. */
const inputs: Partial<Record<MethodName, unknown>> = {
  'auth.signIn': { email: 'a@example.com', password: 'x' },
  'connection.set': { kind: 'local' },
  'models.set': { baseUrl: '', model: '' },
  'archive.export': { format: 'json' },
  'workspaces.open': { id: 'main' },
  'signIn.browser': {},
};

describe('while the policy cannot be relied on', () => {
  it('every method is refused but those of the page that says so', async () => {
    const { call } = locked();
    const answered: string[] = [];
    for (const method of methodNames.filter((name) => name !== 'policy.check')) {
      const result = await call(method, inputs[method]);
      if (result.ok) answered.push(method);
      else if (result.error.code !== 'request.invalid') expect(result.error.code, method).toBe('policy.denied');
    }
    expect(answered.sort()).toEqual(['app.info', 'app.ready', 'policy.get', 'settings.get']);
    for (const method of Object.keys(inputs) as MethodName[]) expect(await call(method, inputs[method])).toMatchObject({ ok: false, error: { code: 'policy.denied' } });
  });

  it('no page gets anything but the shell’s own files', async () => {
    const { app } = locked();
    const post = (path: string) => app.gateway('chat', new Request(`${origins.chat}${path}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', [pageHeader]: 'chat' } }));
    expect((await post('/chatkit')).status).toBe(403);
    expect((await app.gateway('chat', new Request(`${origins.chat}/`))).status).not.toBe(200);
    expect((await app.gateway('chat', new Request(`${origins.chat}/files/abc`))).status).toBe(403);
    expect((await app.gateway('shell', new Request(`${origins.shell}/archive/import`, { method: 'POST' }))).status).toBe(403);
    expect((await app.gateway('shell', new Request(`${origins.shell}/`))).status).toBe(200);
  });

  it('it is read again when somebody asks, and only one that is in order opens the app', async () => {
    const worse: PolicyView = { status: 'refused', problems: [{ source: 'b.json', kind: 'owner' }] };
    const good: PolicyView = { status: 'managed', policy: {}, sources: {} };
    const { call, unlocked } = locked([worse, good]);
    expect(await call('policy.check')).toEqual({ ok: true, value: { view: worse } });
    expect(await call('policy.get')).toEqual({ ok: true, value: worse });
    expect(unlocked).toEqual([]);
    expect(await call('policy.check')).toEqual({ ok: true, value: { view: good } });
    expect(unlocked).toEqual([good]);
  });
});
