import { useMemo, type ReactNode } from 'react';
import { useShell, useUi } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
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
  const groups = useMemo(() => groupThreads(list.threads, { now }), [list.threads, now]);
  const refresh = (): void => void shell.threads.get()?.refresh();

  if (list.phase === 'loading' && list.threads.length === 0) {
    return (
      <div className="thread-pane" aria-busy="true">
        <span className="visually-hidden" role="status">
          Loading your chats
        </span>
        <ThreadSkeleton />
      </div>
    );
  }
  if (list.phase === 'failed') {
    return (
      <div className="thread-pane pane-message" role="alert">
        <p>Couldn’t load your chats. {list.failure}</p>
        <Button onClick={refresh}>Try again</Button>
      </div>
    );
  }
  return (
    <div className="thread-pane">
      {list.threads.length === 0 && (
        <div className="pane-message">
          <p>Your chats appear here. Write a message to start one.</p>
        </div>
      )}
      {list.threads.length > 0 && <ThreadList groups={groups} threads={list.threads} currentId={currentThread} running={running} unread={unread} />}
      {list.failure !== undefined && (
        <div className="pane-line" role="status">
          <span>Couldn’t refresh the list.</span>
          <button type="button" className="link" onClick={refresh} title={list.failure}>
            Try again
          </button>
        </div>
      )}
    </div>
  );
}
