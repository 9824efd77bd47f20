import type { ReactNode } from 'react';
import { strings } from '../strings.ts';

/** Says that an answer is short because the reader wanted it so. */
export function Stopped(): ReactNode {
  return <p className="stopped">{strings.stopped}</p>;
}
