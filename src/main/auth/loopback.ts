import { appName } from '../../shared/brand.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitConnections } from '../../shared/connection-limit.ts';
import { parseHandedToken, type HandedCode } from '../deep-link.ts';

/** Waits on a port of this computer for one callback (RFC 8252 §7.3), where links of our scheme do not reach the app. */
export interface Loopback {
  port: number;
  close(): void;
}

/** @param onCode says whether the code was one that is waited for; then nobody listens any more */
export type Listen = (onCode: (handed: HandedCode) => Promise<boolean>) => Promise<Loopback>;

/** What the browser shows then. */
export interface LoopbackTexts {
  /** BCP 47. */
  lang: string;
  dir: 'ltr' | 'rtl';
  done: string;
  refused: string;
}

/** One browser comes once; more than these have no business here. */
const maxConnections = 16;

/** Rejects when no port can be had. Everything but the one callback is answered with 404, and nothing of it is kept. */
export function createLoopback(words: () => LoopbackTexts): Listen {
  return (onCode) =>
    new Promise((resolve, reject) => {
      const server = createServer({ headersTimeout: 5_000, connectionsCheckingInterval: 1_000 }, (request, response) => {
        const say = (status: number, what: 'done' | 'refused'): void => {
          const { lang, dir, [what]: text } = words();
          response.writeHead(status, {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
            'cache-control': 'no-store',
            'referrer-policy': 'no-referrer',
            connection: 'close',
          });
          response.end(`<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${appName}</title><p>${text}</p></html>`);
        };
        const handed = request.method === 'GET' && isOurs(request.headers.host, port()) ? readCallback(request.url ?? '') : undefined;
        if (handed === undefined) {
          response.writeHead(404, { connection: 'close' }).end();
          return;
        }
        onCode(handed).then(
          (isOurs) => {
            say(isOurs ? 200 : 400, isOurs ? 'done' : 'refused');
            if (isOurs) close();
          },
          () => say(500, 'refused'),
        );
      });
      const port = (): number => (server.address() as AddressInfo | null)?.port ?? 0;
      const close = (): void => {
        server.close();
        server.closeIdleConnections();
      };
      server.maxHeadersCount = 50;
      limitConnections(server, maxConnections);
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        // Waits for nobody when the app quits.
        server.unref();
        resolve({ port: port(), close });
      });
    });
}

/** A page elsewhere cannot have its own name resolve to this computer and ask us in its own name. */
function isOurs(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}`;
}

function readCallback(url: string): HandedCode | undefined {
  if (url.length > 4_096 || !url.startsWith('/auth/callback?')) return undefined;
  const token = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('token');
  return token === null ? undefined : parseHandedToken(token);
}
