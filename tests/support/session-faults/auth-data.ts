import type Database from 'libsql';
import { readAuthSettings } from '../../../src/server/auth/auth-settings.ts';
import { createAuth } from '../../../src/server/auth/auth.ts';
import { looseRateLimits } from '../embedded-server.ts';
import type { Revocation } from './world.ts';

export const person = { name: 'Ada', email: 'ada@example.com' };
export const firstPassword = 'correct horse battery 0';

export interface AuthData {
  handle(request: Request): Promise<Response>;
  sessions(): string[];
  /** Ends every session, as different things do. @returns the password from then on */
  revoke(how: Revocation, password: string): Promise<string>;
}

/** Real Better Auth with the options of `src/server`, on this database; its clock is the real one. The person signs up where nobody has. */
export async function openAuthData(db: InstanceType<typeof Database>, url: string): Promise<AuthData> {
  const auth = await createAuth({
    db,
    secret: 'only-for-tests-0123456789abcdefghijklmnop',
    baseUrl: url,
    issuer: url,
    audience: url,
    trustedOrigins: [url],
    rateLimits: looseRateLimits,
    settings: readAuthSettings({}),
    log: { warn: () => undefined, error: () => undefined },
  });

  async function post(path: string, body: unknown, cookie?: string): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin: url, ...(cookie !== undefined && { cookie }) };
    const answer = await auth.handle(new Request(`${url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
    return answer;
  }
  const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '').join('; ');

  if (db.prepare('select id from user').all().length === 0) {
    await post('/sign-up/email', { ...person, password: firstPassword });
    db.exec('delete from session');
  }
  return {
    handle: (request) => auth.handle(request),
    sessions: () => (db.prepare('select token from session').all() as { token: string }[]).map(({ token }) => token),
    async revoke(how, password) {
      if (how === 'deleted') db.exec('delete from session');
      else if (how === 'expired') db.prepare('update session set expiresAt = ?').run(new Date(Date.now() - 60_000).toISOString());
      else {
        // Better Auth lets three passwords be changed in ten seconds; this goes faster.
        db.exec('delete from rateLimit');
        const elsewhere = cookieOf(await post('/sign-in/email', { email: person.email, password }));
        const next = `correct horse battery ${Number(password.split(' ').at(-1)) + 1}`;
        const changed = await post('/change-password', { currentPassword: password, newPassword: next, revokeOtherSessions: true }, elsewhere);
        await post('/sign-out', {}, cookieOf(changed));
        return next;
      }
      return password;
    },
  };
}
