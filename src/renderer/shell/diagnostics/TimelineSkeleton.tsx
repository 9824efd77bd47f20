import type { ReactNode } from 'react';

/** Where the verdict will be; appears only when it takes longer than a glance. */
export function TimelineSkeleton(): ReactNode {
  return (
    <div className="diagnostics-skeleton" role="status" aria-label="Reading what happened">
      <i />
      <i />
    </div>
  );
}
