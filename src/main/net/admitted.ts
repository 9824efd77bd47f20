import type { Socket } from 'node:net';
import { ProxyRefusal } from '../tunnel.ts';
import type { ProxyAccess } from './proxy-access.ts';
import { basicAuthorization, readChallenge } from './proxy-challenge.ts';

/**
 * Opens a tunnel with what the proxy is known to want, and again each time that it wants something else, until it lets through or
 * nobody says. Rejects with what `open` rejected with, or `network.proxy`.
 * @param open the argument is the value of `Proxy-Authorization`
 */
export async function admitted(access: ProxyAccess | undefined, proxy: string, open: (authorization: string | undefined) => Promise<Socket>): Promise<Socket> {
  access?.met(proxy);
  let login = access?.login(proxy);
  for (;;) {
    try {
      const socket = await open(login && basicAuthorization(login));
      if (login !== undefined) access?.accepted(proxy, login);
      return socket;
    } catch (error) {
      if (!(error instanceof ProxyRefusal) || error.status !== 407 || access === undefined) throw error;
      login = await access.challenged(proxy, readChallenge(error.challenges), login);
    }
  }
}
