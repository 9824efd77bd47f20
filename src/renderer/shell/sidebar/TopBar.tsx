import { PanelLeft, SquarePen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { isMacPlatform, shortcutLabel } from '../shortcuts.ts';
import { useTexts } from '../texts.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface TopBarProps {
  /** `undefined` for a new chat. */
  title: string | undefined;
  sidebarShown: boolean;
}

/** Above the conversation: its title, and the sidebar's two most used controls while that is out of sight. */
export function TopBar({ title, sidebarShown }: TopBarProps): ReactNode {
  const shell = useShell();
  const { common, sidebar } = useTexts();
  const isMac = isMacPlatform();
  return (
    <header className="top-bar">
      {!sidebarShown && (
        <IconButton
          icon={PanelLeft}
          label={sidebar.show}
          data-opener="sidebar"
          shortcut={shortcutLabel('B', isMac)}
          onClick={() => shell.setSidebarOpen(true)}
        />
      )}
      <h1 className="top-title" dir="auto" title={title}>
        {title ?? common.newChat}
      </h1>
      {!sidebarShown && (
        <IconButton icon={SquarePen} label={common.newChat} shortcut={shortcutLabel('N', isMac)} onClick={() => shell.run('thread.new')} />
      )}
    </header>
  );
}
