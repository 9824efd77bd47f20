import { useMemo, type ReactNode } from 'react';
import { useShell, useUi } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTold, useWords } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { groupThreads } from './thread-groups.ts';
import type { ThreadListState } from './thread-store.ts';
import { ThreadList } from './ThreadList.tsx';
import { ThreadSkeleton } from './ThreadSkeleton.tsx';
import { useToday } from './use-today.ts';

/** The list in each of its states: loading, empty, failing, partial. */
export function ThreadPane({ list }: { list: ThreadListState }): ReactNode {
  const shell = useShell();
  const { currentThread } = useUi();
  const { threads: running } = useObservable(shell.state.streams);
  const { threads: unread } = useObservable(shell.state.unread);
  const now = useToday();
  const words = useWords();
  const tell = useTold();
  const { common, sidebar } = words.texts;
  const groups = useMemo(() => groupThreads(list.threads, { now, words }), [list.threads, now, words]);
  const reason = list.failure === undefined ? '' : tell(list.failure) || sidebar.noReason;
  const refresh = (): void => void shell.threads.get()?.refresh();

  if (list.phase === 'loading' && list.threads.length === 0) {
    return (
      <div className="thread-pane" aria-busy="true">
        <span className="visually-hidden" role="status">
          {sidebar.loading}
        </span>
        <ThreadSkeleton />
      </div>
    );
  }
  if (list.phase === 'failed') {
    return (
      <div className="thread-pane pane-message" role="alert">
        <p>{sidebar.loadFailed(reason)}</p>
        <Button onClick={refresh}>{common.tryAgain}</Button>
      </div>
    );
  }
  return (
    <div className="thread-pane">
      {list.threads.length === 0 && (
        <div className="pane-message">
          <p>{sidebar.empty}</p>
        </div>
      )}
      {list.threads.length > 0 && <ThreadList groups={groups} threads={list.threads} currentId={currentThread} running={running} unread={unread} />}
      {list.failure !== undefined && (
        <div className="pane-line" role="status">
          <span>{sidebar.refreshFailed}</span>
          <button type="button" className="link" onClick={refresh} title={reason}>
            {common.tryAgain}
          </button>
        </div>
      )}
    </div>
  );
}
