import { appName } from '../../shared/brand.ts';
import { useEffect, type ReactNode } from 'react';
import type { User } from '../../shared/auth-state.ts';
import { FindBar } from './find/FindBar.tsx';
import { Banners } from './notices/Banners.tsx';
import { Toasts } from './notices/Toasts.tsx';
import { useShell, useUi } from './shell-context.tsx';
import { Sidebar } from './sidebar/Sidebar.tsx';
import { TopBar } from './sidebar/TopBar.tsx';
import { useNarrow } from './sidebar/use-narrow.ts';
import { useObservable } from './state/observable.ts';
import { useTexts } from './texts.tsx';
import { displayTitle } from './threads/list-keys.ts';
import { useThreadList } from './threads/use-thread-list.ts';

interface WorkspaceProps {
  user: User;
  online: boolean;
  narrow: MediaQueryList;
}

/** The signed-in screen around the chat frame, which lies in the grid beside these elements. */
export function Workspace({ user, online, narrow }: WorkspaceProps): ReactNode {
  const shell = useShell();
  const ui = useUi();
  const settings = useObservable(shell.state.settings);
  const texts = useTexts();
  const list = useThreadList();
  const isNarrow = useNarrow(narrow);
  const sidebarShown = isNarrow ? ui.overlayOpen : settings.sidebarOpen;
  const info = useObservable(shell.state.info);
  const unread = useObservable(shell.state.unread).threads.length;
  const current = list.threads.find((thread) => thread.id === ui.currentThread);
  const title = current === undefined ? undefined : displayTitle(texts, current);

  useEffect(() => {
    document.body.dataset['sidebar'] = isNarrow ? 'overlay' : settings.sidebarOpen ? 'open' : 'closed';
    document.documentElement.style.setProperty('--sidebar-width', `${settings.sidebarWidth}px`);
  }, [isNarrow, settings.sidebarOpen, settings.sidebarWidth]);

  useEffect(() => {
    // A browser's tab has no other place for it.
    const count = info?.host === 'web' && unread > 0 ? `(${unread}) ` : '';
    document.title = count + (title === undefined ? appName : `${title} – ${appName}`);
    return () => {
      document.title = appName;
    };
  }, [title, unread, info]);

  // A window that grew has room for the sidebar itself.
  useEffect(() => {
    if (!isNarrow) shell.ui.update((state) => (state.overlayOpen ? { ...state, overlayOpen: false } : state));
  }, [shell, isNarrow]);

  return (
    <>
      <Sidebar user={user} list={list} shown={sidebarShown} overlay={isNarrow} width={settings.sidebarWidth} />
      <div className="main-top" inert={isNarrow && ui.overlayOpen}>
        <TopBar title={title} sidebarShown={sidebarShown && !isNarrow} />
        {ui.find !== undefined && <FindBar find={ui.find} />}
        <Banners online={online} />
      </div>
      <Toasts deleted={list.undoable} sidebarShown={sidebarShown} />
    </>
  );
}
