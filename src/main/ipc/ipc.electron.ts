import { ipcMain, type WebContents } from 'electron';
import { callChannel, publishChannel, type DesktopEvents, type EventName } from '../../shared/desktop-api.ts';
import { LatchkeyError, toWireError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Router } from './router.ts';
import { senderOf } from './sender.ts';

export interface IpcDeps {
  /** Whose page calls, as the host knows it: nothing in the call says it. `undefined`: no page of ours. */
  routerOf(contents: WebContents): Router | undefined;
  /** The host's number of the window around a page. */
  windowOf(contents: WebContents): number | undefined;
  /** Events go only to a page of this origin, whatever a window shows at the moment. */
  shellOrigin: string;
}

export interface Ipc {
  publish<E extends EventName>(to: WebContents | undefined, event: E, payload: DesktopEvents[E]): void;
  dispose(): void;
}

/** Attaches the workspaces' routers to Electron; nothing else touches `ipcMain`. */
export function registerIpc({ routerOf, windowOf, shellOrigin }: IpcDeps): Ipc {
  ipcMain.handle(callChannel, (event, method: unknown, input: unknown) => {
    const router = routerOf(event.sender);
    if (router === undefined) return { ok: false, error: toWireError(new LatchkeyError('request.denied', say('errors', 'onlyOwnWindow'))) };
    const window = windowOf(event.sender);
    return router.dispatch({ ...senderOf(event.senderFrame), ...(window !== undefined && { window }) }, method, input);
  });
  return {
    publish(to, event, payload) {
      if (to === undefined || to.isDestroyed() || !to.getURL().startsWith(`${shellOrigin}/`)) return;
      to.send(publishChannel, event, payload);
    },
    dispose: () => ipcMain.removeHandler(callChannel),
  };
}
