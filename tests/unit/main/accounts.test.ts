import { describe, expect, test } from 'vitest';
import { createAccounts, keyOf } from '../../../src/main/accounts.ts';
import type { Auth } from '../../../src/main/auth/auth.ts';
import { createEvents } from '../../../src/main/events.ts';
import type { AuthState, SignedOutReason } from '../../../src/shared/auth-state.ts';
import type { Connection } from '../../../src/shared/connection.ts';

const team: Connection = { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' };

/** Accounts whose auths only record what is asked of them. */
function harness(options: { fixed?: Connection; stored?: Connection; problems?: string[] } = {}) {
  const opened: { key: string; disposed: boolean; reason: SignedOutReason | undefined; say(state: AuthState): void }[] = [];
  const published: [string, unknown][] = [];
  const events = createEvents();
  events.subscribe((event, payload) => void published.push([event, payload]));
  let stored = options.stored;
  const accounts = createAccounts({
    fixed: options.fixed,
    stored: () => stored,
    store: (connection) => void (stored = connection),
    initial: { kind: 'local' },
    ...(options.problems && { problems: options.problems }),
    localUrl: async () => 'http://127.0.0.1:4000',
    createAuth(key) {
      const listeners = new Set<(state: AuthState) => void>();
      const record = { key, disposed: false, reason: undefined as SignedOutReason | undefined, say: (state: AuthState) => listeners.forEach((listener) => listener(state)) };
      opened.push(record);
      return {
        state: () => ({ status: 'signed_out' }),
        onChange: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
        onVaultChange: () => () => undefined,
        flow: { onChange: () => () => undefined, progress: () => ({ step: 'none' }) } as Partial<Auth['flow']> as Auth['flow'],
        start: async (given) => void (record.reason = given?.absentReason),
        dispose: async () => void (record.disposed = true),
      } as Partial<Auth> as Auth;
    },
    testConnection: async () => [],
    events,
  });
  return { accounts, opened, published, stored: () => stored };
}

describe('accounts', () => {
  test('a fresh profile uses the server on this computer, under a key that its port does not change', async () => {
    const { accounts, opened } = harness();
    expect(opened.map(({ key }) => key)).toEqual(['local']);
    expect(accounts.view()).toEqual({ connection: { kind: 'local' }, editable: true, label: 'This computer' });
    expect(await accounts.resolve()).toEqual({ key: 'local', authUrl: 'http://127.0.0.1:4000', authPath: '/api/auth', chatUrl: 'http://127.0.0.1:4000/chatkit' });
  });

  test('switching keeps the choice, tells the pages, and lets the old session go from memory only', async () => {
    const { accounts, opened, published, stored } = harness();
    expect(await accounts.connect(team)).toMatchObject({ label: 'chat.example.com' });
    expect(stored()).toEqual(team);
    expect(opened.map(({ key, disposed, reason }) => ({ key, disposed, reason }))).toEqual([
      { key: 'local', disposed: true, reason: undefined },
      { key: 'https://auth.example.com', disposed: false, reason: 'connection_changed' },
    ]);
    expect(published.map(([event]) => event)).toEqual(['connection.changed', 'auth.changed', 'signIn.changed']);
  });

  test('what the old server’s session still says is not shown after a switch', async () => {
    const { accounts, opened, published } = harness();
    await accounts.connect(team);
    published.length = 0;
    opened[0]!.say({ status: 'signing_in' });
    expect(published).toEqual([]);
    opened[1]!.say({ status: 'signing_in' });
    expect(published).toEqual([['auth.changed', { status: 'signing_in' }]]);
  });

  test('choosing the same server again changes nothing', async () => {
    const { accounts, opened } = harness({ stored: team });
    await accounts.connect(team);
    expect(opened).toHaveLength(1);
  });

  test('what the chat is like can be changed without signing anybody out', async () => {
    const { accounts, opened, published, stored } = harness({ stored: team });
    const next: Connection = { ...team, chat: { domainKey: 'dk' } };
    expect(await accounts.connect(next)).toMatchObject({ connection: next });
    expect([opened.length, opened[0]!.disposed, published.map(([event]) => event)]).toEqual([1, false, ['connection.changed']]);
    expect(stored()).toEqual(next);
  });

  test('what could not be used of the settings is told until another connection is chosen', async () => {
    const { accounts } = harness({ problems: ['chat.host must be a host.'] });
    expect(accounts.view().problems).toEqual(['chat.host must be a host.']);
    await accounts.connect(team);
    expect(accounts.view()).not.toHaveProperty('problems');
    expect(harness({ fixed: team, problems: ['x'] }).accounts.view()).not.toHaveProperty('problems');
  });

  test('a connection from the command line wins and cannot be changed from the app', async () => {
    const { accounts } = harness({ fixed: team });
    expect(accounts.view().editable).toBe(false);
    await expect(accounts.connect({ kind: 'local' })).rejects.toMatchObject({ code: 'settings.invalid' });
  });

  test('one auth server has one vault entry, however its address is written', () => {
    const written = ['https://auth.example.com', 'https://AUTH.example.com/', 'https://auth.example.com:443/team'];
    expect(new Set(written.map((authUrl) => keyOf({ ...team, authUrl })))).toEqual(new Set(['https://auth.example.com']));
  });
});
