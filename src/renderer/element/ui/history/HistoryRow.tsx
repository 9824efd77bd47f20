import { Pencil, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useLocale, useStrings } from '../context.ts';
import type { ListedThread } from './listing.ts';
import { RenameField } from './RenameField.tsx';

export interface HistoryRowProps {
  thread: ListedThread;
  current: boolean;
  /** The one row that Tab reaches. */
  tabStop: boolean;
  renaming: boolean;
  /** Absent: not offered. */
  onRename: ((id: string) => void) | undefined;
  onDelete: ((id: string) => void) | undefined;
  onRenamed: (id: string, title: string | undefined, refocus: boolean) => void;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
}

/** One conversation of the list. */
export const HistoryRow = memo(function HistoryRow({ thread, current, tabStop, renaming, onRename, onDelete, onRenamed, onOpen, onFocus }: HistoryRowProps): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const { id, createdAt } = thread;
  const title = thread.title === '' ? strings.untitled : plainName(thread.title);
  const tabIndex = tabStop ? 0 : -1;
  if (renaming) {
    return (
      <div className="history-row" role="listitem">
        <RenameField title={thread.title} onDone={(next, refocus) => onRenamed(id, next, refocus)} />
      </div>
    );
  }
  const when = Number.isNaN(createdAt) ? title : `${title}\n${new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(createdAt)}`;
  return (
    <div className="history-row" role="listitem" data-current={current}>
      <button
        type="button" className="history-open" data-thread={id} tabIndex={tabIndex} data-tip={when} aria-current={current ? 'page' : undefined}
        onClick={() => onOpen(id)} onFocus={() => onFocus(id)}
      >
        <span className="one-line" dir="auto">
          {title}
        </span>
      </button>
      {onRename !== undefined && (
        <button type="button" className="icon-button" tabIndex={tabIndex} aria-label={strings.historyRename(title)} data-tip={strings.historyRename(title)} onClick={() => onRename(id)}>
          <Pencil size={16} strokeWidth={1.75} aria-hidden />
        </button>
      )}
      {onDelete !== undefined && (
        <button type="button" className="icon-button" tabIndex={tabIndex} aria-label={strings.historyDelete(title)} data-tip={strings.historyDelete(title)} onClick={() => onDelete(id)}>
          <Trash2 size={16} strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
});
