import type { ArchiveJob } from '../../shared/history.ts';

/** What a taskbar shows of an export or import: 0 to 1, more than 1 for “some time”, -1 for nothing (Electron's `setProgressBar`). */
export function taskbarProgress(job: Pick<ArchiveJob, 'state' | 'done' | 'total'>): number {
  if (job.state !== 'running') return -1;
  return job.total > 0 ? Math.min(1, job.done / job.total) : 2;
}
