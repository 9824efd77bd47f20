import { expect, it } from 'vitest';
import { isChanged, readConnection } from '../../../../../src/renderer/shell/settings/connection-fields.ts';

const local = { kind: 'local' } as const;
const remote = {
  kind: 'remote',
  authUrl: 'https://auth.example.com',
  chatUrl: 'https://chat.example.com/chatkit',
  authPath: '/auth',
} as const;
const fields = { kind: 'remote', authUrl: 'auth.example.com/', chatUrl: 'chat.example.com/chatkit' } as const;

it('completes addresses that were typed without a scheme', () => {
  expect(readConnection(fields, local)).toEqual({
    connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' },
  });
});

it('keeps where Better Auth is mounted as long as its server stays', () => {
  expect(readConnection(fields, remote)).toMatchObject({ connection: { authPath: '/auth' } });
  expect(readConnection({ ...fields, authUrl: 'other.example.com' }, remote)).not.toMatchObject({ connection: { authPath: '/auth' } });
});

it('refuses http to another machine, where anyone could take the session', () => {
  expect(readConnection({ ...fields, authUrl: 'http://auth.example.com' }, local)).toMatchObject({
    errors: { authUrl: expect.stringMatching(/Use https/) as string },
  });
  expect(readConnection({ ...fields, authUrl: 'localhost:3000' }, local)).toHaveProperty('connection');
});

it('says which of the two addresses is missing', () => {
  expect(readConnection({ ...fields, chatUrl: ' ' }, local)).toEqual({
    errors: { chatUrl: expect.stringMatching(/Enter the address/) as string },
  });
});

it('counts only real differences as unsaved', () => {
  expect(isChanged({ kind: 'remote', authUrl: ` ${remote.authUrl}`, chatUrl: remote.chatUrl }, remote)).toBe(false);
  expect(isChanged({ kind: 'local', authUrl: '', chatUrl: '' }, remote)).toBe(true);
});
