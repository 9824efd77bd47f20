import type { ConnectionView } from '../../shared/desktop-api.ts';
import type { Observable } from './state/observable.ts';

export interface ChatHomeDeps {
  connection: Observable<ConnectionView | undefined>;
  /** Origin that this page's policy lets the chat frame have; it was written into this document. */
  frameOrigin: string;
  /** Loads the chat page anew, which brings what the connection says about it. */
  reloadFrame(): void;
  /** Loads this page anew, with a policy for where the chat page is now. */
  reloadShell(): void;
}

/** Keeps the chat frame with the connection: each one has its own settings, and may have a host of its own. @returns the undo. */
export function followChatHome({ connection, frameOrigin, reloadFrame, reloadShell }: ChatHomeDeps): () => void {
  let known = nameOf(connection.get());
  return connection.subscribe(() => {
    const view = connection.get();
    const name = nameOf(view);
    const changed = known !== undefined && name !== known;
    known = name;
    if (!changed) return;
    if (view?.chatOrigin !== undefined && view.chatOrigin !== frameOrigin) reloadShell();
    else reloadFrame();
  });
}

function nameOf(view: ConnectionView | undefined): string | undefined {
  return view && JSON.stringify(view.connection);
}
