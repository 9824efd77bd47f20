import type { DesktopSettings } from '../../shared/desktop-view.ts';
import type { Texts } from '../../shared/texts/en/texts.ts';
import type { LastReply } from '../last-reply.ts';

export interface EndedReply {
  workspace: string;
  threadId: string;
  failed: boolean;
}

export interface NoticeContent {
  title: string;
  body: string;
}

export interface ReplyNoticesDeps {
  settings(): DesktopSettings;
  /** In the language of the moment. */
  texts(): Texts;
  lastReply(workspace: string, threadId: string): Promise<LastReply | undefined>;
  /** Whether it is unread still: somebody may have come meanwhile. */
  isUnread(workspace: string, threadId: string): boolean;
  /** @returns what takes it away again */
  show(content: NoticeContent, onClick: () => void): () => void;
  /** To the thread, in the window of its account. */
  open(workspace: string, threadId: string): void;
}

export interface ReplyNotices {
  ended(reply: EndedReply): Promise<void>;
  /** What has been read needs no notice: takes away those of threads that are not unread. */
  update(): void;
}

/** One notification for each thread whose reply has ended and that nobody watches; the newest is the one that stands. */
export function createReplyNotices({ settings, texts, lastReply, isUnread, show, open }: ReplyNoticesDeps): ReplyNotices {
  const shown = new Map<string, { workspace: string; threadId: string; close: () => void }>();

  function close(key: string): void {
    shown.get(key)?.close();
    shown.delete(key);
  }

  return {
    async ended({ workspace, threadId, failed }) {
      if (settings().notifications === 'off') return;
      const reply = await lastReply(workspace, threadId);
      // Asked again: both may be others by now.
      const { notifications } = settings();
      if (notifications === 'off' || !isUnread(workspace, threadId)) return;
      const { common, outside } = texts();
      const title = notifications === 'quiet' || reply === undefined || reply.title === '' ? common.untitledChat : reply.title;
      const text = failed ? outside.failed : reply?.text === undefined || reply.text === '' ? outside.replied : reply.text;
      const content = notifications === 'quiet' ? { title: outside.replied, body: '' } : { title, body: text };
      const key = `${workspace}\n${threadId}`;
      close(key);
      const closeIt = show(content, () => {
        shown.delete(key);
        open(workspace, threadId);
      });
      shown.set(key, { workspace, threadId, close: closeIt });
    },
    update() {
      for (const [key, one] of shown) if (!isUnread(one.workspace, one.threadId)) close(key);
    },
  };
}
