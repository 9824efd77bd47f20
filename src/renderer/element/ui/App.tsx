import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Controller } from '../controller/controller.ts';
import { useStore } from '../hooks/use-store.ts';
import { Announcer } from './Announcer.tsx';
import { Composer } from './Composer.tsx';
import { ControllerContext } from './context.ts';
import { Conversation } from './Conversation.tsx';
import { Header } from './Header.tsx';
import { ListingContext, listingFor } from './history/ListingContext.ts';
import { UndoBar } from './history/UndoBar.tsx';
import { Tips } from './parts/Tips.tsx';
import { preloadMarkdown } from './RichText.tsx';
import { WordsProvider } from './WordsProvider.tsx';

const HistoryPanel = lazy(async () => ({ default: (await import('./history/HistoryPanel.tsx')).HistoryPanel }));

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
  const [listing] = useState(() => listingFor(controller));
  const history = historyOpen && options.history?.enabled !== false;

  useEffect(() => {
    onReady();
    return whenIdle(preloadMarkdown);
  }, [onReady]);

  useEffect(() => listing.flush, [listing]);

  return (
    <ListingContext value={listing}>
      <div className="main" inert={history}>
        {options.header?.enabled !== false && <Header session={session} />}
        <Conversation session={session} />
        <Composer session={session} />
        <Announcer session={session} />
      </div>
      <Suspense>{history && <HistoryPanel />}</Suspense>
      <UndoBar />
      <Tips />
    </ListingContext>
  );
}

function whenIdle(run: () => void): () => void {
  const handle = requestIdleCallback(run, { timeout: 1_000 });
  return () => cancelIdleCallback(handle);
}
