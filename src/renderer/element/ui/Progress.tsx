import type { ReactNode } from 'react';
import { useStrings } from './context.ts';

/** The one passing line about what goes on (§3.4); without a text, that the answer has not begun. */
export function Progress({ text }: { text: string | undefined }): ReactNode {
  const strings = useStrings();
  return (
    <p className="progress shimmer" data-quiet={text === undefined} dir="auto">
      {text ?? strings.thinking}
    </p>
  );
}
