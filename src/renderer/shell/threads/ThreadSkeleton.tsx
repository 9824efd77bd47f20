import type { ReactNode } from 'react';

const widths = [72, 88, 56, 80, 64, 92, 48, 76];

/** Stands for titles that are on their way; CSS shows it only after 200 ms, so that quick answers do not flicker. */
export function ThreadSkeleton(): ReactNode {
  return (
    <div className="thread-skeleton" aria-hidden="true">
      {widths.map((width) => (
        <i key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
