import { parseFromFrame, portMessage, type FromFrame, type ToFrame } from '../../shared/chat-frame.ts';

/** The part of an iframe that the link uses. */
export interface FrameTarget {
  /** Whether a document of another origin is there to be told; before, posting would only log an error. */
  hasDocument(): boolean;
  /** Delivers to the frame's window if its origin is the expected one. */
  post(message: { type: typeof portMessage }, port: MessagePort): void;
  /** Calls back each time a document has loaded in the frame. @returns the undo. */
  onLoad(listener: () => void): () => void;
  /** Loads the frame's page anew. */
  reload(): void;
}

export interface ChatLinkDeps {
  frame: FrameTarget;
  createChannel(): MessageChannel;
  /** @returns the cancel. */
  delay(ms: number, run: () => void): () => void;
  /** Guarded messages of the connected frame; `frame.ready` also after each reload of it. */
  onMessage(message: FromFrame): void;
}

export interface ChatLink {
  /** Sends now, a refresh again when the answer has ended; dropped while no frame is connected, whose `frame.ready` then asks for the whole state anyway. */
  send(message: ToFrame): void;
  isReady(): boolean;
  dispose(): void;
}

/** Short, because a late offer is a late first frame; an offer is two small objects. */
const retryMs = 25;
const maxOffers = 400;

/** A page that reloads has loaded by then, in ms; one that crashed never will by itself. */
const crashWaitMs = 2_000;

/**
 * Connects to the chat frame. The frame may begin to listen before or after our script runs, and may reload, so
 * ports are offered until one answers `frame.ready`; that one is the link, until a later one answers. A frame whose page
 * is gone and does not come back (its process crashed) is loaded anew.
 */
export function connectChatFrame({ frame, createChannel, delay, onMessage }: ChatLinkDeps): ChatLink {
  let active: MessagePort | undefined;
  const offered: MessagePort[] = [];
  let cancelRetry: (() => void) | undefined;
  let closed = false;
  let answering = false;
  /** A refresh that the frame did not do, because it was reading an answer. */
  let owed = false;

  function follow({ type }: FromFrame): void {
    if (type === 'response.started') answering = true;
    else if (type === 'response.ended' || type === 'frame.ready') {
      answering = false;
      if (owed && type === 'response.ended') active?.postMessage({ type: 'thread.refresh' } satisfies ToFrame);
      owed = false;
    }
  }

  function offer(remaining: number): void {
    cancelRetry?.();
    cancelRetry = undefined;
    if (closed) return;
    if (frame.hasDocument()) {
      const { port1, port2 } = createChannel();
      offered.push(port1);
      port1.onmessage = (event: MessageEvent<unknown>) => receive(port1, event.data);
      port1.addEventListener('close', () => lose(port1));
      frame.post({ type: portMessage }, port2);
    }
    if (remaining > 1) cancelRetry = delay(retryMs, () => offer(remaining - 1));
  }

  function receive(port: MessagePort, data: unknown): void {
    const message = parseFromFrame(data);
    if (message === undefined || closed) return;
    if (message.type === 'frame.ready') activate(port);
    if (port !== active) return;
    follow(message);
    onMessage(message);
  }

  /** The other end went away with its document. */
  function lose(port: MessagePort): void {
    if (port !== active || closed) return;
    active = undefined;
    cancelRetry?.();
    cancelRetry = delay(crashWaitMs, () => frame.reload());
  }

  function activate(port: MessagePort): void {
    cancelRetry?.();
    cancelRetry = undefined;
    if (active !== port) active?.close();
    active = port;
    // A later offer may be on its way to the same document, which would then answer on that one.
    const index = offered.indexOf(port);
    for (const older of offered.splice(0, index + 1)) if (older !== port) older.close();
  }

  const stopLoads = frame.onLoad(() => offer(maxOffers));
  offer(maxOffers);

  return {
    send(message) {
      if (message.type === 'thread.refresh') owed = answering;
      active?.postMessage(message);
    },
    isReady: () => active !== undefined,
    dispose() {
      closed = true;
      stopLoads();
      cancelRetry?.();
      for (const port of [...offered, active]) port?.close();
      active = undefined;
    },
  };
}

/** @returns the frame's origin; custom schemes such as `app:` have an opaque `URL.origin` outside Chromium's registry. */
export function originOf(src: string): string {
  const url = new URL(src);
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}

/** Adapts the page's iframe element. */
export function frameTarget(element: HTMLIFrameElement): FrameTarget {
  const origin = originOf(element.src);
  return {
    // The empty first document of a frame is ours to read; the chat page's is not.
    hasDocument: () => element.contentDocument === null,
    post: (message, port) => element.contentWindow?.postMessage(message, origin, [port]),
    onLoad(listener) {
      element.addEventListener('load', listener);
      return () => element.removeEventListener('load', listener);
    },
    reload() {
      const { src } = element;
      element.src = src;
    },
  };
}
