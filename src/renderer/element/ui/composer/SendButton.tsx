import { ArrowUp, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { blockedBy, hasContent } from '../../controller/composer/draft.ts';
import type { Session } from '../../controller/session.ts';
import { canStop } from '../../controller/session-state.ts';
import { useSession, useStrings } from '../context.ts';
import { useParts, usePart } from './composer-context.ts';

/** Sends; while an answer comes it stops that. */
export function SendButton({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const { locked, field } = useParts();
  const responding = useSession(session, (state) => state.response !== 'idle');
  const loading = useSession(session, (state) => state.loading);
  const stoppable = useSession(session, canStop);
  const ready = usePart(hasContent);
  const blocked = usePart(blockedBy);

  /** The pressed button gives way to another one; the cursor goes where writing goes on. */
  function stop(): void {
    session.stop();
    field.current?.focus();
  }

  if (responding) {
    return (
      <button type="button" className="send stop" data-tip={strings.stop} aria-label={strings.stop} disabled={!stoppable} onClick={stop}>
        <Square size={12} fill="currentColor" strokeWidth={0} aria-hidden />
      </button>
    );
  }
  const why = blocked === undefined ? strings.send : blocked === 'uploading' ? strings.sendBlockedUploading : strings.sendBlockedFailed;
  return (
    // A blocked button can be pressed: that says why.
    <button type="submit" className="send" data-tip={why} aria-label={strings.send} aria-disabled={blocked !== undefined} disabled={!ready || loading || locked}>
      <ArrowUp size={18} strokeWidth={2} aria-hidden />
    </button>
  );
}
