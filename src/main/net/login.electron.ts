import { app } from 'electron';
import { LatchkeyError } from '../../shared/errors.ts';
import type { ProxyAccess } from './proxy-access.ts';
import type { ProxyLogin } from './proxy-challenge.ts';

/** What was given for one load lately: Chromium asks again only when that was refused. */
const rememberMs = 60_000;

/**
 * Answers proxies that ask Chromium itself, for what it loads past main: from the same store, and with the same question. A server
 * that asks gets nothing.
 */
export function answerLogins(access: ProxyAccess): void {
  const given = new Map<string, ProxyLogin>();
  app.on('login', (event, contents, { url }, { isProxy, host, port, scheme, realm }, callback) => {
    event.preventDefault();
    if (!isProxy) {
      callback();
      return;
    }
    const known = access.view().proxies.find(({ proxy }) => proxy.endsWith(`//${host}:${port}`));
    const proxy = known?.proxy ?? `http://${host}:${port}`;
    const load = `${contents?.id ?? 0} ${url} ${proxy}`;
    const used = given.get(load);
    // Chromium itself speaks every way it asks by; a name and a password are all it needs.
    const asked = scheme === '' ? [] : ['basic'];
    const first = used === undefined ? access.login(proxy) : undefined;
    void (first === undefined ? access.challenged(proxy, { schemes: asked, realm }, used) : Promise.resolve(first)).then(
      (login) => {
        given.set(load, login);
        setTimeout(() => given.delete(load), rememberMs).unref();
        callback(login.name, login.password);
      },
      (error: unknown) => {
        if (!(error instanceof LatchkeyError)) throw error;
        callback();
      },
    );
  });
}
