import { isSafeTransport, parseServerUrl, type Connection } from '../../../shared/connection.ts';
import { chatFieldsOf, readChat, type ChatErrors, type ChatFields } from './chat-fields.ts';

export interface ConnectionFields extends ChatFields {
  kind: Connection['kind'];
  authUrl: string;
  chatUrl: string;
}

export type ConnectionErrors = Partial<Record<'authUrl' | 'chatUrl', string>> & ChatErrors;

export function fieldsOf(connection: Connection): ConnectionFields {
  return connection.kind === 'local'
    ? { kind: 'local', authUrl: '', chatUrl: '', ...chatFieldsOf(undefined) }
    : { kind: 'remote', authUrl: connection.authUrl, chatUrl: connection.chatUrl, ...chatFieldsOf(connection.chat) };
}

/**
 * Reads the fields as a connection. What was set elsewhere stays as long as its server stays: `authPath` with the auth
 * server, chat options with the chat server.
 * @returns one sentence per field that cannot be used.
 */
export function readConnection(fields: ConnectionFields, before: Connection): { connection: Connection } | { errors: ConnectionErrors } {
  if (fields.kind === 'local') return { connection: before.kind === 'local' ? before : { kind: 'local' } };
  const auth = readUrl(fields.authUrl, 'https://auth.example.com');
  const chat = readUrl(fields.chatUrl, 'https://chat.example.com/chatkit');
  const keepsChat = before.kind === 'remote' && typeof chat !== 'string' && before.chatUrl === chat.href;
  const settings = readChat(fields, keepsChat ? before.chat : undefined);
  const errors: ConnectionErrors = 'errors' in settings ? { ...settings.errors } : {};
  if (typeof auth === 'string') errors.authUrl = auth;
  if (typeof chat === 'string') errors.chatUrl = chat;
  if (typeof auth === 'string' || typeof chat === 'string' || 'errors' in settings) return { errors };
  const authUrl = auth.href.replace(/\/$/, '');
  const authPath = before.kind === 'remote' && before.authUrl === authUrl ? before.authPath : undefined;
  return {
    connection: {
      kind: 'remote',
      authUrl,
      chatUrl: chat.href,
      ...(authPath !== undefined && { authPath }),
      ...(settings.chat !== undefined && { chat: settings.chat }),
    },
  };
}

function readUrl(text: string, example: string): URL | string {
  if (text.trim() === '') return `Enter the address, for example ${example}.`;
  const url = parseServerUrl(text);
  if (url === undefined) return `This is not a web address. It needs a form like ${example}.`;
  if (!isSafeTransport(url)) return 'Use https here: over http, anyone on the network could take your session.';
  return url;
}

/** True when saving would change something. */
export function isChanged(fields: ConnectionFields, connection: Connection): boolean {
  if (isOtherServer(fields, connection)) return true;
  const before = chatFieldsOf(connection.chat);
  const names = ['uploads', 'domainKey', 'chatHost', ...(fields.uploads === 'direct' ? (['uploadUrl'] as const) : [])] as const;
  return fields.kind === 'remote' && names.some((name) => fields[name].trim() !== before[name]);
}

/** True when saving would lead to another server, and so sign the person out. */
export function isOtherServer(fields: ConnectionFields, connection: Connection): boolean {
  const before = fieldsOf(connection);
  if (fields.kind !== before.kind) return true;
  return fields.kind === 'remote' && (fields.authUrl.trim() !== before.authUrl || fields.chatUrl.trim() !== before.chatUrl);
}
