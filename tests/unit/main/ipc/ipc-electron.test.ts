import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIpc } from '../../../../src/main/ipc/ipc.electron.ts';
import type { Router, Sender } from '../../../../src/main/ipc/router.ts';

type Handler = (event: unknown, method: unknown, input: unknown) => unknown;
const handlers = vi.hoisted(() => new Map<string, Handler>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler), removeHandler: (channel: string) => handlers.delete(channel) },
}));

beforeEach(() => handlers.clear());

const contents = (url = 'app://shell/', destroyed = false): WebContents & { sent: unknown[][] } => {
  const sent: unknown[][] = [];
  return { sent, isDestroyed: () => destroyed, getURL: () => url, send: (...args: unknown[]) => void sent.push(args) } as unknown as WebContents & { sent: unknown[][] };
};

function setUp() {
  const [ours, neighbour] = [contents(), contents()];
  const senders: [string, Sender][] = [];
  const routerNamed = (name: string): Router => ({ dispatch: async (sender) => (senders.push([name, sender]), { ok: true, value: null }) });
  const routers = new Map<WebContents, Router>([
    [ours, routerNamed('ours')],
    [neighbour, routerNamed('neighbour')],
  ]);
  return { ipc: registerIpc({ routerOf: (sender) => routers.get(sender), windowOf: (sender) => (sender === ours ? 7 : undefined), shellOrigin: 'app://shell' }), senders, ours, neighbour };
}

describe('registerIpc', () => {
  it('takes calls on one channel and tells the caller’s own router who sent them, and from which window', async () => {
    const { senders, ipc, ours, neighbour } = setUp();
    expect([...handlers.keys()]).toEqual(['latchkey:call']);
    const call = handlers.get('latchkey:call')!;
    await call({ sender: ours, senderFrame: { origin: 'app://shell', parent: null } }, 'auth.state', undefined);
    await call({ sender: neighbour, senderFrame: { origin: 'app://chat', parent: {} } }, 'auth.state', undefined);
    await call({ sender: ours, senderFrame: null }, 'auth.state', undefined);
    expect(senders).toEqual([
      ['ours', { origin: 'app://shell', topFrame: true, window: 7 }],
      ['neighbour', { origin: 'app://chat', topFrame: false }],
      ['ours', { origin: '', topFrame: false, window: 7 }],
    ]);
    ipc.dispose();
    expect(handlers.size).toBe(0);
  });

  it('refuses a page that belongs to no workspace', async () => {
    const { senders } = setUp();
    const answer = await handlers.get('latchkey:call')!({ sender: contents(), senderFrame: { origin: 'app://shell', parent: null } }, 'auth.state', undefined);
    expect(answer).toMatchObject({ ok: false, error: { code: 'request.denied' } });
    expect(senders).toEqual([]);
  });

  it('publishes to a shell only: not to a window that is gone, has none or shows something else', () => {
    const windows = [contents(), contents('app://shell/', true), contents('app://chat/'), contents('https://app://shell/'), contents('')];
    const { ipc } = setUp();
    for (const window of [...windows, undefined]) ipc.publish(window, 'auth.changed', { status: 'signed_out' });
    expect(windows.map(({ sent }) => sent)).toEqual([[['latchkey:publish', 'auth.changed', { status: 'signed_out' }]], [], [], [], []]);
  });
});
