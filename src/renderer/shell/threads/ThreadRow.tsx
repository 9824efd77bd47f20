import { Download, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { memo, useRef, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useMenuOpen } from '../ui/use-menu-open.ts';
import { displayTitle } from './list-keys.ts';
import { RenameField } from './RenameField.tsx';
import type { ThreadSummary } from './thread-groups.ts';

interface ThreadRowProps {
  thread: ThreadSummary;
  current: boolean;
  /** An answer is being written in it, here or in another window. */
  running: boolean;
  /** It has a reply that nobody has seen. */
  unread: boolean;
  /** The one row of the list that Tab reaches. */
  tabStop: boolean;
  renaming: boolean;
  onOpen(id: string): void;
  onRename(id: string): void;
  /** `title` is `undefined` when nothing is to change. */
  onRenameDone(thread: ThreadSummary, title: string | undefined, refocus: boolean): void;
  /** `undefined`: exporting is switched off. */
  onExport: ((thread: ThreadSummary) => void) | undefined;
  onDelete(thread: ThreadSummary): void;
  onFocus(id: string): void;
}

/** One thread: open on press, its actions in a menu that also the right mouse button opens. */
export const ThreadRow = memo(function ThreadRow({
  thread,
  current,
  running,
  unread,
  tabStop,
  renaming,
  onOpen,
  onRename,
  onRenameDone,
  onExport,
  onDelete,
  onFocus,
}: ThreadRowProps): ReactNode {
  const [menuOpen, setMenuOpen] = useMenuOpen();
  // Rename and delete move the focus themselves; the menu must not take it back to its opener.
  const keepFocus = useRef(false);
  const texts = useTexts();
  const { sidebar } = texts;
  const title = displayTitle(texts, thread);
  const tabIndex = tabStop ? 0 : -1;

  if (renaming) {
    return (
      <div className="thread-row" role="listitem">
        <RenameField title={thread.title} onDone={(next, refocus) => onRenameDone(thread, next, refocus)} />
      </div>
    );
  }

  const act = (action: () => void) => () => {
    keepFocus.current = true;
    action();
  };

  return (
    <div
      className="thread-row"
      role="listitem"
      data-current={current || undefined}
      data-running={running || undefined}
      data-unread={(unread && !running) || undefined}
      data-menu={menuOpen || undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <button
        type="button"
        className="thread-open"
        data-thread={thread.id}
        tabIndex={tabIndex}
        aria-current={current ? 'page' : undefined}
        title={title}
        aria-label={running ? sidebar.answering(title) : undefined}
        onClick={() => onOpen(thread.id)}
        onFocus={() => onFocus(thread.id)}
      >
        <span className="thread-title" dir="auto">
          {title}
        </span>
        {unread && !running && <span className="visually-hidden">{texts.desktop.unread}</span>}
      </button>
      <DropdownMenu.Root modal={false} open={menuOpen} onOpenChange={setMenuOpen}>
        <DropdownMenu.Trigger className="icon-button thread-more" tabIndex={tabIndex} aria-label={sidebar.actionsFor(title)}>
          <Icon of={Ellipsis} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className="menu"
            align="start"
            sideOffset={4}
            collisionPadding={8}
            onCloseAutoFocus={(event) => {
              if (keepFocus.current) event.preventDefault();
              keepFocus.current = false;
            }}
          >
            <DropdownMenu.Item className="menu-item" onSelect={act(() => onRename(thread.id))}>
              <Icon of={Pencil} />
              {sidebar.rename}
              <kbd>F2</kbd>
            </DropdownMenu.Item>
            {onExport !== undefined && (
              <DropdownMenu.Item className="menu-item" onSelect={act(() => onExport(thread))}>
                <Icon of={Download} />
                {sidebar.export}
              </DropdownMenu.Item>
            )}
            <DropdownMenu.Item className="menu-item menu-danger" onSelect={act(() => onDelete(thread))}>
              <Icon of={Trash2} />
              {sidebar.delete}
              <kbd>{sidebar.deleteKey}</kbd>
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
});
