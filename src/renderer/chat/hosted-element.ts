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

export interface HostedWatch {
  ready: () => void;
  /** An error that the element reports: before it is ready, or about the host, it will not work here. */
  reported: (error: Error) => void;
  dispose: () => void;
}

/** Gives the hosted element up when it is defined but will not work. */
export function watchHostedElement(delay: HostedElementDeps['delay'], giveUp: (failure: HostedFailure, detail: string) => void): HostedWatch {
  let isReady = false;
  const cancel = delay(readyPatienceMs, () => giveUp('late', ''));
  return {
    ready: () => {
      isReady = true;
      cancel();
    },
    reported: (error) => {
      if (!isReady || /\bdomain\b/i.test(error.message)) giveUp('refused', error.message);
    },
    dispose: cancel,
  };
}
