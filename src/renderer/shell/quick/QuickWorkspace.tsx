import { ExternalLink, SquarePen, X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Banners } from '../notices/Banners.tsx';
import { Toasts } from '../notices/Toasts.tsx';
import { useShell, useUi } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { useThreadList } from '../threads/use-thread-list.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** The signed-in screen of quick entry: the chat, and one line above it. */
export function QuickWorkspace({ online }: { online: boolean }): ReactNode {
  const texts = useTexts().find;
  const shell = useShell();
  const { currentThread } = useUi();
  const list = useThreadList();
  const title = list.threads.find(({ id }) => id === currentThread)?.title;

  useEffect(() => {
    document.body.dataset['sidebar'] = 'closed';
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      void shell.act('quick.hide');
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [shell]);

  return (
    <>
      <div className="main-top">
        <header className="top-bar quick-bar">
          <h1 className="top-title" dir="auto">{title === undefined || title === '' ? texts.quickTitle : title}</h1>
          {currentThread !== null && <IconButton icon={SquarePen} label={texts.renew} onClick={() => shell.run('thread.new')} />}
          {currentThread !== null && <IconButton icon={ExternalLink} label={texts.carryOn} onClick={() => void shell.act('quick.continue')} />}
          <IconButton icon={X} label={texts.hide} shortcut="Esc" onClick={() => void shell.act('quick.hide')} />
        </header>
        <Banners online={online} />
      </div>
      <Toasts deleted={list.undoable} sidebarShown={false} />
    </>
  );
}
