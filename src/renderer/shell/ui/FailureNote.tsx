import type { ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { useTold } from '../texts.tsx';
import { ErrorDetails } from './ErrorDetails.tsx';

/** What went wrong, read out at once, with what support needs to know of it. */
export function FailureNote({ error }: { error: WireError }): ReactNode {
  const tell = useTold();
  return (
    <div className="note note-danger" role="alert">
      {tell(error)}
      <ErrorDetails error={error} />
    </div>
  );
}
