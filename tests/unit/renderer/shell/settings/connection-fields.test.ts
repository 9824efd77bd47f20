import { expect, it } from 'vitest';
import { fieldsOf, isChanged, isOtherServer, readConnection } from '../../../../../src/renderer/shell/settings/connection-fields.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const local = { kind: 'local' } as const;
const remote = {
  kind: 'remote',
  authUrl: 'https://auth.example.com',
  chatUrl: 'https://chat.example.com/chatkit',
  authPath: '/auth',
} as const;
const noChat = { uploads: 'none', uploadUrl: '', domainKey: '', chatHost: '', signIn: 'ask', ways: ['password'], signInPage: '' } as const;
const fields = { kind: 'remote', authUrl: 'auth.example.com/', chatUrl: 'chat.example.com/chatkit', authorities: '', ...noChat } as const;

it('completes addresses that were typed without a scheme', () => {
  expect(readConnection(texts, fields, local)).toEqual({
    connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' },
  });
});

it('keeps where Better Auth is mounted as long as its server stays', () => {
  expect(readConnection(texts, fields, remote)).toMatchObject({ connection: { authPath: '/auth' } });
  expect(readConnection(texts, { ...fields, authUrl: 'other.example.com' }, remote)).not.toMatchObject({ connection: { authPath: '/auth' } });
});

it('refuses http to another machine, where anyone could take the session', () => {
  expect(readConnection(texts, { ...fields, authUrl: 'http://auth.example.com' }, local)).toMatchObject({
    errors: { authUrl: expect.stringMatching(/Use https/) as string },
  });
  expect(readConnection(texts, { ...fields, authUrl: 'localhost:3000' }, local)).toHaveProperty('connection');
});

it('says which of the two addresses is missing', () => {
  expect(readConnection(texts, { ...fields, chatUrl: ' ' }, local)).toEqual({
    errors: { chatUrl: expect.stringMatching(/Enter the address/) as string },
  });
});

it('counts only real differences as unsaved', () => {
  expect(isChanged({ ...fields, authUrl: ` ${remote.authUrl}`, chatUrl: remote.chatUrl }, remote)).toBe(false);
  expect(isChanged({ ...fields, kind: 'local', authUrl: '', chatUrl: '' }, remote)).toBe(true);
});

const chat = { uploads: 'two_phase', domainKey: 'dk', host: 'app://desktop.example.com', scriptUrl: 'https://cdn.example.com/c.js', options: { locale: 'de' } } as const;

it('reads how the chat is to be, and keeps what an integrator set beside it', () => {
  const before = { ...remote, chat };
  expect(readConnection(texts, fieldsOf(before), before)).toEqual({ connection: before });
  const changed = { ...fieldsOf(before), uploads: 'direct', uploadUrl: ' https://chat.example.com/upload ', domainKey: '', chatHost: 'APP://Other.example.com/' } as const;
  expect(readConnection(texts, changed, before)).toMatchObject({
    connection: { chat: { uploads: { uploadUrl: 'https://chat.example.com/upload' }, host: 'app://other.example.com', scriptUrl: chat.scriptUrl, options: chat.options } },
  });
  expect(readConnection(texts, changed, before)).not.toMatchObject({ connection: { chat: { domainKey: expect.anything() as unknown } } });
});

it('leaves an integrator’s options behind with the chat server that they were for', () => {
  const before = { ...remote, chat };
  const moved = readConnection(texts, { ...fieldsOf(before), chatUrl: 'https://other.example.com/chatkit' }, before);
  expect(moved).toMatchObject({ connection: { chat: { uploads: 'two_phase', domainKey: 'dk' } } });
  expect(moved).not.toMatchObject({ connection: { chat: { options: expect.anything() as unknown } } });
  const local = { kind: 'local', chat: { options: { locale: 'de' } } } as const;
  expect(readConnection(texts, { ...fieldsOf(local) }, local)).toEqual({ connection: local });
});

it.each([
  [{ uploads: 'direct', uploadUrl: '' }, 'uploadUrl'],
  [{ uploads: 'direct', uploadUrl: 'http://chat.example.com/upload' }, 'uploadUrl'],
  [{ domainKey: 'a b' }, 'domainKey'],
  [{ chatHost: 'desktop.example.com' }, 'chatHost'],
  [{ chatHost: 'app://shell' }, 'chatHost'],
] as const)('says in a sentence what is wrong with %j', (part, name) => {
  expect(readConnection(texts, { ...fields, ...part }, local)).toEqual({ errors: { [name]: expect.stringMatching(/\.$/) as string } });
});

it('knows a change of the chat from a change of server', () => {
  const before = { ...remote, chat };
  expect(isChanged(fieldsOf(before), before)).toBe(false);
  const changed = { ...fieldsOf(before), domainKey: 'other' };
  expect([isChanged(changed, before), isOtherServer(changed, before)]).toEqual([true, false]);
  expect(isChanged({ ...fieldsOf(before), uploadUrl: 'not used' }, before)).toBe(false);
  expect(isOtherServer({ ...fieldsOf(before), chatUrl: 'https://other.example.com' }, before)).toBe(true);
});

it('keeps the authorities of an organisation with the connection, and notices when they change', () => {
  const own = { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit', authorities: 'PEM' } as const;
  expect(fieldsOf(own).authorities).toBe('PEM');
  expect(isChanged(fieldsOf(own), own)).toBe(false);
  expect(isChanged({ ...fieldsOf(own), authorities: '' }, own)).toBe(true);
  expect(isOtherServer({ ...fieldsOf(own), authorities: '' }, own)).toBe(false);
  expect(readConnection(texts, fieldsOf(own), own)).toEqual({ connection: own });
  expect(readConnection(texts, { ...fieldsOf(own), authorities: '' }, own)).toEqual({ connection: { kind: 'remote', authUrl: own.authUrl, chatUrl: own.chatUrl } });
});
