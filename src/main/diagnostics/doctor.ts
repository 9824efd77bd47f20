import { doctorCheckIds, type ConnectionCheck, type ConnectionCheckId } from '../../shared/connection.ts';
import { toWireError } from '../../shared/errors.ts';
import { quoted, say } from '../../shared/texts/say.ts';
import { check } from '../check.ts';
import { checkClock } from './clock-check.ts';
import type { DoctorAnswer, DoctorDeps, DoctorRoute } from './doctor-deps.ts';
import { checkTokenKey } from './key-check.ts';
import { checkNames, checkPortal, checkProxy, findRoutes } from './network-checks.ts';
import { checkTls } from './tls-check.ts';

/**
 * Looks at everything between this computer and the servers of the connection in use, and says what to fix where. Changes
 * nothing, and shows the token to nobody but the chat server that it is in use for.
 * @returns one check for each of `doctorCheckIds`, in that order, also when the signal ended it before all were done; never
 *   rejects for reasons of network or servers
 */
export function createDoctor(deps: DoctorDeps): (signal?: AbortSignal) => Promise<ConnectionCheck[]> {
  const { authBase, request, now, platform } = deps;

  return async (signal) => {
    let over = false;
    const found = new Map<ConnectionCheckId, ConnectionCheck>();
    const inOrder = (): ConnectionCheck[] => doctorCheckIds.flatMap((id) => found.get(id) ?? []);
    const tell = (running: boolean): void => deps.onProgress?.({ running, checks: inOrder() });
    const add = (check: ConnectionCheck): void => {
      if (over) return;
      found.set(check.id, check);
      tell(true);
    };
    /** A fault of our own in one check must not hide what the others found. */
    const run = async (id: ConnectionCheckId, look: () => ConnectionCheck | Promise<ConnectionCheck>): Promise<void> => {
      try {
        add(await look());
      } catch {
        add(check(id, 'skipped', say('doctor', 'notChecked')));
      }
    };

    async function checkAll(): Promise<void> {
      const connection = await deps.connection();
      const base = authBase(connection);
      const chat = new URL(connection.chatUrl);
      const servers = base.host === chat.host ? [base] : [base, chat];
      const routes = await findRoutes(servers, deps.route);
      const routeTo = (url: URL): DoctorRoute | undefined => {
        const route = routes.get(url.host);
        return route instanceof Error ? undefined : route;
      };
      const tls = (id: 'tls.auth' | 'tls.chat', url: URL): Promise<void> =>
        run(id, () => {
          const route = routeTo(url);
          return route === undefined ? check(id, 'skipped', say('doctor', 'onceWay', url.host)) : checkTls(id, url, route, deps);
        });

      await Promise.all([
        run('network.names', () => checkNames(servers, routes, deps.lookup)),
        run('network.proxy', () => checkProxy(servers, routes, deps)),
        tls('tls.auth', base),
        base.host === chat.host && base.protocol === chat.protocol
          ? run('tls.chat', () => check('tls.chat', 'skipped', say('doctor', 'sameServer')))
          : tls('tls.chat', chat),
        (async () => {
          const sentAt = now();
          const answer = await request(at(base, '/ok')).catch(() => undefined);
          const receivedAt = now();
          const portal = checkPortal(base.host, answer);
          add(portal);
          await run('clock.skew', () =>
            answer === undefined || portal.status !== 'ok'
              ? check('clock.skew', 'skipped', say('doctor', 'onceReached', base.host))
              : checkClock({ host: base.host, answer, sentAt, receivedAt, platform }),
          );
        })(),
        run('token.key', async () => {
          const [jwks, token] = await Promise.all([request(at(base, '/jwks')).catch((): DoctorAnswer | undefined => undefined), deps.token().catch(() => undefined)]);
          return checkTokenKey(base.host, jwks, token);
        }),
        deps.test(connection).then((checks) => checks.forEach(add)),
      ]);
    }

    tell(true);
    try {
      // What is on its way ends by its own time limit; nobody waits for it.
      await Promise.race([checkAll(), ended(signal)]);
    } catch (error) {
      // No address to look at: the embedded server did not start, or the test itself failed.
      const { message, said } = toWireError(error);
      add(check('auth.reachable', 'failed', said === undefined ? quoted(message) : { message, said }, say('doctor', 'restart')));
    }
    over = true;
    const reason = signal?.aborted === true ? say('doctor', 'stopped') : say('doctor', 'onceSignInReached');
    for (const id of doctorCheckIds) if (!found.has(id)) found.set(id, check(id, 'skipped', reason));
    tell(false);
    return inOrder();
  };
}

function at(base: URL, path: string): URL {
  return new URL(base.pathname.replace(/\/$/, '') + path, base);
}

/** Resolves when somebody stops the checks. */
function ended(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
