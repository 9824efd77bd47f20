import { useMemo, type ReactNode } from 'react';
import { useShell, useUi } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { filterThreads } from './list-keys.ts';
import { groupThreads } from './thread-groups.ts';
import type { ThreadListState } from './thread-store.ts';
import { ThreadList } from './ThreadList.tsx';
import { ThreadSkeleton } from './ThreadSkeleton.tsx';
import { useToday } from './use-today.ts';

interface ThreadPaneProps {
  list: ThreadListState;
  filter: string;
  onClearFilter(): void;
}

/** The list in each of its states: loading, empty, failing, partial, filtered. */
export function ThreadPane({ list, filter, onClearFilter }: ThreadPaneProps): ReactNode {
  const shell = useShell();
  const { currentThread } = useUi();
  const { threads: running } = useObservable(shell.state.streams);
  const now = useToday();
  const shown = useMemo(() => filterThreads(list.threads, filter), [list.threads, filter]);
  const groups = useMemo(() => groupThreads(shown, { now }), [shown, now]);
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
      {list.threads.length > 0 && shown.length === 0 && (
        <div className="pane-message" role="status">
          <p>No chat title contains “{filter.trim()}”.</p>
          <Button onClick={onClearFilter}>Clear filter</Button>
        </div>
      )}
      {shown.length > 0 && <ThreadList groups={groups} threads={shown} currentId={currentThread} running={running} />}
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
