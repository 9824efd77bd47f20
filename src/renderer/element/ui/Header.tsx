import type { HeaderOption } from '@openai/chatkit';
import { History, SquarePen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '../controller/session.ts';
import { plainName } from '../markdown/hidden-characters.ts';
import { useController, useSession, useStrings, useView } from './context.ts';
import { HeaderIcon } from './header/HeaderIcon.tsx';
import { headerActionName } from './header/action-name.ts';
import { IconButton } from './parts/IconButton.tsx';

/** A button of the page (§7.2). The option names only a picture, so the picture's name has to say what it does. */
function CustomAction({ action }: { action: NonNullable<HeaderOption['leftAction']> }): ReactNode {
  const strings = useStrings();
  const name = headerActionName(strings, action.icon);
  return (
    <button type="button" className="icon-button" aria-label={name} data-tip={name} onClick={() => action.onClick()}>
      <HeaderIcon name={action.icon} />
    </button>
  );
}

/** Title, new conversation, the list where there is one, and what the page adds. */
export function Header({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const { options, historyOpen } = useView();
  const threadTitle = useSession(session, (state) => state.thread.thread?.title);
  const fresh = useSession(session, (state) => state.threadId === null && state.response === 'idle');
  const { title, leftAction, rightAction } = options.header ?? {};

  function startNew(): void {
    void controller.openThread(null);
    controller.focusComposer();
  }

  return (
    <header className="header">
      {leftAction !== undefined && <CustomAction action={leftAction} />}
      {title?.enabled !== false && (
        <span className="header-title one-line" dir="auto">
          {title?.text ?? plainName(threadTitle ?? '')}
        </span>
      )}
      <span className="header-actions">
        <IconButton label={strings.newThread} icon={SquarePen} size={18} disabled={fresh} onClick={startNew} />
        {options.history?.enabled !== false && (
          <button
            type="button" className="icon-button" aria-label={strings.history} data-tip={strings.history} aria-haspopup="dialog" aria-expanded={historyOpen}
            onClick={() => controller.showHistory(!historyOpen)}
          >
            <History size={18} strokeWidth={1.75} aria-hidden />
          </button>
        )}
        {rightAction !== undefined && <CustomAction action={rightAction} />}
      </span>
    </header>
  );
}
