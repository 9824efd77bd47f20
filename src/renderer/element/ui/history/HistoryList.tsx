import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { VList } from 'virtua';
import type { VListHandle } from 'virtua';
import { useController, useLocale, useSession, useStrings, useView } from '../context.ts';
import { historyLines, moveByKey } from './groups.ts';
import { HistoryRow } from './HistoryRow.tsx';
import type { ListedThread, ListingState } from './listing.ts';
import { useListing } from './ListingContext.ts';

export interface HistoryListProps {
  threads: readonly ListedThread[];
  more: ListingState['more'];
}

/** Height of a row in px; also in history.css. */
const rowHeight = 36;

/** At the end of the list: is only drawn when the reader comes near, which is when the next page is asked for. */
function MoreRow({ more, count }: { more: ListingState['more']; count: number }): ReactNode {
  const strings = useStrings();
  const listing = useListing();
  useEffect(() => {
    if (more === 'available') void listing.loadMore();
  }, [listing, more, count]);
  return (
    <div className="history-more" role="listitem">
      {more === 'failed' ? (
        <>
          {strings.historyMoreFailed}
          <button type="button" className="text-button" onClick={() => void listing.loadMore()}>
            {strings.retry}
          </button>
        </>
      ) : (
        strings.historyLoading
      )}
    </div>
  );
}

/** Conversations by time. One tab stop; arrows move, F2 renames, Delete deletes. Virtual: there may be thousands. */
export function HistoryList({ threads, more }: HistoryListProps): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const controller = useController();
  const listing = useListing();
  const { options, session } = useView();
  const openId = useSession(session, (state) => state.threadId);
  const { showDelete = true, showRename = true } = options.history ?? {};
  const [now] = useState(Date.now);
  const lines = useMemo(() => historyLines(threads, { strings, locale, now }), [threads, strings, locale, now]);
  const [activeId, setActiveId] = useState<string>();
  const [renamingId, setRenamingId] = useState<string>();
  const root = useRef<HTMLDivElement>(null);
  const virtual = useRef<VListHandle>(null);
  const tabStop = [activeId, openId ?? undefined, threads[0]?.id].find((id) => threads.some((thread) => thread.id === id));

  function focusRow(id: string | undefined): void {
    if (id === undefined) return;
    setActiveId(id);
    virtual.current?.scrollToIndex(lines.findIndex((line) => line.key === id), { align: 'nearest' });
    focusWhenDrawn(root.current, id);
  }

  function open(id: string): void {
    // A failure is shown in the thread's place.
    controller.openThread(id).catch(() => undefined);
    controller.showHistory(false);
    controller.focusComposer();
  }

  function remove(id: string): void {
    const at = threads.findIndex((thread) => thread.id === id);
    const rest = threads.filter((thread) => thread.id !== id);
    listing.remove(id);
    if (id === openId) void controller.openThread(null);
    else focusRow(rest[Math.min(at, rest.length - 1)]?.id);
  }

  function renamed(id: string, title: string | undefined, refocus: boolean): void {
    setRenamingId(undefined);
    if (title !== undefined) void listing.rename(id, title);
    if (refocus) focusWhenDrawn(root.current, id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (tabStop === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = threads.findIndex((thread) => thread.id === tabStop);
    const moved = moveByKey(event.key, at, threads.length);
    if (moved !== undefined) focusRow(threads[moved]?.id);
    else if (event.key === 'F2' && showRename) setRenamingId(tabStop);
    else if (event.key === 'Delete' && showDelete) remove(tabStop);
    else return;
    event.preventDefault();
  }

  return (
    <div ref={root} className="history-list" onKeyDown={onKeyDown}>
      <VList ref={virtual} itemSize={rowHeight} role="list" aria-label={strings.history}>
        {lines.map((line) =>
          'heading' in line ? (
            <div key={line.key} className="history-heading" role="listitem">
              <h3>{line.heading}</h3>
            </div>
          ) : (
            <HistoryRow
              key={line.key} thread={line.thread} current={line.key === openId} tabStop={line.key === tabStop} renaming={line.key === renamingId}
              onRename={showRename ? setRenamingId : undefined} onDelete={showDelete ? remove : undefined} onRenamed={renamed} onOpen={open} onFocus={setActiveId}
            />
          ),
        )}
        {more !== 'none' && <MoreRow key="more" more={more} count={threads.length} />}
      </VList>
    </div>
  );
}

const maxFrames = 10;

/** A row that was off screen takes a few frames until it is there. */
function focusWhenDrawn(root: HTMLElement | null, id: string, frames = maxFrames): void {
  requestAnimationFrame(() => {
    const row = root?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(id)}"]`);
    row?.focus({ preventScroll: true });
    if (row?.matches(':focus') !== true && frames > 0) focusWhenDrawn(root, id, frames - 1);
  });
}
