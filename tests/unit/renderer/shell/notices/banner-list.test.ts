import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../../../../src/shared/desktop-api.ts';
import type { Obstacle } from '../../../../../src/shared/network.ts';
import { listBanners, type BannerFacts } from '../../../../../src/renderer/shell/notices/banner-list.ts';
import type { HistoryStatus } from '../../../../../src/shared/history.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const facts = { online: true, vault: undefined, connection: undefined, history: undefined, server: undefined, hidden: [] };
const local = { connection: { kind: 'local' }, editable: true, label: 'This computer' } as const;
const fixed = {
  connection: { kind: 'remote', authUrl: 'https://a.example', chatUrl: 'https://chat.example.com' },
  editable: false,
  label: 'chat.example.com',
} as const;

it('says nothing while everything is as it should be', () => {
  expect(listBanners(texts, { ...facts, vault: { kind: 'keytar', remembers: true } })).toEqual([]);
});

it('puts being offline first, names the server and cannot be hidden', () => {
  const [first] = listBanners(texts, {
    ...facts,
    online: false,
    vault: { kind: 'memory', remembers: false, cause: 'locked' },
    connection: fixed,
    hidden: ['offline'],
  });
  expect(first).toMatchObject({
    id: 'offline',
    action: 'retry',
    message: expect.stringContaining('Couldn’t reach chat.example.com') as string,
  });
});

it('says why sign-in will not be remembered and what to do about it', () => {
  const [banner] = listBanners(texts, { ...facts, vault: { kind: 'memory', remembers: false, cause: 'locked' } });
  expect(banner?.message).toBe('Sign-in will not be remembered after you quit, because the keychain is locked.');
  expect(banner?.details).toMatch(/Unlock it/);
});

it('says why the server on this computer cannot start, in place of being offline, with the way out that there is', () => {
  const problem = { code: 'keychain.unavailable', message: 'The data on this computer is encrypted, and its key is gone.' } as const;
  const failed = { ...facts, online: false, connection: local, server: { status: 'failed', problem, keyLost: true } as const };
  expect(listBanners(texts, failed)).toMatchObject([{ id: 'server', message: problem.message, action: 'begin-anew', dismissable: false }]);
  expect(listBanners(texts, { ...failed, server: { ...failed.server, keyLost: false } })).toMatchObject([{ id: 'server', action: 'retry' }]);
  expect(listBanners(texts, { ...failed, connection: fixed }).map(({ id }) => id)).toEqual(['offline', 'fixed-connection']);
});

it('says that data lies unencrypted on this computer where there is no keychain', () => {
  const vault = { kind: 'memory', remembers: false, cause: 'missing' } as const;
  const [banner] = listBanners(texts, { ...facts, vault, connection: local, server: { status: 'running', encrypted: false } });
  expect(banner?.message).toMatch(/because this system has no keychain\. Only the server on this computer keeps its chats, unencrypted/);
  const [other] = listBanners(texts, { ...facts, vault, connection: fixed, server: { status: 'running', encrypted: false } });
  expect(other?.message).not.toMatch(/unencrypted/);
});

it('leaves out what the person has hidden', () => {
  expect(listBanners(texts, { ...facts, connection: fixed, hidden: ['fixed-connection'] })).toEqual([]);
});

const history = (storage: HistoryStatus['storage'], salvaged?: { items: number }): HistoryStatus => ({
  storage, sync: { phase: 'idle', done: 0, total: 0 }, threads: 0, items: 0, bytes: 0, ...(salvaged && { salvaged }),
});

describe('the history', () => {
  it('is worth no line while it is on disk, or still being opened', () => {
    expect(listBanners(texts, { ...facts, history: history('disk') })).toEqual([]);
    expect(listBanners(texts, { ...facts, history: history('closed') })).toEqual([]);
  });

  it.each([
    ['read_only', /disk is full.*Free some space/],
    ['newer', /newer Latchkey wrote/],
    ['locked', /key of the saved chats is not in the keychain/],
    ['failed', /couldn’t be opened/],
  ] as const)('says what happened and what it means: %s', (storage, words) => {
    const [banner] = listBanners(texts, { ...facts, history: history(storage) });
    expect(banner).toMatchObject({ tone: 'warn', message: expect.stringMatching(words) as string });
  });

  it('has a way back from a newer one, and a second try for a locked one', () => {
    expect(listBanners(texts, { ...facts, history: history('newer') })[0]?.details).toMatch(/Update Latchkey.*sign out and choose to erase/);
    expect(listBanners(texts, { ...facts, history: history('locked') })[0]?.action).toBe('retry');
  });

  it('a full disk cannot be hidden', () => {
    expect(listBanners(texts, { ...facts, history: history('read_only'), hidden: ['history-full'] })).toHaveLength(1);
  });

  it('says once that nothing is remembered, for sign-in and chats together', () => {
    const banners = listBanners(texts, { ...facts, history: history('memory'), vault: { kind: 'memory', remembers: false, cause: 'missing' } });
    expect(banners.map(({ message }) => message)).toEqual([expect.stringMatching(/^Sign-in and chats will not be remembered/)]);
  });

  it('tells how much of a damaged one could be saved', () => {
    expect(listBanners(texts, { ...facts, history: history('disk', { items: 1_204 }) })[0]?.message).toMatch(/1,204 entries could be saved/);
  });

  it('decides what being offline means: messages wait where there is somewhere to keep them', () => {
    const message = (storage: HistoryStatus['storage']) => listBanners(texts, { ...facts, online: false, history: history(storage) })[0]?.message;
    expect(message('disk')).toMatch(/messages are sent when it’s back/);
    expect(message('closed')).toMatch(/sending works when it’s back/);
  });
});

describe('what stands in the way', () => {
  const connection: ConnectionView = { connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' }, editable: true, label: 'chat.example.com' };
  const error = { code: 'network.proxy' as const, message: 'The proxy wants a name.' };
  const shown = (obstacle: Obstacle, more: Partial<BannerFacts> = {}) => listBanners(texts, { ...facts, online: false, connection, obstacle, ...more })[0];

  it('is said in place of being offline alone, with what leads past it', () => {
    expect(shown({ kind: 'portal' })).toMatchObject({ id: 'offline', message: 'Couldn’t reach chat.example.com: this network seems to want you to sign in to it first.', obstacle: 'portal' });
    expect(shown({ kind: 'certificate', error })).toMatchObject({ message: expect.stringContaining('its certificate is not trusted here') as string, details: error.message, obstacle: 'certificate' });
    expect(shown({ kind: 'proxy', proxy: 'http://proxy.corp:3128', error })).toMatchObject({ message: expect.stringContaining('the proxy proxy.corp:3128 wants') as string, obstacle: 'proxy' });
  });

  it('is no matter while the server answers, nor for the one on this computer', () => {
    expect(listBanners(texts, { ...facts, connection, obstacle: { kind: 'portal' } })).toEqual([]);
    expect(shown({ kind: 'portal' }, { connection: { connection: { kind: 'local' }, editable: true, label: 'This computer' } })?.obstacle).toBeUndefined();
  });
});
