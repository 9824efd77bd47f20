import { isIP } from 'node:net';
import type { ConnectionCheck } from '../../shared/connection.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say, type Sentence } from '../../shared/texts/say.ts';
import { check, failedCheck } from '../check.ts';
import { describeFault, faultAdvice, networkFault } from '../network-fault.ts';
import type { DoctorAnswer, DoctorDeps, DoctorRoute } from './doctor-deps.ts';

/** How each server is reached; an error where there is no way. */
export type Routes = ReadonlyMap<string, DoctorRoute | Error>;

/** Asks for the way to each server; never rejects. @param urls one per host */
export async function findRoutes(urls: readonly URL[], route: DoctorDeps['route']): Promise<Routes> {
  const found = await Promise.all(
    urls.map(async (url): Promise<[string, DoctorRoute | Error]> => {
      try {
        return [url.host, route === undefined ? { kind: 'direct' } : await route(url)];
      } catch (error) {
        return [url.host, error instanceof Error ? error : new Error('No way was found.')];
      }
    }),
  );
  return new Map(found);
}

/** Whether the names of both servers are known here. A proxy looks them up itself. */
export async function checkNames(urls: readonly URL[], routes: Routes, lookup: DoctorDeps['lookup']): Promise<ConnectionCheck> {
  const id = 'network.names';
  const named = urls.filter((url) => isIP(bare(url)) === 0 && bare(url) !== 'localhost' && !isProxied(routes.get(url.host)));
  if (named.length === 0) return check(id, 'skipped', say('doctor', 'noNames'));
  const missing = (await Promise.all(named.map(async (url) => ((await lookup(bare(url)).catch(() => [])).length === 0 ? [url.hostname] : [])))).flat();
  if (missing.length === 0) return check(id, 'ok', aboutNames(named.map(({ hostname }) => hostname), 'nameKnown', 'namesKnown'));
  return check(id, 'failed', aboutNames(missing, 'nameUnknown', 'namesUnknown'), say('doctor', 'nameFix'));
}

/** There are never more than two servers. */
function aboutNames([first = '', second]: readonly string[], one: 'nameKnown' | 'nameUnknown', two: 'namesKnown' | 'namesUnknown'): Sentence {
  return second === undefined ? say('doctor', one, first) : say('doctor', two, first, second);
}

/** What the system's proxy settings say of both servers, and whether the proxy lets Latchkey through. */
export async function checkProxy(urls: readonly URL[], routes: Routes, { route, tryProxy }: Pick<DoctorDeps, 'route' | 'tryProxy'>): Promise<ConnectionCheck> {
  const id = 'network.proxy';
  if (route === undefined) return check(id, 'skipped', say('doctor', 'noProxyInBrowser'));
  const through: [host: string, proxy: string][] = [];
  for (const url of urls) {
    const way = routes.get(url.host);
    if (way instanceof Error) return unusable(way, url);
    if (way?.kind !== 'proxy') continue;
    const proxy = new URL(way.uri).host;
    try {
      await tryProxy(way.uri, url);
    } catch (error) {
      return error instanceof LatchkeyError ? failedCheck(id, error) : refused(proxy, url, networkFault(error));
    }
    through.push([url.host, proxy]);
  }
  const [first, second] = through;
  if (first === undefined) return check(id, 'ok', say('doctor', 'noProxy'));
  return check(id, 'ok', second === undefined ? say('doctor', 'proxyPasses', ...first) : say('doctor', 'proxiesPass', ...first, ...second));
}

function unusable(error: Error, url: URL): ConnectionCheck {
  const id = 'network.proxy';
  return error instanceof LatchkeyError ? failedCheck(id, error) : check(id, 'failed', say('doctor', 'noWay', url.host), say('doctor', 'checkProxy'));
}

function refused(proxy: string, { host }: URL, fault: ReturnType<typeof networkFault>): ConnectionCheck {
  const id = 'network.proxy';
  if (fault.kind !== 'proxy') return check(id, 'failed', say('doctor', 'proxyFault', describeFault(proxy, fault)), say('doctor', 'checkProxyOrAsk'));
  if (fault.code === '407') return { ...check(id, 'failed', say('access', 'proxyWants', proxy), say('access', 'proxyWantsFix')), obstacle: 'proxy' };
  return check(id, 'failed', say('doctor', 'proxyRefuses', proxy, host, fault.code ?? say('doctor', 'noReason')), say('doctor', 'askToReach', host));
}

/** Whether a network that wants its own sign-in (hotel, train) answers in the server's place. @param answer to `GET /ok` of Better Auth */
export function checkPortal(host: string, answer: DoctorAnswer | undefined): ConnectionCheck {
  const id = 'network.portal';
  const fix = say('doctor', 'portalFix');
  if (answer === undefined) return check(id, 'skipped', say('doctor', 'onceReached', host));
  // RFC 6585 §6.
  if (answer.status === 511) return { ...check(id, 'failed', say('doctor', 'portal'), fix), obstacle: 'portal' };
  if (answer.location !== undefined && new URL(answer.location).host !== host) return { ...check(id, 'warning', say('doctor', 'portalRedirect', host, new URL(answer.location).host), fix), obstacle: 'portal' };
  if (answer.status === 200 && !answer.isJson) return { ...check(id, 'warning', say('doctor', 'portalPage', host), fix), obstacle: 'portal' };
  return check(id, 'ok', say('doctor', 'noPortal'));
}

/** What keeps a request from a server altogether, with advice; for checks that have nothing else to say. */
export function unreachableCheck(id: ConnectionCheck['id'], host: string, error: unknown): ConnectionCheck {
  const fault = networkFault(error);
  return check(id, 'failed', describeFault(host, fault), faultAdvice(fault.kind));
}

function isProxied(route: DoctorRoute | Error | undefined): boolean {
  return route !== undefined && !(route instanceof Error) && route.kind === 'proxy';
}

function bare({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
