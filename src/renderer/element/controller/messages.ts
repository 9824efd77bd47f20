import type { Attachment, UserInput } from '../../../shared/chatkit/types.ts';
import type { Composer } from './composer/composer.ts';
import { refusal } from './input.ts';
import type { OpenThreads } from './open-threads.ts';

export interface SendOptions {
  newThread?: boolean | undefined;
  /** What the ids of the input stand for, to be shown until the server confirms the message. */
  attachments?: Attachment[] | undefined;
}

/** Sending messages of the conversation on the screen. */
export interface Messages {
  /** Sends what is in the composer, if there is something and nothing is in the way. */
  submitDraft: () => void;
  /** Sends at once (§7.3). @throws IntegrationError while busy. */
  send: (input: UserInput, options?: SendOptions) => void;
  /** The last message of the reader with other words (see `Responder.editLast`). @throws IntegrationError while busy. */
  editLast: (input: UserInput, options?: Pick<SendOptions, 'attachments'>) => void;
  /** The reader wants to edit the last message: whoever shows it opens an editor. @returns false when nobody can. */
  askEdit: () => boolean;
  /** @returns the undo. */
  onAskEdit: (open: () => void) => () => void;
  /** The button under an error or an answer, which goes away: the cursor moves to the composer. */
  retry: () => void;
  /** Asks again for the answer that the item, by key or id, is part of. Rejects while busy. */
  retryAt: (item: string) => Promise<void>;
  focusComposer: () => void;
}

export function createMessages({ view, openThread }: OpenThreads, composer: Pick<Composer, 'take' | 'attachmentsOf'>): Messages {
  const current = view.session;
  const editors = new Set<() => void>();

  function refuseWhileBusy(): void {
    const { loading, response } = current().getSnapshot();
    if (response !== 'idle') throw refusal('sendUserMessage() ignored - already responding.');
    if (loading) throw refusal('sendUserMessage() ignored - the thread is loading.');
  }

  function send(input: UserInput, { newThread = false, attachments }: SendOptions = {}): void {
    // Another thread's answer goes on behind the new one.
    if (newThread) void openThread(null);
    refuseWhileBusy();
    void current().send(input, attachments);
  }

  function submitDraft(): void {
    const { threadId, thread } = current().getSnapshot();
    if (current().isBusy() || (thread.thread?.status.type ?? 'active') !== 'active') return;
    const input = composer.take(threadId);
    if (input !== undefined) send(input, { attachments: composer.attachmentsOf(input) });
  }

  function focusComposer(): void {
    view.patch({ focusRequests: view.read().focusRequests + 1 });
  }

  return {
    submitDraft,
    send,
    editLast: (input, { attachments } = {}) => {
      refuseWhileBusy();
      void current().editLast(input, attachments);
    },
    askEdit: () => {
      for (const open of editors) open();
      return editors.size > 0;
    },
    onAskEdit: (open) => {
      editors.add(open);
      return () => editors.delete(open);
    },
    retry: () => {
      if (!current().retry()) submitDraft();
      focusComposer();
    },
    retryAt: async (item) => {
      const done = current().retryAt(item);
      focusComposer();
      await done;
    },
    focusComposer,
  };
}
