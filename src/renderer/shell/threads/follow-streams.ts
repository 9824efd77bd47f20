import type { RunningStreams } from '../../../shared/desktop-api.ts';
import type { Observable } from '../state/observable.ts';

export interface FollowStreamsDeps {
  streams: Observable<RunningStreams>;
  /** The thread in the chat frame. */
  openThread(): string | null;
  isListed(threadId: string): boolean;
  /** Has the frame read the open thread, and its running answer with it; it does nothing while it reads one already. */
  refreshThread(): void;
  refreshList(): void;
}

/** Brings answers that were asked for in another window to this one. @returns the undo. */
export function followStreams({ streams, openThread, isListed, refreshThread, refreshList }: FollowStreamsDeps): () => void {
  let before = streams.get().threads;
  return streams.subscribe(() => {
    const now = streams.get().threads;
    const begun = now.filter((id) => !before.includes(id));
    const ended = before.filter((id) => !now.includes(id));
    before = now;
    const open = openThread();
    if (open !== null && begun.includes(open)) refreshThread();
    // New threads come with their first answer, and titles with its end.
    if (ended.length > 0 || begun.some((id) => !isListed(id))) refreshList();
  });
}
