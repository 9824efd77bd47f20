/** What is needed of a socket and of a server of `node:http`; this folder knows no Node. */
interface LimitedSocket {
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

interface LimitedServer {
  on(event: 'connection', listener: (socket: LimitedSocket) => void): unknown;
  on(event: 'request', listener: (request: { socket: LimitedSocket }, response: { once(event: 'close', listener: () => void): unknown }) => void): unknown;
}

/**
 * Keeps the connections of a server to so many. Whoever is one too many takes the place of the one that has waited longest without
 * a request that is being answered; so a flood of connections that say nothing, or say it slowly, shuts nobody out. Where every
 * one of them is being answered, the new one is closed.
 */
export function limitConnections(server: LimitedServer, max: number): void {
  /** In the order they came, or fell idle. */
  const idle = new Set<LimitedSocket>();
  const open = new Set<LimitedSocket>();
  const answering = new Map<LimitedSocket, number>();

  server.on('connection', (socket) => {
    open.add(socket);
    if (open.size > max) {
      const [longest = socket] = idle;
      open.delete(longest);
      idle.delete(longest);
      longest.destroy();
      if (longest === socket) return;
    }
    idle.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      idle.delete(socket);
      answering.delete(socket);
    });
  });
  server.on('request', ({ socket }, response) => {
    answering.set(socket, (answering.get(socket) ?? 0) + 1);
    idle.delete(socket);
    response.once('close', () => {
      const left = (answering.get(socket) ?? 1) - 1;
      if (left > 0) answering.set(socket, left);
      else answering.delete(socket);
      if (left <= 0 && open.has(socket)) idle.add(socket);
    });
  });
}
