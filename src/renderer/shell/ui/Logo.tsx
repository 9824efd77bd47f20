import type { ReactNode } from 'react';

/** The mark of `resources/tray.svg`, in the colour of the text around it. */
export function Logo({ size }: { size: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M4.25 2.25h1.5a3.5 3.5 0 0 1 3.5 3.5v1.5a3.5 3.5 0 0 1-3.5 3.5H4.5L.75 13.75v-8a3.5 3.5 0 0 1 3.5-3.5Z" />
      <path d="M9.25 6.5h6v3.5M12.25 6.5v2.75" />
    </svg>
  );
}
