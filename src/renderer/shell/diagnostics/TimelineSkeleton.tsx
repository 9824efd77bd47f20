import type { ReactNode } from 'react';
import { useTexts } from '../texts.tsx';

/** Where the verdict will be; appears only when it takes longer than a glance. */
export function TimelineSkeleton(): ReactNode {
  const { reading } = useTexts().diagnostics;
  return (
    <div className="diagnostics-skeleton" role="status" aria-label={reading}>
      <i />
      <i />
    </div>
  );
}
