import { History, SquarePen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '../controller/session.ts';
import { useController, useSession, useStrings, useView } from './context.ts';

/** Title, new conversation, and the list where there is one. */
export function Header({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const { options, historyOpen } = useView();
  const threadTitle = useSession(session, (state) => state.thread.thread?.title);
  const { title } = options.header ?? {};
  const history = options.history?.enabled !== false;
  return (
    <div className="header">
      {title?.enabled !== false && (
        <span className="header-title" dir="auto">
          {title?.text ?? threadTitle ?? ''}
        </span>
      )}
      <span className="header-actions">
        <button type="button" className="icon-button" title={strings.newThread} aria-label={strings.newThread} onClick={() => void controller.openThread(null)}>
          <SquarePen size={18} strokeWidth={1.75} aria-hidden />
        </button>
        {history && (
          <button
            type="button" className="icon-button" title={strings.history} aria-label={strings.history} aria-expanded={historyOpen}
            onClick={() => controller.showHistory(!historyOpen)}
          >
            <History size={18} strokeWidth={1.75} aria-hidden />
          </button>
        )}
      </span>
    </div>
  );
}
