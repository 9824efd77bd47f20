import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { registerIpc } from '../../../../src/main/ipc/ipc.electron.ts';
import type { Sender } from '../../../../src/main/ipc/router.ts';

type Handler = (event: unknown, method: unknown, input: unknown) => unknown;
const handlers = vi.hoisted(() => new Map<string, Handler>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler), removeHandler: (channel: string) => handlers.delete(channel) },
}));

beforeEach(() => handlers.clear());

function setUp(targets: WebContents[] = []) {
  const senders: Sender[] = [];
  const router = { dispatch: async (sender: Sender) => (senders.push(sender), { ok: true as const, value: null }) };
  return { ipc: registerIpc({ router, shellOrigin: 'app://shell', targets: () => targets }), senders };
}

function contents(url: string, destroyed = false): WebContents & { sent: unknown[][] } {
  const sent: unknown[][] = [];
  return { sent, isDestroyed: () => destroyed, getURL: () => url, send: (...args: unknown[]) => void sent.push(args) } as unknown as WebContents & { sent: unknown[][] };
}

describe('registerIpc', () => {
  it('takes calls on one channel and tells the router who sent them', async () => {
    const { senders, ipc } = setUp();
    expect([...handlers.keys()]).toEqual(['latchkey:call']);
    const call = handlers.get('latchkey:call')!;
    await call({ senderFrame: { origin: 'app://shell', parent: null } }, 'auth.state', undefined);
    await call({ senderFrame: { origin: 'app://chat', parent: {} } }, 'auth.state', undefined);
    await call({ senderFrame: null }, 'auth.state', undefined);
    expect(senders).toEqual([
      { origin: 'app://shell', topFrame: true },
      { origin: 'app://chat', topFrame: false },
      { origin: '', topFrame: false },
    ]);
    ipc.dispose();
    expect(handlers.size).toBe(0);
  });

  it('publishes to shell windows only: none that is gone or shows something else', () => {
    const windows = [contents('app://shell/'), contents('app://shell/', true), contents('app://chat/'), contents('https://app://shell/'), contents('')];
    const { ipc } = setUp(windows);
    ipc.publish('auth.changed', { status: 'signed_out' });
    expect(windows.map(({ sent }) => sent)).toEqual([[['latchkey:publish', 'auth.changed', { status: 'signed_out' }]], [], [], [], []]);
  });

  it('publishes to one window where only that is meant', () => {
    const [focused, other] = [contents('app://shell/'), contents('app://shell/')];
    setUp([focused, other]).ipc.publish('command.invoked', 'thread.new', focused);
    expect([focused.sent.length, other.sent.length]).toEqual([1, 0]);
  });
});
