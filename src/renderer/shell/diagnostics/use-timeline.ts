import { useCallback, useEffect, useState } from 'react';
import type { Timeline } from '../../../shared/diagnostics.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';

export interface TimelineReading {
  /** `undefined` until the first answer. */
  timeline: Timeline | undefined;
  /** When it was read, ms since 1970. */
  readAt: number;
  /** Why the newest reading failed; what was read before stays. */
  failure: WireError | undefined;
  /** Reads again; resolves when the answer is on the screen. */
  read(): Promise<void>;
}

/** Reads the timeline when the page opens, and again whenever something may have been added to it. */
export function useTimeline(): TimelineReading {
  const { desktop } = useShell();
  const [reading, setReading] = useState<Omit<TimelineReading, 'read'>>({ timeline: undefined, readAt: 0, failure: undefined });

  const read = useCallback(
    () =>
      desktop.methods['diagnostics.timeline']().then((result) => {
        setReading((before) => (result.ok ? { timeline: result.value, readAt: Date.now(), failure: undefined } : { ...before, failure: result.error }));
      }),
    [desktop],
  );

  useEffect(() => {
    void read();
    const again = (): void => void read();
    const undo = [desktop.on('auth.changed', again), desktop.on('vault.changed', again), desktop.on('connection.changed', again)];
    window.addEventListener('focus', again);
    return () => {
      undo.forEach((release) => release());
      window.removeEventListener('focus', again);
    };
  }, [desktop, read]);

  return { ...reading, read };
}
