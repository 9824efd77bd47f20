import { isLocalThread, queuedEntryOf } from '../../../shared/history.ts';
import { allEntries } from '../../../shared/chatkit/thread-state.ts';
import type { ElementHost } from '../element-host.ts';
import type { OpenThreads } from './open-threads.ts';

/** Messages that the host keeps until they can be sent. Rejects when the host cannot do it: they are on their way, mostly. */
export interface QueuedMessages {
  edit: (entryId: string, text: string) => Promise<void>;
  /** Sends a message once more that was refused. */
  retry: (entryId: string) => Promise<void>;
  /** Takes a message back; a thread that only waited goes with its last one. */
  remove: (entryId: string) => Promise<void>;
}

export function createQueuedMessages({ outbox }: ElementHost, { view, forgetThread }: Pick<OpenThreads, 'view' | 'forgetThread'>): QueuedMessages {
  async function change(work: Promise<void> | undefined): Promise<void> {
    try {
      await work;
    } finally {
      // Also when it failed: what is shown is then behind.
      void view.session().refresh();
    }
  }

  return {
    edit: (entryId, text) => change(outbox?.edit(entryId, text)),
    retry: (entryId) => change(outbox?.retry(entryId)),
    remove: async (entryId) => {
      const { threadId, thread } = view.session().getSnapshot();
      const isLast = allEntries(thread).every(({ item }) => queuedEntryOf(item.id) === entryId);
      if (threadId === null || !isLocalThread(threadId) || !isLast) return change(outbox?.remove(entryId));
      await outbox?.remove(entryId);
      forgetThread(threadId);
    },
  };
}
