import type { delay as realDelay } from './delay.ts';

/** The chat page's end of the question whether it may listen; the shell and main answer it for one request at a time. */
export interface ShellMicrophone {
  /** Resolves when the microphone may be opened, once and now. @throws DOMException `NotAllowedError`, as the browser does. */
  open: () => Promise<void>;
  /** @param ask tells the shell. @returns the undo. */
  connect: (ask: () => void) => () => void;
  answered: (granted: boolean) => void;
}

/** A press counts for five seconds; an answer that comes later is of no use. */
const patienceMs = 4_000;

export function createShellMicrophone(delay: typeof realDelay): ShellMicrophone {
  let ask: (() => void) | undefined;
  let settle: ((granted: boolean) => void) | undefined;

  return {
    async open() {
      settle?.(false);
      const granted = await new Promise<boolean>((resolve) => {
        const stop = delay(patienceMs, () => resolve(false));
        settle = (answer) => {
          stop();
          settle = undefined;
          resolve(answer);
        };
        if (ask === undefined) settle(false);
        else ask();
      });
      if (!granted) throw new DOMException('microphone', 'NotAllowedError');
    },
    connect(tell) {
      ask = tell;
      return () => {
        if (ask === tell) ask = undefined;
      };
    },
    answered: (granted) => settle?.(granted),
  };
}
