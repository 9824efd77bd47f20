import type { ReactNode } from 'react';
import { useStrings } from './context.ts';

/** Says that an answer is short because the reader wanted it so. */
export function Stopped(): ReactNode {
  const strings = useStrings();
  return <p className="stopped">{strings.stopped}</p>;
}
