import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineStandIn } from './hosted-element.ts';

export interface HostedScript {
  /** Address of the script. */
  url: string;
  /** `silent`: loads, and never defines the element. */
  behaviour: 'defines' | 'silent';
  /** How often the script was asked for. */
  loads(): number;
  close(): Promise<void>;
}

/** The domain key that the stand-in takes on this host. OpenAI's own keys are opaque; this one says what it is for. */
export function domainKeyFor(hostname: string): string {
  return `domain_pk_${hostname}`;
}

/**
 * A stand-in for OpenAI's script on an origin of its own: a custom element of the documented name, options, methods and
 * events, with the check of the page's host name against the domain key (chatkit-js #62, #76), and a frame from its origin.
 */
export async function startHostedScript(): Promise<HostedScript> {
  let loads = 0;
  const element = `(${defineStandIn.toString()})();`;
  const server = createServer((request, response) => {
    if (request.url === '/deployments/chatkit.js') {
      loads += 1;
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script.behaviour === 'silent' ? 'window.hostedScriptRan = true;' : element);
    } else if (request.url === '/deployments/frame.html') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<script>parent.postMessage('stand-in frame', '*')</script>`);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const script: HostedScript = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/deployments/chatkit.js`,
    behaviour: 'defines',
    loads: () => loads,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return script;
}
