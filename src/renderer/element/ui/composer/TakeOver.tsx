import type { ReactNode } from 'react';
import type { Session } from '../../controller/session.ts';
import { useSession } from '../context.ts';
import { pendingInput } from '../inputs/pending-input.ts';
import { StructuredInputPanel } from '../inputs/StructuredInputPanel.tsx';

/** What takes the composer's place: questions of the assistant that wait for an answer (§4.2). Else the composer itself. */
export function TakeOver({ session, children }: { session: Session; children: ReactNode }): ReactNode {
  const item = useSession(session, (state) => pendingInput(state.thread));
  return item === undefined ? children : <StructuredInputPanel key={item.id} session={session} item={item} />;
}
