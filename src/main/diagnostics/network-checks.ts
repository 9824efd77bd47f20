import { isIP } from 'node:net';
import type { ConnectionCheck } from '../../shared/connection.ts';
import { LatchkeyError } from '../../shared/errors.ts';
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
  if (named.length === 0) return { id, status: 'skipped', message: 'No name has to be looked up on this computer.' };
  const missing = (await Promise.all(named.map(async (url) => ((await lookup(bare(url)).catch(() => [])).length === 0 ? [url.hostname] : [])))).flat();
  if (missing.length === 0) return { id, status: 'ok', message: `${list(named.map(({ hostname }) => hostname))} ${named.length === 1 ? 'is' : 'are'} known here.` };
  return {
    id,
    status: 'failed',
    message: `No address was found for ${list(missing)}.`,
    fix: 'Check the address for typos, and that you are online. If it works elsewhere, your network may need a VPN, or another DNS server.',
  };
}

/** What the system's proxy settings say of both servers, and whether the proxy lets Latchkey through. */
export async function checkProxy(urls: readonly URL[], routes: Routes, { route, tryProxy }: Pick<DoctorDeps, 'route' | 'tryProxy'>): Promise<ConnectionCheck> {
  const id = 'network.proxy';
  if (route === undefined) return { id, status: 'skipped', message: 'Run in a browser, Latchkey goes straight to its servers and uses no proxy.' };
  const through: string[] = [];
  for (const url of urls) {
    const way = routes.get(url.host);
    if (way instanceof Error) return unusable(way, url);
    if (way?.kind !== 'proxy') continue;
    const proxy = new URL(way.uri).host;
    try {
      await tryProxy(way.uri, url);
    } catch (error) {
      return refused(proxy, url, networkFault(error));
    }
    through.push(`${url.host} through ${proxy}`);
  }
  if (through.length === 0) return { id, status: 'ok', message: 'No proxy is in between.' };
  return { id, status: 'ok', message: `The proxy lets Latchkey through: ${list(through)}.` };
}

function unusable(error: Error, url: URL): ConnectionCheck {
  const id = 'network.proxy';
  if (error instanceof LatchkeyError) {
    const [message = error.message, ...fix] = error.message.split(/(?<=\.) (?=[A-Z])/);
    return { id, status: 'failed', message, fix: fix.join(' ') };
  }
  return { id, status: 'failed', message: `The system’s proxy settings give no way to ${url.host}.`, fix: 'Check the proxy in the network settings of your system.' };
}

function refused(proxy: string, url: URL, fault: ReturnType<typeof networkFault>): ConnectionCheck {
  const id = 'network.proxy';
  if (fault.kind !== 'proxy') {
    return { id, status: 'failed', message: `The proxy: ${describeFault(proxy, fault)}`, fix: 'Check the proxy in the network settings of your system, or ask whoever runs the network.' };
  }
  const wantsPassword = fault.code === '407';
  return {
    id,
    status: 'failed',
    message: wantsPassword ? `The proxy ${proxy} wants a name and a password, which Latchkey cannot give.` : `The proxy ${proxy} refuses the way to ${url.host} (${fault.code ?? 'no reason'}).`,
    fix: `Ask whoever runs the network to let Latchkey reach ${url.host}${wantsPassword ? ' without them' : ''}.`,
  };
}

/** Whether a network that wants its own sign-in (hotel, train) answers in the server's place. @param answer to `GET /ok` of Better Auth */
export function checkPortal(host: string, answer: DoctorAnswer | undefined): ConnectionCheck {
  const id = 'network.portal';
  const fix = 'Open any web page in your browser. If this network shows a sign-in page, sign in there, then run the checks again.';
  if (answer === undefined) return { id, status: 'skipped', message: `Checked once ${host} can be reached.` };
  // RFC 6585 §6.
  if (answer.status === 511) return { id, status: 'failed', message: 'This network wants you to sign in to it first.', fix };
  if (answer.location !== undefined && new URL(answer.location).host !== host) {
    return { id, status: 'warning', message: `Requests to ${host} are sent on to ${new URL(answer.location).host}. This network may want you to sign in to it first.`, fix };
  }
  if (answer.status === 200 && !answer.isJson) {
    return { id, status: 'warning', message: `A web page answers in place of ${host}. This network may want you to sign in to it first, or the address is wrong.`, fix };
  }
  return { id, status: 'ok', message: 'No sign-in page of a network is in between.' };
}

/** What keeps a request from a server altogether, with advice; for checks that have nothing else to say. */
export function unreachableCheck(id: ConnectionCheck['id'], host: string, error: unknown): ConnectionCheck {
  const fault = networkFault(error);
  return { id, status: 'failed', message: describeFault(host, fault), fix: faultAdvice(fault.kind) };
}

function isProxied(route: DoctorRoute | Error | undefined): boolean {
  return route !== undefined && !(route instanceof Error) && route.kind === 'proxy';
}

function bare({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function list(words: readonly string[]): string {
  return words.join(' and ');
}
