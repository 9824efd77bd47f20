import type { OutboxView, ThreadMapping } from '../../../shared/history.ts';
import type { Observable } from '../state/observable.ts';

export interface FollowOutboxDeps {
  outbox: Observable<readonly OutboxView[]>;
  onMapped(listener: (mapping: ThreadMapping) => void): () => void;
  /** The thread in the chat frame. */
  openThread(): string | null;
  isListed(threadId: string): boolean;
  /** The thread in the chat frame has another id from now on. */
  renameOpen(mapping: ThreadMapping): void;
  /** Has the frame read the open thread; it does nothing while it reads an answer. */
  refreshThread(): void;
  refreshList(): void;
}

/** Brings what becomes of messages that wait to the screen, whoever sent or changed them. @returns the undo. */
export function followOutbox({ outbox, onMapped, openThread, isListed, renameOpen, refreshThread, refreshList }: FollowOutboxDeps): () => void {
  const within = (views: readonly OutboxView[], threadId: string | null): string =>
    JSON.stringify(views.filter((view) => view.threadId === threadId && view.kind === 'message').map(({ id, state, text }) => [id, state, text]));
  let before = outbox.get();

  const undo = [
    onMapped((mapping) => {
      if (openThread() === mapping.from) renameOpen(mapping);
      refreshList();
    }),
    outbox.subscribe(() => {
      const now = outbox.get();
      const open = openThread();
      if (open !== null && within(now, open) !== within(before, open)) refreshThread();
      // Threads that wait are in the list, and leave it with their last message.
      const gone = before.some(({ threadId }) => isListed(threadId) && !now.some((view) => view.threadId === threadId));
      if (gone || now.some(({ threadId }) => !isListed(threadId))) refreshList();
      before = now;
    }),
  ];
  return () => undo.forEach((release) => release());
}
