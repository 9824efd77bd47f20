import type { Session } from 'electron';

export interface ChatHostOptions {
  session: Session;
  /** Origin of the chat page with the active connection. */
  origin: () => string;
  answer: (request: Request) => Promise<Response>;
}

/**
 * Lets the chat page live on an https host, in this session only and without a server there: requests to that host are
 * answered here, every other https request goes on untouched. @returns what brings it in line with the connection.
 */
export function serveChatHost({ session, origin, answer }: ChatHostOptions): () => void {
  return () => {
    const wanted = origin().startsWith('https://');
    const handled = session.protocol.isProtocolHandled('https');
    if (handled && !wanted) session.protocol.unhandle('https');
    if (handled || !wanted) return;
    session.protocol.handle('https', (request) =>
      new URL(request.url).origin === origin() ? answer(request) : session.fetch(request, { bypassCustomProtocolHandlers: true }),
    );
  };
}
