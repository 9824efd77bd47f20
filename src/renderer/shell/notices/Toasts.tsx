import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShell, useUi } from '../shell-context.tsx';
import { withoutNotice } from '../state/ui-state.ts';
import { Parts, useTexts } from '../texts.tsx';
import { displayTitle } from '../threads/list-keys.ts';
import type { ThreadSummary } from '../threads/thread-groups.ts';
import { IconButton } from '../ui/IconButton.tsx';

const maxShown = 3;

/** What was just deleted, with its undo, and what did not work. A deletion's toast lives as long as its undo. */
export function Toasts({ deleted, sidebarShown }: { deleted: readonly ThreadSummary[]; sidebarShown: boolean }): ReactNode {
  const shell = useShell();
  const { notices } = useUi();
  const texts = useTexts();
  const { common, sidebar } = texts;
  return (
    <div
      className="toasts"
      data-over={sidebarShown ? 'sidebar' : 'conversation'}
      role="region"
      aria-label={sidebar.notifications}
      aria-live="polite"
    >
      {notices.map((notice) => (
        <div key={notice.id} className="toast toast-danger">
          <span>{notice.say(texts)}</span>
          <IconButton icon={X} label={common.dismiss} side="top" onClick={() => shell.ui.update((ui) => withoutNotice(ui, notice.id))} />
        </div>
      ))}
      {deleted.slice(-maxShown).map((thread) => (
        <div key={thread.id} className="toast">
          <span>
            <Parts of={sidebar.deleted(<b dir="auto">{displayTitle(texts, thread)}</b>)} />
          </span>
          <button type="button" className="link" onClick={() => shell.undoDelete(thread.id)}>
            {common.undo}
          </button>
        </div>
      ))}
    </div>
  );
}
