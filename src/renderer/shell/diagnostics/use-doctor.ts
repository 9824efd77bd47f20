import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConnectionCheck } from '../../../shared/connection.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';

export interface DoctorRun {
  phase: 'idle' | 'running' | 'done';
  checks: readonly ConnectionCheck[];
  failure: WireError | undefined;
  /** When the checks were done, ms since 1970. */
  finishedAt: number | undefined;
  run(): void;
  cancel(): void;
}

type State = Pick<DoctorRun, 'phase' | 'checks' | 'failure' | 'finishedAt'>;

/** The connection doctor: one run at a time, check by check as they are done, whichever window began it. */
export function useDoctor(): DoctorRun {
  const { desktop } = useShell();
  const [state, setState] = useState<State>({ phase: 'idle', checks: [], failure: undefined, finishedAt: undefined });
  const asked = useRef(false);

  useEffect(
    () =>
      desktop.on('doctor.changed', ({ running, checks }) => {
        setState((before) => ({ ...before, phase: running ? 'running' : 'done', checks, failure: undefined, finishedAt: running ? undefined : Date.now() }));
      }),
    [desktop],
  );

  const run = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setState({ phase: 'running', checks: [], failure: undefined, finishedAt: undefined });
    void desktop.methods['diagnostics.doctor']().then((result) => {
      asked.current = false;
      setState((before) =>
        result.ok
          ? { phase: 'done', checks: result.value, failure: undefined, finishedAt: Date.now() }
          : { ...before, phase: before.checks.length > 0 ? 'done' : 'idle', failure: result.error },
      );
    });
  }, [desktop]);

  const cancel = useCallback(() => void desktop.methods['diagnostics.cancel'](), [desktop]);
  return { ...state, run, cancel };
}
