import { isSafeTransport, parseServerUrl, type Connection } from '../../../shared/connection.ts';

export interface ConnectionFields {
  kind: Connection['kind'];
  authUrl: string;
  chatUrl: string;
}

export type ConnectionErrors = Partial<Record<'authUrl' | 'chatUrl', string>>;

export function fieldsOf(connection: Connection): ConnectionFields {
  return connection.kind === 'local'
    ? { kind: 'local', authUrl: '', chatUrl: '' }
    : { kind: 'remote', authUrl: connection.authUrl, chatUrl: connection.chatUrl };
}

/**
 * Reads the fields as a connection. An `authPath` that was set elsewhere stays as long as the auth server stays.
 * @returns one sentence per field that cannot be used.
 */
export function readConnection(fields: ConnectionFields, before: Connection): { connection: Connection } | { errors: ConnectionErrors } {
  if (fields.kind === 'local') return { connection: { kind: 'local' } };
  const auth = readUrl(fields.authUrl, 'https://auth.example.com');
  const chat = readUrl(fields.chatUrl, 'https://chat.example.com/chatkit');
  const errors: ConnectionErrors = {};
  if (typeof auth === 'string') errors.authUrl = auth;
  if (typeof chat === 'string') errors.chatUrl = chat;
  if (typeof auth === 'string' || typeof chat === 'string') return { errors };
  const authUrl = auth.href.replace(/\/$/, '');
  const keepsPath = before.kind === 'remote' && before.authUrl === authUrl && before.authPath !== undefined;
  return { connection: { kind: 'remote', authUrl, chatUrl: chat.href, ...(keepsPath ? { authPath: before.authPath } : {}) } as Connection };
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
  const before = fieldsOf(connection);
  if (fields.kind !== before.kind) return true;
  return fields.kind === 'remote' && (fields.authUrl.trim() !== before.authUrl || fields.chatUrl.trim() !== before.chatUrl);
}
