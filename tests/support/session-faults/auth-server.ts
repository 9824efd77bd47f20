import Database from 'libsql';
import { createAuth } from '../../../src/server/auth/auth.ts';
import { looseRateLimits } from '../embedded-server.ts';

/** The embedded server's Better Auth without a socket, and its database for an administrator's hands. */
export interface AuthServer {
  url: string;
  handle(request: Request): Promise<Response>;
  /** A new process with the same data. */
  restart(): Promise<void>;
  /** Tokens of the sessions that a request could still use. */
  sessions(): string[];
  /** Ends every session, as different things do. */
  revoke(how: 'deleted' | 'expired' | 'password_changed'): Promise<void>;
  close(): void;
}

export const person = { name: 'Ada', email: 'ada@example.com' };

/** Real Better Auth with the options of `src/server`; its clock is the real one. */
export async function startAuthServer(): Promise<AuthServer & { password(): string }> {
  const url = 'http://127.0.0.1:4000';
  const db = new Database(':memory:');
  const make = () =>
    createAuth({
      db,
      secret: 'only-for-tests-0123456789abcdefghijklmnop',
      baseUrl: url,
      issuer: url,
      audience: url,
      trustedOrigins: [url],
      rateLimits: looseRateLimits,
      log: { warn: () => undefined, error: () => undefined },
    });
  let auth = await make();
  let password = 'correct horse battery 0';
  let changes = 0;

  async function post(path: string, body: unknown, cookie?: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin: url, ...(cookie !== undefined && { cookie }) };
    const answer = await auth.handle(new Request(`${url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
    return answer;
  }

  const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '').join('; ');
  await post('/sign-up/email', { ...person, password });
  db.exec('delete from session');

  return {
    url,
    password: () => password,
    handle: (request) => auth.handle(request),
    restart: async () => void (auth = await make()),
    sessions: () => (db.prepare('select token from session').all() as { token: string }[]).map(({ token }) => token),
    async revoke(how) {
      if (how === 'deleted') db.exec('delete from session');
      else if (how === 'expired') db.prepare('update session set expiresAt = ?').run(new Date(Date.now() - 60_000).toISOString());
      else {
        const elsewhere = cookieOf(await post('/sign-in/email', { email: person.email, password }));
        const next = `correct horse battery ${++changes}`;
        const changed = await post('/change-password', { currentPassword: password, newPassword: next, revokeOtherSessions: true }, elsewhere);
        password = next;
        await post('/sign-out', {}, cookieOf(changed));
      }
    },
    close: () => void db.close(),
  };
}
