import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Thread } from '../../../shared/chatkit/types.ts';
import { faultOf } from '../controller/session-state.ts';
import { faultText } from '../locales/fault-text.ts';
import { useController, useStrings } from './context.ts';

type Listing = { threads: Thread[] } | { failure: string } | undefined;

/** Threads asked for at once; further ones follow with the full history view. */
const listLimit = 200;

/** The list of conversations over the thread (§7.2 `history`). */
export function HistoryPanel(): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const [listing, setListing] = useState<Listing>();
  const [attempt, setAttempt] = useState(0);
  const panel = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    panel.current?.showModal();
  }, []);

  useEffect(() => {
    const stop = new AbortController();
    controller.client().json('threads.list', { limit: listLimit, order: 'desc' }, stop.signal).then(
      (page) => setListing({ threads: page.data }),
      (error: unknown) => {
        if (!stop.signal.aborted) setListing({ failure: faultText(strings, faultOf(error)) });
      },
    );
    return () => stop.abort();
  }, [controller, attempt, strings]);

  return (
    <dialog ref={panel} className="history" aria-label={strings.history} onClose={() => controller.showHistory(false)}>
      <div className="header">
        <h2 className="header-title">{strings.history}</h2>
        <button type="button" className="icon-button" title={strings.closeHistory} aria-label={strings.closeHistory} onClick={() => panel.current?.close()}>
          <X size={18} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
      {listing !== undefined && 'failure' in listing && (
        <div className="history-note" role="alert">
          <p>{listing.failure}</p>
          <button type="button" className="button" onClick={() => setAttempt(attempt + 1)}>
            {strings.retry}
          </button>
        </div>
      )}
      {listing !== undefined && 'threads' in listing && listing.threads.length === 0 && <p className="history-note">{strings.historyEmpty}</p>}
      {listing !== undefined && 'threads' in listing && (
        <ul className="history-list">
          {listing.threads.map((thread) => (
            <li key={thread.id}>
              <button type="button" dir="auto" onClick={() => void controller.openThread(thread.id).catch(() => undefined)}>
                {thread.title ?? strings.untitled}
              </button>
            </li>
          ))}
        </ul>
      )}
    </dialog>
  );
}
