import type { ReactNode } from 'react';

/** Something is under way; stands still for a reader who wants less motion. Named by what is written beside it. */
export function Spinner({ size = 16 }: { size?: number }): ReactNode {
  return (
    <svg className="spinner" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth={1.75} aria-hidden>
      <circle cx={8} cy={8} r={6} opacity={0.25} />
      <path d="M14 8a6 6 0 0 0-6-6" strokeLinecap="round" />
    </svg>
  );
}
