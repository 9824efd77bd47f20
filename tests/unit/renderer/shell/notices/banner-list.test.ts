import { expect, it } from 'vitest';
import { listBanners } from '../../../../../src/renderer/shell/notices/banner-list.ts';

const facts = { online: true, vault: undefined, connection: undefined, hidden: [] };
const fixed = {
  connection: { kind: 'remote', authUrl: 'https://a.example', chatUrl: 'https://chat.example.com' },
  editable: false,
  label: 'chat.example.com',
} as const;

it('says nothing while everything is as it should be', () => {
  expect(listBanners({ ...facts, vault: { kind: 'keytar', remembers: true } })).toEqual([]);
});

it('puts being offline first, names the server and cannot be hidden', () => {
  const [first] = listBanners({
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
  const [banner] = listBanners({ ...facts, vault: { kind: 'memory', remembers: false, cause: 'locked' } });
  expect(banner?.message).toBe('Sign-in will not be remembered after you quit, because the keychain is locked.');
  expect(banner?.details).toMatch(/Unlock it/);
});

it('leaves out what the person has hidden', () => {
  expect(listBanners({ ...facts, connection: fixed, hidden: ['fixed-connection'] })).toEqual([]);
});
