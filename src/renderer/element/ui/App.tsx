import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { WidgetNode } from '../../../shared/chatkit/types.ts';
import type { Controller } from '../controller/controller.ts';
import { toError } from '../controller/session-state.ts';
import { useStore } from '../hooks/use-store.ts';
import { WidgetPreview } from '../widgets/WidgetPreview.tsx';
import { Announcer } from './Announcer.tsx';
import { Composer } from './Composer.tsx';
import { ControllerContext } from './context.ts';
import { Conversation } from './Conversation.tsx';
import { useElementRoot } from './element-root.ts';
import { PreviewWidgetContext } from './entities/preview-widget.ts';
import { Header } from './Header.tsx';
import { ListingContext, listingFor } from './history/ListingContext.ts';
import { UndoBar } from './history/UndoBar.tsx';
import { ItemBoundary } from './parts/ItemBoundary.tsx';
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
        <PreviewWidgetContext value={drawPreview}>
          <Frame controller={controller} onReady={onReady} />
        </PreviewWidgetContext>
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

  // The panel comes on demand; by then the button that opened it has lost the focus.
  const { root } = useElementRoot();
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (history) opener.current = root?.activeElement ?? null;
  }, [history, root]);

  return (
    <ListingContext value={listing}>
      <div className="main" inert={history}>
        {options.header?.enabled !== false && <Header session={session} />}
        <Conversation session={session} />
        <Composer session={session} />
        <Announcer session={session} />
      </div>
      <ItemBoundary resetKey={history} fallback={null} onFault={(error) => giveUpHistory(controller, error)}>
        <Suspense>{history && <HistoryPanel opener={opener} />}</Suspense>
      </ItemBoundary>
      <UndoBar />
      <Tips />
    </ListingContext>
  );
}

/** The panel could not be fetched or drawn: the conversation must not be left inert behind it. */
function giveUpHistory(controller: Controller, cause: unknown): void {
  controller.report('chatkit.error', { error: toError(cause) });
  controller.showHistory(false);
}

const drawPreview = (widget: WidgetNode): ReactNode => <WidgetPreview widget={widget} />;

function whenIdle(run: () => void): () => void {
  const handle = requestIdleCallback(run, { timeout: 1_000 });
  return () => cancelIdleCallback(handle);
}
