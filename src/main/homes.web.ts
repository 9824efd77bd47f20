import { createAttention } from './attention.ts';
import type { Home } from './home.ts';
import { createEventStreams } from './ipc/event-streams.ts';
import { createWebRpc, type WebRpc } from './ipc/rpc.web.ts';
import type { Log } from './platform.ts';
import { createWebHost } from './web-host/web-host.ts';
import { createNoWindows } from './window/no-windows.ts';
import type { WordsNow } from './words.ts';

/**
 * The web host's side of a workspace: two ports of its own, and with them a cookie of its own, since browsers do not
 * keep cookies apart by port but by name.
 * @param shellPort 0 for any free one
 * @throws LatchkeyError `server.failed` when a port cannot be had
 */
export async function openWebHome(shellPort: number, words: () => WordsNow, log: Log): Promise<Home> {
  const host = await createWebHost({ shellPort, words, log });
  const attention = createAttention();
  let rpc: WebRpc | undefined;
  return {
    origins: host.origins,
    attention,
    window: createNoWindows(() => attention.watching()),
    serve(workspace) {
      rpc?.dispose();
      const opened = createWebRpc({ router: workspace.router, log, streams: createEventStreams({ onListened: attention.seen }) });
      rpc = opened;
      workspace.events.subscribe((event, payload) => opened.publish(event, payload));
      host.serve({ gateway: workspace.gateway, rpc: (request) => opened.handle(request) });
    },
    show: () => Promise.resolve({ url: host.link() }),
    retire() {
      rpc?.dispose();
      host.retire();
      return Promise.resolve();
    },
    async close() {
      rpc?.dispose();
      await host.close();
    },
  };
}
