import type { OutboxView } from '../../../src/shared/history.ts';
import type { PageAnswer, PageMessage } from './page.ts';

/** One run of the app, as far as its outbox goes, in this process or in one of its own. */
export interface AppUnderTest {
  /** Never settles once the app was killed. */
  say(message: PageMessage): Promise<PageAnswer>;
  views(): Promise<readonly OutboxView[]>;
  /** How often each waiting entry was sent so far, by id: one that was, may have arrived. */
  attempts(): Promise<Readonly<Record<string, number>>>;
  /** Reject with `outbox.gone` for what is on its way. */
  edit(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** A person renames a thread. @returns the HTTP status of the answer */
  rename(threadId: string, title: string): Promise<number>;
  /** The system says that the network may be back. */
  flush(): Promise<void>;
  serverThread(threadId: string): Promise<string>;
  /** Ends it without a word, as `kill -9` does: nothing that it began has any effect afterwards but what has left already. */
  kill(): Promise<void>;
}
