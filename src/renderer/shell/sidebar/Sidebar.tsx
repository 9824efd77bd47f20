import { PanelLeft, Search, SquarePen } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { User } from '../../../shared/auth-state.ts';
import { useShell } from '../shell-context.tsx';
import { isMacPlatform, shortcutLabel } from '../shortcuts.ts';
import { ThreadPane } from '../threads/ThreadPane.tsx';
import type { ThreadListState } from '../threads/thread-store.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { SidebarFoot } from './SidebarFoot.tsx';
import { SidebarResizer } from './SidebarResizer.tsx';

interface SidebarProps {
  user: User;
  list: ThreadListState;
  shown: boolean;
  /** Lies over the conversation instead of beside it. */
  overlay: boolean;
  width: number;
}

/** Account, new chat, search, threads. Stays mounted while hidden, so that the scroll position survives. */
export function Sidebar({ user, list, shown, overlay, width }: SidebarProps): ReactNode {
  const shell = useShell();
  const { common, sidebar } = useTexts();
  const isMac = isMacPlatform();
  const root = useRef<HTMLElement>(null);
  const open = overlay && shown;

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('.new-chat')?.focus();
  }, [open]);

  const close = (): void => {
    shell.setSidebarOpen(false);
    // The opener appears with the same render that hides this sidebar.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-opener="sidebar"]')?.focus());
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape' && overlay) close();
    else if (event.key.toLowerCase() === 'z' && !event.shiftKey && (event.ctrlKey || event.metaKey) && !(event.target instanceof HTMLInputElement)) undoLast();
    else return;
    event.preventDefault();
  };

  function undoLast(): void {
    const last = shell.threads.get()?.get().undoable.at(-1);
    if (last !== undefined) shell.undoDelete(last.id);
  }

  return (
    <>
      {open && <div className="scrim" onClick={close} />}
      <aside ref={root} className="sidebar" aria-label={sidebar.label} inert={!shown} data-shown={shown} onKeyDown={onKeyDown}>
        <div className="drag-strip" />
        <div className="sidebar-head">
          <AccountMenu user={user} />
          <IconButton icon={PanelLeft} label={sidebar.hide} shortcut={shortcutLabel('B', isMac)} onClick={close} />
        </div>
        <div className="sidebar-actions">
          <button type="button" className="new-chat" onClick={() => shell.run('thread.new')}>
            <Icon of={SquarePen} />
            <span>{common.newChat}</span>
            <kbd aria-hidden="true">{isMac ? '⌘N' : 'Ctrl+N'}</kbd>
          </button>
          <button type="button" className="new-chat" aria-haspopup="dialog" onClick={() => shell.run('thread.search')}>
            <Icon of={Search} />
            <span>{sidebar.search}</span>
            <kbd aria-hidden="true">{shortcutLabel('K', isMac)}</kbd>
          </button>
        </div>
        <ThreadPane list={list} />
        <SidebarFoot />
        {!overlay && <SidebarResizer width={width} />}
      </aside>
    </>
  );
}
