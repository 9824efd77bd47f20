import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { VList, type VListHandle } from 'virtua';
import { useFeature } from '../policy/LockLine.tsx';
import { useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { createTypeahead, displayTitle, moveByKey, toRows } from './list-keys.ts';
import type { ThreadGroup, ThreadSummary } from './thread-groups.ts';
import { ThreadRow } from './ThreadRow.tsx';

interface ThreadListProps {
  groups: readonly ThreadGroup[];
  /** The threads of all groups, in their order on the screen. */
  threads: readonly ThreadSummary[];
  currentId: string | null;
  /** Ids of threads that are being answered. */
  running: readonly string[];
  /** Ids of threads with a reply that nobody has seen. */
  unread: readonly string[];
}

/** Height of a row in CSS px; also in sidebar.css. */
const rowHeight = 34;

/** Virtual, so that ten thousand threads cost as much as thirty. One tab stop; arrows move inside. */
export function ThreadList({ groups, currentId, running, unread }: ThreadListProps): ReactNode {
  const shell = useShell();
  const texts = useTexts();
  const rows = useMemo(() => toRows(groups), [groups]);
  const threads = useMemo(() => groups.flatMap((group) => group.threads), [groups]);
  const root = useRef<HTMLDivElement>(null);
  const virtual = useRef<VListHandle>(null);
  const [typeahead] = useState(createTypeahead);
  const [activeId, setActiveId] = useState<string>();
  const [renamingId, setRenamingId] = useState<string>();
  const tabStop = [activeId, currentId, threads[0]?.id].find((id) => threads.some((thread) => thread.id === id));
  const tabRow = rows.findIndex((row) => row.key === tabStop);

  const focusThread = useCallback(
    (index: number, list: readonly ThreadSummary[]): void => {
      const thread = list[index];
      if (thread === undefined) return;
      setActiveId(thread.id);
      virtual.current?.scrollToIndex(
        rows.findIndex((row) => row.key === thread.id),
        { align: 'nearest' },
      );
      focusWhenMounted(root, thread.id);
    },
    [rows],
  );

  const onRenameDone = useCallback(
    (thread: ThreadSummary, title: string | undefined, refocus: boolean): void => {
      setRenamingId(undefined);
      if (title !== undefined && title !== thread.title) void shell.threads.get()?.rename(thread.id, title);
      if (refocus) focusWhenMounted(root, thread.id);
    },
    [shell],
  );

  const canExport = useFeature('export');
  const onExport = useCallback(
    ({ id, title }: ThreadSummary): void => shell.ui.update((ui) => ({ ...ui, exportThread: { id, title } })),
    [shell],
  );

  const onDelete = useCallback(
    (thread: ThreadSummary): void => {
      const index = threads.findIndex((other) => other.id === thread.id);
      const rest = threads.filter((other) => other.id !== thread.id);
      shell.deleteThread(thread.id);
      // The list goes with its last chat.
      if (rest.length === 0) document.querySelector<HTMLElement>('.new-chat')?.focus();
      focusThread(Math.min(index, rest.length - 1), rest);
    },
    [shell, threads, focusThread],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.defaultPrevented) return;
    const index = threads.findIndex((thread) => thread.id === tabStop);
    const active = threads[index];
    if (active === undefined) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const moved = plain ? moveByKey(event.key, index, threads.length) : undefined;
    if (moved !== undefined) focusThread(moved, threads);
    else if (event.key === 'F2') setRenamingId(active.id);
    else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) onDelete(active);
    else if (plain && event.key.length === 1 && event.key !== ' ') {
      const found = typeahead.type(event.key, threads.map((thread) => displayTitle(texts, thread)), index, event.timeStamp);
      if (found !== undefined) focusThread(found, threads);
    } else return;
    event.preventDefault();
  };

  return (
    <div ref={root} className="thread-list" onKeyDown={onKeyDown}>
      <VList ref={virtual} data={rows} itemSize={rowHeight} role="list" aria-label={texts.sidebar.chats} keepMounted={tabRow < 0 ? [] : [tabRow]}>
        {(row) =>
          row.type === 'heading' ? (
            <div key={row.key} className="thread-heading" role="listitem">
              <h2>{row.label}</h2>
            </div>
          ) : (
            <ThreadRow
              key={row.key}
              thread={row.thread}
              current={row.thread.id === currentId}
              running={running.includes(row.thread.id)}
              unread={unread.includes(row.thread.id)}
              tabStop={row.thread.id === tabStop}
              renaming={row.thread.id === renamingId}
              onOpen={shell.openThread}
              onRename={setRenamingId}
              onRenameDone={onRenameDone}
              onExport={canExport ? onExport : undefined}
              onDelete={onDelete}
              onFocus={setActiveId}
            />
          )
        }
      </VList>
    </div>
  );
}

const maxFrames = 10;

/** A row that was off screen takes a few frames until it is there and measured. */
function focusWhenMounted(root: { current: HTMLElement | null }, id: string, frames = maxFrames): void {
  requestAnimationFrame(() => {
    const button = root.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(id)}"]`);
    button?.focus({ preventScroll: true });
    if (document.activeElement !== button && frames > 0) focusWhenMounted(root, id, frames - 1);
  });
}
