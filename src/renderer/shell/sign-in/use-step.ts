import { useRef, useState } from 'react';
import type { Result, WireError } from '../../../shared/errors.ts';

export interface StepCall {
  busy: boolean;
  error: WireError | undefined;
  clear(): void;
  /** One call at a time. @returns whether it worked */
  run(call: () => Promise<Result<unknown>>): Promise<boolean>;
}

/** A call to main behind a button: once at a time, with what came of it. */
export function useStep(): StepCall {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError>();
  const underWay = useRef(false);
  return {
    busy,
    error,
    clear: () => setError(undefined),
    async run(call) {
      if (underWay.current) return false;
      underWay.current = true;
      setBusy(true);
      setError(undefined);
      const result = await call();
      underWay.current = false;
      setBusy(false);
      if (!result.ok) setError(result.error);
      return result.ok;
    },
  };
}
