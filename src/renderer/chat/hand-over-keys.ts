/** Keys on their way from the frame to the shell's search. */
export interface KeyHandOver {
  /** The shell was asked to take the keyboard: what is typed until it has it is not the composer's. */
  begin(): void;
  /** The frame has the keyboard again. */
  end(): void;
  dispose(): void;
}

export interface KeyHandOverDeps {
  target: Pick<Window, 'addEventListener'>;
  /** Sends one key's text on. */
  send(text: string): void;
  /** @returns the cancel. */
  delay(ms: number, run: () => void): () => void;
}

/** A shell that has not taken the keyboard by then does not want it, in ms. */
const giveUpMs = 1_000;

/** The keyboard goes over to the shell some milliseconds after it was asked to take it; nothing that is typed meanwhile is lost. */
export function createKeyHandOver({ target, send, delay }: KeyHandOverDeps): KeyHandOver {
  const stop = new AbortController();
  let cancel: (() => void) | undefined;

  function end(): void {
    cancel?.();
    cancel = undefined;
  }

  // Before the composer sees it; also Enter, which would send a draft.
  target.addEventListener('keydown', (event) => {
    if (cancel === undefined || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const plain = !event.ctrlKey && !event.metaKey && (!event.altKey || event.getModifierState('AltGraph'));
    // Names of other keys ("Enter") are longer than one sign.
    if (plain && Array.from(event.key).length === 1) send(event.key);
  }, { capture: true, signal: stop.signal });
  for (const name of ['blur', 'pointerdown'] as const) target.addEventListener(name, end, { capture: true, signal: stop.signal });

  return {
    begin() {
      end();
      cancel = delay(giveUpMs, end);
    },
    end,
    dispose() {
      end();
      stop.abort();
    },
  };
}
