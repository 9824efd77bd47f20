import { expect, it, vi } from 'vitest';
import { createDesktopState } from '../../../../../src/renderer/shell/state/desktop-state.ts';
import type { DesktopApi } from '../../../../../src/shared/desktop-api.ts';

const initial = { colorScheme: 'system', language: 'system', sidebarWidth: 264, sidebarOpen: true } as const;
const user = { id: 'u', name: 'Ada', email: 'ada@example.com' };

function fakeDesktop(answers: Record<string, () => unknown>): {
  desktop: DesktopApi;
  publish(event: string, payload: unknown): void;
  listeners(): number;
} {
  const listeners = new Map<string, (payload: unknown) => void>();
  const never = (): Promise<unknown> => new Promise(() => undefined);
  const methods = new Proxy({}, { get: (_, method: string) => async () => (answers[method] ?? never)() });
  const desktop = {
    methods,
    on(event: string, listener: (payload: unknown) => void) {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
  } as unknown as DesktopApi;
  return { desktop, publish: (event, payload) => listeners.get(event)?.(payload), listeners: () => listeners.size };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

it('takes an event during the first read as newer than the read', async () => {
  let answer!: (value: unknown) => void;
  const { desktop, publish } = fakeDesktop({ 'auth.state': () => new Promise((resolve) => (answer = resolve)) });
  const state = createDesktopState(desktop, initial);
  void state.load();
  await settle();
  publish('auth.changed', { status: 'signed_in', user, online: true });
  answer({ ok: true, value: { status: 'starting' } });
  await settle();
  expect(state.auth.get().status).toBe('signed_in');
});

it('shows a setting at once and then what main made of it', async () => {
  const { desktop } = fakeDesktop({ 'settings.set': () => ({ ok: true, value: { ...initial, sidebarWidth: 360 } }) });
  const state = createDesktopState(desktop, initial);
  state.saveSettings({ sidebarWidth: 999 });
  expect(state.settings.get().sidebarWidth).toBe(999);
  await settle();
  expect(state.settings.get().sidebarWidth).toBe(360);
});

it('puts a setting back that main did not take', async () => {
  const { desktop } = fakeDesktop({ 'settings.set': () => ({ ok: false, error: { code: 'settings.invalid', message: '' } }) });
  const state = createDesktopState(desktop, initial);
  state.saveSettings({ sidebarOpen: false });
  await settle();
  expect(state.settings.get()).toEqual(initial);
});

it('says so when main does not answer for the session', async () => {
  const error = { code: 'internal', message: 'No.' };
  const ok = (value: unknown) => () => ({ ok: true, value });
  const { desktop } = fakeDesktop({
    'auth.state': () => ({ ok: false, error }),
    'settings.get': ok(initial),
    'connection.get': ok(undefined),
    'vault.info': ok(undefined),
    'streams.list': ok({ threads: [] }),
    'history.status': ok(undefined),
    'outbox.list': ok([]),
    // The keychain of another account may take its time.
    'workspaces.list': () => new Promise(() => undefined),
    'app.info': ok(undefined),
  });
  const state = createDesktopState(desktop, initial);
  void state.load();
  await vi.waitFor(() => expect(state.startError.get()).toEqual(error));
});

it('leaves no listener behind', () => {
  const { desktop, listeners } = fakeDesktop({});
  const state = createDesktopState(desktop, initial);
  expect(listeners()).toBeGreaterThan(0);
  state.dispose();
  expect(listeners()).toBe(0);
});
