import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** For the embedded server. */
  env: Record<string, string>;
  stop(): Promise<void>;
  /** Listens again where it was. */
  start(): Promise<void>;
}

/**
 * A real OpenID Connect provider on a free port (`oidc-provider`), with its own pages: any name signs in, with the e-mail
 * `name@id.example`.
 */
export async function startOidcProvider(): Promise<OidcServer> {
  let server: Server;
  let port = 0;
  const sockets = new Set<{ destroy(): void }>();
  const answer: ReturnType<Provider['callback']> = (request, response) => provider.callback()(request, response);
  async function start(): Promise<void> {
    server = createServer((request, response) => void answer(request, response));
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }
  await start();
  const issuer = `http://127.0.0.1:${port}`;
  const client = { clientId: 'latchkey-server', clientSecret: 'only-for-tests-and-of-no-other-use' };
  // The library says to use it behind TLS; it is right, and this is a test.
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: ['http://127.0.0.1:1/api/auth/callback/oidc'], application_type: 'native' }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['only-for-tests'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, email: `${id.toLowerCase()}@id.example`, email_verified: true }),
    }),
  });
  // RFC 8252 §7.3: of an address on this computer the port does not count. The server's is not known beforehand.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => /^http:\/\/127\.0\.0\.1:\d+\/api\/auth\/callback\/oidc$/.test(uri);
  return {
    issuer,
    ...client,
    env: { LATCHKEY_OIDC_ISSUER: issuer, LATCHKEY_OIDC_CLIENT_ID: client.clientId, LATCHKEY_OIDC_CLIENT_SECRET: client.clientSecret, LATCHKEY_OIDC_NAME: 'Example ID' },
    start,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
