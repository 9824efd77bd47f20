import { parseToFrame, portMessage } from '../../shared/chat-frame.ts';
import type { FromFrame, ToFrame } from '../../shared/chat-frame.ts';

export interface FramePortDeps {
  /** The only origin that may hand over a port. */
  shellOrigin: string;
  /** The window that embeds this one. */
  parent: unknown;
  /** Where window messages arrive. */
  target: Pick<EventTarget, 'addEventListener'>;
  onMessage: (message: ToFrame) => void;
}

export interface FramePort {
  /** Tells the shell; dropped while no shell has connected. */
  send: (message: FromFrame) => void;
  dispose: () => void;
}

/**
 * The frame's end of the line to the shell. A port is taken from the parent window at the shell's origin only, and
 * answered with `frame.ready`; the shell may offer several until one is answered, and closes those it does not use.
 */
export function connectShell({ shellOrigin, parent, target, onMessage }: FramePortDeps): FramePort {
  const ports = new Set<MessagePort>();
  const stop = new AbortController();

  function take(port: MessagePort): void {
    ports.add(port);
    port.onmessage = (event: MessageEvent<unknown>) => {
      const message = parseToFrame(event.data);
      if (message !== undefined) onMessage(message);
    };
    port.postMessage({ type: 'frame.ready' } satisfies FromFrame);
  }

  target.addEventListener(
    'message',
    (event) => {
      const { source, origin, data, ports: offered } = event as MessageEvent<unknown>;
      const [port] = offered;
      if (source !== parent || origin !== shellOrigin || port === undefined || !isOffer(data)) return;
      take(port);
    },
    { signal: stop.signal },
  );

  return {
    send: (message) => {
      for (const port of ports) port.postMessage(message);
    },
    dispose: () => {
      stop.abort();
      for (const port of ports) port.close();
      ports.clear();
    },
  };
}

function isOffer(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === portMessage;
}
