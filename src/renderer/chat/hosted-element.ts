import { elementName } from '../element/define-element.ts';
import type { HostedFailure } from './page-settings.ts';

/** How long OpenAI's script may take to define its element, in ms. */
export const definePatienceMs = 8_000;

export interface HostedElementDeps {
  document: Document;
  registry: Pick<CustomElementRegistry, 'whenDefined'>;
  /** @returns the cancel. */
  delay: (ms: number, run: () => void) => () => void;
}

/** Loads OpenAI's script, which defines the element. @returns what went wrong; `undefined`: the element is there. */
export function loadHostedElement(scriptUrl: string, { document, registry, delay }: HostedElementDeps): Promise<HostedFailure | undefined> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    const settle = (failure: HostedFailure | undefined): void => {
      cancel();
      // What has not begun to run by now is not to begin later.
      if (failure !== undefined) script.remove();
      resolve(failure);
    };
    const cancel = delay(definePatienceMs, () => settle('late'));
    script.addEventListener('error', () => settle('blocked'));
    registry.whenDefined(elementName).then(
      () => settle(undefined),
      () => settle('blocked'),
    );
    script.async = true;
    script.src = scriptUrl;
    document.head.append(script);
  });
}

/** How long the hosted element may take from its definition to its first `chatkit.ready`, in ms; its frame loads meanwhile. */
const readyPatienceMs = 15_000;

/**
 * Gives the hosted element up when it is defined but will not work: it never gets ready, or reports an error before it is, or
 * one about the host. Listens on the way down: what an element says before React's own listeners are there is heard, too.
 */
export function watchHostedElement(target: Pick<EventTarget, 'addEventListener'>, delay: HostedElementDeps['delay'], giveUp: (failure: HostedFailure, detail: string) => void): void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  let isReady = false;
  const end = (failure: HostedFailure, detail: string): void => {
    stop.abort();
    cancel();
    giveUp(failure, detail);
  };
  const cancel = delay(readyPatienceMs, () => end('late', ''));
  target.addEventListener(
    'chatkit.ready',
    () => {
      isReady = true;
      cancel();
    },
    options,
  );
  target.addEventListener(
    'chatkit.error',
    (event) => {
      const { error } = (event as CustomEvent<{ error?: { message?: unknown } } | null>).detail ?? {};
      const message = typeof error?.message === 'string' ? error.message : '';
      if (!isReady || /\bdomain\b/i.test(message)) end('refused', message);
    },
    options,
  );
}
