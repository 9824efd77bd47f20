import type { Dispose } from './platform.ts';

type Schedule = (run: () => void, delayMs: number) => Dispose;

/** What a request gets anew after a person was asked for something, at most, in ms. */
const anewMs = 15_000;

export interface Asking {
  asking(): boolean;
  onChange(listener: () => void): () => void;
}

/** A schedule for limits on waiting: while a person is being asked, none runs out; afterwards each has its time once more. */
export function patientSchedule(schedule: Schedule, { asking, onChange }: Asking): Schedule {
  return (run, delayMs) => {
    let cancel: Dispose = schedule(fire, delayMs);
    function fire(): void {
      if (!asking()) {
        run();
        return;
      }
      const stop = onChange(() => {
        if (asking()) return;
        stop();
        cancel = schedule(run, Math.min(delayMs, anewMs));
      });
      cancel = stop;
    }
    return () => cancel();
  };
}
