import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ThreadFault } from '../../../shared/chatkit/thread-state.ts';
import type { Session } from '../controller/session.ts';
import { faultText } from '../locales/fault-text.ts';
import { useController, useStrings } from './context.ts';
import { CopyButton } from './CopyButton.tsx';

export interface FaultCardProps {
  session: Session;
  fault: ThreadFault;
  /** ISO-8601. */
  at: string | undefined;
}

/** A failed turn (§5.6): what happened, the way on, and the code and time for whoever has to look into it. */
export function FaultCard({ fault, at }: FaultCardProps): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const details = [fault.code, fault.status === undefined ? undefined : `HTTP ${fault.status}`, at].filter((part) => part !== undefined).join(' · ');
  return (
    <div className="fault" role="alert">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      <div className="fault-body">
        <p dir="auto">{faultText(strings, fault)}</p>
        <details>
          <summary>{strings.details}</summary>
          <span className="fault-details">
            <code>{details}</code>
            <CopyButton text={details} label={strings.copyDetails} />
          </span>
        </details>
      </div>
      {fault.allowRetry && (
        <button type="button" className="button" onClick={controller.retry}>
          {strings.retry}
        </button>
      )}
    </div>
  );
}
