import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Controller } from '../controller/controller.ts';
import { useStore } from '../hooks/use-store.ts';
import { Announcer } from './Announcer.tsx';
import { Composer } from './Composer.tsx';
import { ControllerContext } from './context.ts';
import { Conversation } from './Conversation.tsx';
import { Header } from './Header.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { preloadMarkdown } from './RichText.tsx';
import { WordsProvider } from './WordsProvider.tsx';

export interface AppProps {
  controller: Controller;
  /** Called once the first picture is on the page. */
  onReady: () => void;
}

/** The whole element, once its words are here. */
export function App({ controller, onReady }: AppProps): ReactNode {
  return (
    <ControllerContext value={controller}>
      <WordsProvider>
        <Frame controller={controller} onReady={onReady} />
      </WordsProvider>
    </ControllerContext>
  );
}

/** Everything, top to bottom. */
function Frame({ controller, onReady }: AppProps): ReactNode {
  const { session, options, historyOpen } = useStore(controller.view);

  useEffect(() => {
    onReady();
    return whenIdle(preloadMarkdown);
  }, [onReady]);

  return (
    <>
      {options.header?.enabled !== false && <Header session={session} />}
      <Conversation session={session} />
      <Composer session={session} />
      <Announcer session={session} />
      {historyOpen && options.history?.enabled !== false && <HistoryPanel />}
    </>
  );
}

function whenIdle(run: () => void): () => void {
  const handle = requestIdleCallback(run, { timeout: 1_000 });
  return () => cancelIdleCallback(handle);
}
