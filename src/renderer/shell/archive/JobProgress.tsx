import type { ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import type { ArchiveJob } from '../../../shared/history.ts';

/** How many chats are done, as a bar and in numbers. */
export function JobProgress({ job, label }: { job: Pick<ArchiveJob, 'done' | 'total'>; label: string }): ReactNode {
  const { done, total } = job;
  const { archive } = useTexts();
  return (
    <div className="job">
      <progress aria-label={label} max={Math.max(total, 1)} value={total === 0 ? undefined : done} />
      <span className="tabular">{total === 0 ? label : archive.progress(done, total)}</span>
    </div>
  );
}
