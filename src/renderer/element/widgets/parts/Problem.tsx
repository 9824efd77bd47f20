import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** What is wrong with a field, below it. */
export function Problem({ id, text }: { id: string; text: string | undefined }): ReactNode {
  if (text === undefined) return null;
  return (
    <p id={id} className="w-problem">
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden />
      <span>{text}</span>
    </p>
  );
}
