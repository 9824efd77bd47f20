/** Exposes the contract of `desktop-api.ts` as `window.latchkey`, and nothing else: no channel can be reached by name. */
import { appSlug } from '../shared/brand.ts';
import { contextBridge, ipcRenderer, webFrame } from 'electron';
import { callChannel, methodNames, publishChannel, type DesktopApi, type MethodName } from '../shared/desktop-api.ts';
import { toWireError, type Result } from '../shared/errors.ts';
import { lookAtRest } from '../shared/heap-rest.ts';
import { createEventHub } from '../shared/event-hub.ts';

/** The only document with a bridge; the web host has no preload. */
const shellOrigin = 'app://shell';

/** What the shell's heap may hold beyond what is used, KiB. */
const enoughKb = 8 * 1_024;

/** What a start leaves behind, about 20 MiB that Chromium keeps until the computer has too little. */
function giveBack(): void {
  const { totalHeapSize, usedHeapSize } = process.getHeapStatistics();
  if (totalHeapSize - usedHeapSize > enoughKb) webFrame.clearCache();
}

const hub = createEventHub();

async function call(method: MethodName, input: unknown): Promise<Result<unknown>> {
  try {
    return (await ipcRenderer.invoke(callChannel, method, input)) as Result<unknown>;
  } catch (error) {
    // Main is going away, or the input cannot be cloned.
    return { ok: false, error: toWireError(error) };
  }
}

const methods = Object.fromEntries(methodNames.map((name) => [name, (input?: unknown) => call(name, input)]));
const api: DesktopApi = { methods: methods as unknown as DesktopApi['methods'], on: hub.on };

// Whatever else a window may come to show has nothing of it: main would refuse its calls as well.
if (location.origin === shellOrigin) {
  ipcRenderer.on(publishChannel, (_event, name: unknown, payload: unknown) => hub.emit(name, payload));
  contextBridge.exposeInMainWorld(appSlug, api);
  lookAtRest(() => requestIdleCallback(giveBack), (look, delayMs) => {
    const timer = setTimeout(look, delayMs);
    return () => clearTimeout(timer);
  });
}
