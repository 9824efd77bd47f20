import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Jump } from '../controller/jump.ts';
import { useStrings } from './context.ts';

/** A sentence that needs no answer stays so long, in ms. */
const shownMs = 6_000;

/** A quiet line over the conversation while an item further back is looked for, and when it is not there. */
export function JumpLine({ jump }: { jump: Jump | undefined }): ReactNode {
  const strings = useStrings();
  const [over, setOver] = useState<Jump>();
  const missing = jump?.state === 'missing';
  useEffect(() => {
    if (!missing) return undefined;
    const timer = setTimeout(() => setOver(jump), shownMs);
    return () => clearTimeout(timer);
  }, [jump, missing]);

  const text = jump?.state === 'seeking' ? strings.olderLoading : missing && over !== jump ? strings.itemMissing : '';
  return (
    <p className="jump-line" role="status" data-seeking={jump?.state === 'seeking' || undefined}>
      {text}
    </p>
  );
}
