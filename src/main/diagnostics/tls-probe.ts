import { lookAtPeer, type PeerFacts } from '../peer-certificate.ts';
import { openTunnel } from '../tunnel.ts';
import { createSecureContext } from 'node:tls';
import type { Socket } from 'node:net';
import type { DoctorRoute } from './doctor-deps.ts';

export interface ProbeDeps {
  /** CA certificates that the app trusts for this host, as PEM; `undefined`: Node's own. */
  cas: (host: string) => string[] | undefined;
  /** Has a way through a proxy opened with what the proxy wants to know (`Proxy-Authorization`); with nothing by default. */
  admitted?: ((proxy: string, open: (authorization: string | undefined) => Promise<Socket>) => Promise<Socket>) | undefined;
  /** 10 s by default. */
  timeoutMs?: number;
}

export interface Probes {
  /** @see DoctorDeps */
  probeTls(url: URL, route: DoctorRoute): Promise<PeerFacts>;
  tryProxy(proxy: string, to: URL): Promise<void>;
}

/** Looks at certificates and proxies over connections of its own, on which nothing is asked. */
export function createProbes({ cas, admitted = (_proxy, open) => open(undefined), timeoutMs = 10_000 }: ProbeDeps): Probes {
  function tunnel(proxy: string, to: URL): Promise<Socket> {
    const { protocol, host } = new URL(proxy);
    const ca = protocol === 'https:' ? cas(host) : undefined;
    const port = to.port === '' ? (to.protocol === 'https:' ? 443 : 80) : to.port;
    return admitted(proxy, (authorization) => openTunnel({ proxy, to: `${to.hostname}:${port}`, authorization, secureContext: ca && createSecureContext({ ca }), timeoutMs }));
  }

  return {
    async probeTls(url, route) {
      const through = route.kind === 'proxy' ? await tunnel(route.uri, url) : undefined;
      return lookAtPeer(url, { through, ca: cas(url.host), timeoutMs });
    },
    async tryProxy(proxy, to) {
      (await tunnel(proxy, to)).destroy();
    },
  };
}
