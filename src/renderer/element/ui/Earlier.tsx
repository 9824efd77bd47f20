import type { ReactNode, RefObject } from 'react';
import type { Session } from '../controller/session.ts';
import type { SessionState } from '../controller/session-state.ts';
import { useStrings } from './context.ts';

export interface EarlierProps {
  session: Session;
  state: SessionState;
  /** Turns that are here but not drawn yet. */
  hidden: number;
  sentinel: RefObject<HTMLDivElement | null>;
}

/** What is above the first turn: nothing, more on its way, or a button after a failure. */
export function Earlier({ session, state, hidden, sentinel }: EarlierProps): ReactNode {
  const strings = useStrings();
  if (state.older === 'failed') {
    return (
      <div className="earlier">
        <span>{strings.olderFailed}</span>
        <button type="button" className="button" onClick={() => void session.loadOlder()}>
          {strings.retry}
        </button>
      </div>
    );
  }
  if (hidden === 0 && state.older === 'none') return null;
  return (
    <div className="earlier" ref={sentinel}>
      {strings.olderLoading}
    </div>
  );
}
