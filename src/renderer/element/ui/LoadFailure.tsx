import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ThreadFault } from '../../../shared/chatkit/thread-state.ts';
import type { Session } from '../controller/session.ts';
import { faultText } from '../locales/fault-text.ts';
import { useController, useStrings } from './context.ts';

/** In the thread's place when it cannot be read. */
export function LoadFailure({ session, fault }: { session: Session; fault: ThreadFault }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  return (
    <div className="load-failure" role="alert">
      <TriangleAlert size={18} strokeWidth={1.75} aria-hidden />
      <h1>{strings.loadFailed}</h1>
      <p>{faultText(strings, fault)}</p>
      {fault.allowRetry ? (
        <button type="button" className="button primary" onClick={() => void session.load().catch(() => undefined)}>
          {strings.retry}
        </button>
      ) : (
        <button type="button" className="button primary" onClick={() => void controller.openThread(null)}>
          {strings.newThread}
        </button>
      )}
    </div>
  );
}
