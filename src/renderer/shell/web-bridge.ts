import { appName } from '../../shared/brand.ts';
import { createParser } from 'eventsource-parser';
import { methodNames, pageHeader, type DesktopApi, type MethodName } from '../../shared/desktop-api.ts';
import type { Result, WireError } from '../../shared/errors.ts';
import { createEventHub } from '../../shared/event-hub.ts';

export interface WebBridgeDeps {
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Calls back once after a while; `setTimeout` outside tests. */
  after: (ms: number, call: () => void) => void;
}

const browser: WebBridgeDeps = {
  fetch: (url, init) => fetch(url, init),
  after: (ms, call) => void setTimeout(call, ms),
};

const pageHeaders = { [pageHeader]: 'shell' };

/** Waits between attempts to hear from main again, in ms; the last one repeats. */
const waitsMs = [500, 1_000, 2_000, 5_000];

/** Where each value that changes can be asked for, to catch up after a gap in the events. */
const sources = {
  'auth.changed': 'auth.state',
  'vault.changed': 'vault.info',
  'connection.changed': 'connection.get',
  'settings.changed': 'settings.get',
  'server.changed': 'server.state',
  'streams.changed': 'streams.list',
  'workspaces.changed': 'workspaces.list',
  'unread.changed': 'unread.list',
  'updates.changed': 'updates.get',
} as const;

/**
 * `window.latchkey` over HTTP: the web host's twin of preload, same contract. Events come as a stream read with
 * `fetch`, because EventSource cannot send our header. When the stream breaks it is opened again, and what may have
 * changed in between is asked for once.
 */
export function createWebBridge({ fetch, after }: WebBridgeDeps = browser): DesktopApi {
  const hub = createEventHub();

  async function call(method: MethodName, input: unknown): Promise<Result<unknown>> {
    try {
      const headers = { ...pageHeaders, 'content-type': 'application/json' };
      const response = await fetch('/rpc', { method: 'POST', headers, body: JSON.stringify({ method, input }) });
      return toResult(await response.json());
    } catch {
      return { ok: false, error: gone };
    }
  }

  /** @returns whether it is worth trying again: not where this browser has been shut out. */
  async function listenOnce(onOpen: () => void): Promise<boolean> {
    const response = await fetch('/events', { headers: pageHeaders });
    if (response.status === 403) return false;
    if (!response.ok || response.body === null) return true;
    onOpen();
    const parser = createParser({
      onEvent: ({ event, data }) => hub.emit(event, JSON.parse(data)),
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      parser.feed(value);
    }
  }

  function listen(attempt: number, isFirst: boolean): void {
    let failures = attempt;
    const onOpen = (): void => {
      failures = 0;
      if (!isFirst) void catchUp();
    };
    void listenOnce(onOpen)
      .catch(() => true)
      .then((again) => {
        if (again) after(waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 0, () => listen(failures + 1, false));
      });
  }

  async function catchUp(): Promise<void> {
    for (const [event, method] of Object.entries(sources)) {
      const result = await call(method, undefined);
      if (result.ok) hub.emit(event, result.value);
    }
  }

  listen(0, true);
  const methods = Object.fromEntries(methodNames.map((name) => [name, (input?: unknown) => call(name, input)]));
  return { methods: methods as unknown as DesktopApi['methods'], on: hub.on };
}

const gone: WireError = { code: 'network.unreachable', message: `${appName} has stopped. Start it again, and open the link it prints.`, said: { key: 'errors.stopped', args: [] } };

/** The host answers with a result; its door answers with the error form. */
function toResult(body: unknown): Result<unknown> {
  if (typeof body === 'object' && body !== null) {
    if ('ok' in body) return body as Result<unknown>;
    if ('error' in body) return { ok: false, error: body.error as WireError };
  }
  return { ok: false, error: gone };
}
