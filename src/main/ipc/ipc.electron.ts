import { ipcMain, type WebContents } from 'electron';
import { callChannel, publishChannel, type DesktopEvents, type EventName } from '../../shared/desktop-api.ts';
import type { Router } from './router.ts';
import { senderOf } from './sender.ts';

export interface IpcDeps {
  router: Router;
  /** Events go only to a page of this origin, whatever a window shows at the moment. */
  shellOrigin: string;
  /** The shell's windows now. */
  targets: () => Iterable<WebContents>;
}

export interface Ipc {
  /** Sends an event to every shell window, or to the one given (`command.invoked` is for the focused one). */
  publish<E extends EventName>(event: E, payload: DesktopEvents[E], only?: WebContents): void;
  dispose(): void;
}

/** Attaches the router to Electron; nothing else touches `ipcMain`. */
export function registerIpc({ router, shellOrigin, targets }: IpcDeps): Ipc {
  ipcMain.handle(callChannel, (event, method: unknown, input: unknown) => router.dispatch(senderOf(event.senderFrame), method, input));
  return {
    publish(event, payload, only) {
      for (const contents of only === undefined ? targets() : [only]) {
        if (contents.isDestroyed() || !contents.getURL().startsWith(`${shellOrigin}/`)) continue;
        contents.send(publishChannel, event, payload);
      }
    },
    dispose: () => ipcMain.removeHandler(callChannel),
  };
}
