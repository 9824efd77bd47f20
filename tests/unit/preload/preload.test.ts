import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { methodNames, type DesktopApi } from '../../../src/shared/desktop-api.ts';

type Listener = (event: unknown, name: unknown, payload: unknown) => void;
interface FakeElectron {
  exposed: Record<string, unknown>;
  listeners: [string, Listener][];
  cleared: number;
  invoke(...args: unknown[]): Promise<unknown>;
}
const electron = vi.hoisted((): FakeElectron => ({ exposed: {}, listeners: [], cleared: 0, invoke: () => Promise.resolve(undefined) }));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (electron.exposed[name] = api) },
  ipcRenderer: {
    invoke: (...args: unknown[]) => electron.invoke(...args),
    on: (channel: string, listener: Listener) => electron.listeners.push([channel, listener]),
  },
  webFrame: { clearCache: () => (electron.cleared += 1) },
}));

let api: DesktopApi;
beforeAll(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 50));
  vi.stubGlobal('location', { origin: 'app://shell' });
  await import('../../../src/preload/index.ts');
  api = electron.exposed['latchkey'] as DesktopApi;
});

afterAll(() => vi.useRealTimers());

it('exposes the contract and nothing else', () => {
  expect(Object.keys(electron.exposed)).toEqual(['latchkey']);
  expect(Object.keys(api)).toEqual(['methods', 'on']);
  expect(Object.keys(api.methods)).toEqual([...methodNames]);
});

it('calls by name over the one channel, and turns a rejection into a result', async () => {
  const calls: unknown[][] = [];
  electron.invoke = async (...args) => (calls.push(args), { ok: true, value: null });
  expect(await api.methods['settings.set']({ sidebarOpen: true })).toEqual({ ok: true, value: null });
  expect(calls).toEqual([['latchkey:call', 'settings.set', { sidebarOpen: true }]]);
  electron.invoke = () => Promise.reject(new Error('An object could not be cloned.'));
  expect(await api.methods['auth.state']()).toMatchObject({ ok: false, error: { code: 'internal' } });
});

it('delivers the events of the contract until they are unsubscribed, from one channel listener', () => {
  const seen: unknown[] = [];
  const listener = (payload: unknown) => void seen.push(payload);
  const stopFirst = api.on('auth.changed', listener);
  const stopSecond = api.on('auth.changed', listener);
  expect(electron.listeners.map(([channel]) => channel)).toEqual(['latchkey:publish']);
  const [, publish] = electron.listeners[0]!;
  publish({}, 'auth.changed', 1);
  stopFirst();
  stopFirst();
  publish({}, 'auth.changed', 2);
  publish({}, 'unknown.event', 3);
  publish({}, '__proto__', 4);
  stopSecond();
  publish({}, 'auth.changed', 5);
  expect(seen).toEqual([1, 1, 2]);
});

it('gives back what the start left in memory, once the shell is at rest, and nothing where there is little', () => {
  const heap = { totalHeapSize: 26 * 1_024, usedHeapSize: 10 * 1_024 };
  Object.assign(process, { getHeapStatistics: () => heap });
  vi.advanceTimersByTime(2_900);
  expect(electron.cleared).toBe(0);
  vi.advanceTimersByTime(200);
  expect(electron.cleared).toBe(1);
  heap.totalHeapSize = 12 * 1_024;
  vi.advanceTimersByTime(60 * 60_000);
  expect(electron.cleared).toBe(1);
  heap.totalHeapSize = 26 * 1_024;
  vi.advanceTimersByTime(5 * 60_000);
  expect(electron.cleared).toBe(2);
});

it.each(['app://chat', 'null', 'https://example.com', 'app://shell.example'])('exposes nothing to a window that shows a page of %s', async (origin) => {
  const before = { exposed: { ...electron.exposed }, listeners: electron.listeners.length, cleared: electron.cleared };
  delete electron.exposed['latchkey'];
  vi.stubGlobal('location', { origin });
  vi.clearAllTimers();
  vi.resetModules();
  await import('../../../src/preload/index.ts');
  vi.advanceTimersByTime(60_000);
  expect(electron.exposed).toEqual({});
  expect(electron.cleared).toBe(before.cleared);
  expect(electron.listeners).toHaveLength(before.listeners);
  electron.exposed = before.exposed;
});
