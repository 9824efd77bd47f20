import { isSafeTransport, parseServerUrl, type Connection } from '../../../shared/connection.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { chatFieldsOf, readChat, type ChatErrors, type ChatFields } from './chat-fields.ts';
import { readSignIn, signInFieldsOf, type SignInFields } from './sign-in-fields.ts';

export const authExample = 'https://auth.example.com';
export const chatExample = 'https://chat.example.com/chatkit';

export interface ConnectionFields extends ChatFields, SignInFields {
  kind: Connection['kind'];
  authUrl: string;
  chatUrl: string;
  /** PEM of authorities; empty: none of its own. */
  authorities: string;
}

export type ConnectionErrors = Partial<Record<'authUrl' | 'chatUrl' | 'signInPage', string>> & ChatErrors;

export function fieldsOf(connection: Connection): ConnectionFields {
  return connection.kind === 'local'
    ? { kind: 'local', authUrl: '', chatUrl: '', authorities: '', ...chatFieldsOf(undefined), ...signInFieldsOf(undefined) }
    : { kind: 'remote', authUrl: connection.authUrl, chatUrl: connection.chatUrl, authorities: connection.authorities ?? '', ...chatFieldsOf(connection.chat), ...signInFieldsOf(connection.signIn) };
}

/**
 * Reads the fields as a connection. What was set elsewhere stays as long as its server stays: `authPath` with the auth
 * server, chat options with the chat server.
 * @returns one sentence per field that cannot be used.
 */
export function readConnection(texts: Texts, fields: ConnectionFields, before: Connection): { connection: Connection } | { errors: ConnectionErrors } {
  if (fields.kind === 'local') return { connection: before.kind === 'local' ? before : { kind: 'local' } };
  const auth = readUrl(texts, fields.authUrl, authExample);
  const chat = readUrl(texts, fields.chatUrl, chatExample);
  const keepsChat = before.kind === 'remote' && typeof chat !== 'string' && before.chatUrl === chat.href;
  const settings = readChat(texts, fields, keepsChat ? before.chat : undefined);
  const errors: ConnectionErrors = 'errors' in settings ? { ...settings.errors } : {};
  const keepsAuth = before.kind === 'remote' && typeof auth !== 'string' && before.authUrl === auth.href.replace(/\/$/, '');
  const ways = readSignIn(texts, fields, keepsAuth ? before.signIn : undefined);
  if (typeof auth === 'string') errors.authUrl = auth;
  if ('error' in ways) errors.signInPage = ways.error;
  if (typeof chat === 'string') errors.chatUrl = chat;
  if (typeof auth === 'string' || typeof chat === 'string' || 'errors' in settings || 'error' in ways) return { errors };
  const authUrl = auth.href.replace(/\/$/, '');
  const authPath = keepsAuth ? before.authPath : undefined;
  return {
    connection: {
      kind: 'remote',
      authUrl,
      chatUrl: chat.href,
      ...(authPath !== undefined && { authPath }),
      ...(fields.authorities !== '' && { authorities: fields.authorities }),
      ...(ways.signIn !== undefined && { signIn: ways.signIn }),
      ...(settings.chat !== undefined && { chat: settings.chat }),
    },
  };
}

function readUrl({ connection }: Texts, text: string, example: string): URL | string {
  if (text.trim() === '') return connection.enterAddress(example);
  const url = parseServerUrl(text);
  if (url === undefined) return connection.notAnAddress(example);
  if (!isSafeTransport(url)) return connection.useHttps;
  return url;
}

/** True when saving would change something. */
export function isChanged(fields: ConnectionFields, connection: Connection): boolean {
  if (isOtherServer(fields, connection)) return true;
  const before = chatFieldsOf(connection.chat);
  if (fields.kind === 'remote' && connection.kind === 'remote' && fields.authorities !== (connection.authorities ?? '')) return true;
  if (fields.kind === 'remote' && connection.kind === 'remote' && isOtherSignIn(fields, signInFieldsOf(connection.signIn))) return true;
  const names = ['uploads', 'domainKey', 'chatHost', ...(fields.uploads === 'direct' ? (['uploadUrl'] as const) : [])] as const;
  return fields.kind === 'remote' && names.some((name) => fields[name].trim() !== before[name]);
}

function isOtherSignIn({ signIn, ways, signInPage }: SignInFields, before: SignInFields): boolean {
  if (signIn !== before.signIn) return true;
  return signIn === 'say' && ([...ways].sort().join() !== [...before.ways].sort().join() || signInPage.trim() !== before.signInPage);
}

/** True when saving would lead to another server, and so sign the person out. */
export function isOtherServer(fields: ConnectionFields, connection: Connection): boolean {
  const before = fieldsOf(connection);
  if (fields.kind !== before.kind) return true;
  return fields.kind === 'remote' && (fields.authUrl.trim() !== before.authUrl || fields.chatUrl.trim() !== before.chatUrl);
}
