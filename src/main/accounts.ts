import type { AuthState } from '../shared/auth-state.ts';
import { defaultAuthPath, localLabel, parseServerUrl, type Connection, type ConnectionCheck, type ResolvedConnection } from '../shared/connection.ts';
import type { ConnectionView } from '../shared/desktop-api.ts';
import { LatchkeyError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';
import type { Auth } from './auth/auth.ts';
import type { TestSession } from './auth/connection-test.ts';
import type { Events } from './events.ts';

export interface AccountsDeps {
  /** A connection for this run only; it cannot be changed from the app. */
  fixed?: Connection | undefined;
  stored(): Connection | undefined;
  store(connection: Connection): void;
  /** What a policy says of a connection: that it is the organisation's, or why it may not be used. */
  ruling?: (connection: Connection) => Pick<ConnectionView, 'managed' | 'refused'>;
  /** Where a fresh profile connects to. */
  initial: Connection;
  /** What could not be used of the connection that a run begins with. */
  problems?: readonly string[];
  /** Origin of the chat page with this connection. */
  chatOrigin?: (connection: Connection) => string;
  localUrl(): Promise<string>;
  createAuth(key: string, resolve: () => Promise<ResolvedConnection>): Auth;
  /** `session`: the connection in use, while somebody is signed in to it. */
  testConnection(candidate: ResolvedConnection, session: TestSession | undefined): Promise<ConnectionCheck[]>;
  /** A state as the pages are told of it; as it is by default. */
  shown?: (state: AuthState) => AuthState;
  events: Events;
}

/** The active connection and who is signed in to it. */
export interface Accounts {
  current(): Auth;
  resolve(): Promise<ResolvedConnection>;
  view(): ConnectionView;
  /** Makes another server the active one, or changes only what its chat is like. The session with the one before stays in the vault for when it comes back. */
  connect(connection: Connection): Promise<ConnectionView>;
  test(connection: Connection): Promise<ConnectionCheck[]>;
  dispose(): Promise<void>;
}

export function createAccounts(deps: AccountsDeps): Accounts {
  const { fixed, stored, store, initial, localUrl, createAuth, testConnection, events, shown = (state: AuthState): AuthState => state } = deps;
  let connection = fixed ?? stored() ?? initial;
  let problems = fixed === undefined ? (deps.problems ?? []) : [];
  let current = open(connection);

  function open(next: Connection): { auth: Auth; release(): Promise<void> } {
    // The same servers may be described anew while it runs.
    const auth = createAuth(keyOf(next), () => resolveConnection(serversOf(connection) === serversOf(next) ? connection : next, localUrl));
    const undo = [
      auth.onChange((state) => events.publish('auth.changed', shown(state))),
      auth.onVaultChange((info) => events.publish('vault.changed', info)),
      auth.flow.onChange((progress) => events.publish('signIn.changed', progress)),
    ];
    return {
      auth,
      async release() {
        for (const stop of undo) void stop();
        await auth.dispose();
      },
    };
  }

  function view(): ConnectionView {
    const ruling = deps.ruling?.(connection);
    return {
      connection,
      editable: fixed === undefined && ruling?.managed !== true,
      ...ruling,
      label: labelOf(connection),
      ...(deps.chatOrigin && { chatOrigin: deps.chatOrigin(connection) }),
      ...(problems.length > 0 && { problems }),
    };
  }

  return {
    current: () => current.auth,
    resolve: () => resolveConnection(connection, localUrl),
    view,
    async connect(next) {
      if (fixed !== undefined) throw new LatchkeyError('settings.invalid', say('errors', 'serverFixed'));
      if (JSON.stringify(next) === JSON.stringify(connection)) return view();
      const before = current;
      const staysSignedIn = serversOf(next) === serversOf(connection);
      connection = next;
      problems = [];
      store(next);
      if (staysSignedIn) {
        events.publish('connection.changed', view());
        return view();
      }
      current = open(next);
      events.publish('connection.changed', view());
      events.publish('auth.changed', shown(current.auth.state()));
      events.publish('signIn.changed', current.auth.flow.progress());
      await before.release();
      await current.auth.start({ absentReason: 'connection_changed' });
      return view();
    },
    async test(candidate) {
      const { auth } = current;
      const session = auth.state().status === 'signed_in' ? { ...(await resolveConnection(connection, localUrl)), token: () => auth.token() } : undefined;
      return testConnection(await resolveConnection(candidate, localUrl), session);
    },
    dispose: () => current.release(),
  };
}

/** The connection's name on screen. */
export function labelOf(connection: Connection): string {
  return connection.kind === 'local' ? localLabel : new URL(connection.chatUrl).host;
}

/** What a connection leads to, whatever its chat looks like and however people sign in: the same text for the same servers. */
export function serversOf(connection: Connection): string {
  return JSON.stringify({ ...connection, chat: undefined, signIn: undefined, authorities: undefined });
}

/** Names vault entries: stable for one auth server across runs, ports of the embedded server, and spellings of its URL. */
export function keyOf(connection: Connection): string {
  return connection.kind === 'local' ? 'local' : (parseServerUrl(connection.authUrl)?.origin ?? connection.authUrl);
}

/** A connection's own authorities, for the servers that get its token and no others. */
export function authoritiesOf(connection: Connection): ResolvedConnection['authorities'] {
  if (connection.kind !== 'remote' || connection.authorities === undefined) return undefined;
  const uploads = connection.chat?.uploads;
  const urls = [connection.authUrl, connection.chatUrl, ...(typeof uploads === 'object' ? [uploads.uploadUrl] : [])];
  return { pem: connection.authorities, hosts: urls.map((url) => new URL(url).host) };
}

async function resolveConnection(connection: Connection, localUrl: () => Promise<string>): Promise<ResolvedConnection> {
  const key = keyOf(connection);
  if (connection.kind === 'remote') {
    const { signIn } = connection;
    const authorities = authoritiesOf(connection);
    return { authUrl: connection.authUrl, authPath: connection.authPath ?? defaultAuthPath, chatUrl: connection.chatUrl, key, ...(signIn !== undefined && { signIn }), ...(authorities && { authorities }) };
  }
  const authUrl = await localUrl();
  return { authUrl, authPath: defaultAuthPath, chatUrl: `${authUrl}/chatkit`, key };
}
