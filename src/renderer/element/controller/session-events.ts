import type { UserInput } from '../../../shared/chatkit/types.ts';

/** What a session tells its owner; each becomes a DOM event (§7.4) or a question to the composer. */
export interface SessionEvents {
  threadCreated: (threadId: string) => void;
  threadUpdated: (threadId: string) => void;
  /** The thread that was read under one id has another one: it was sent meanwhile. */
  threadMapped: (from: string, to: string) => void;
  loadStarted: (threadId: string) => void;
  loadEnded: (threadId: string) => void;
  responseStarted: () => void;
  responseEnded: () => void;
  effect: (name: string, data: Record<string, unknown>) => void;
  failed: (error: Error) => void;
  /** The server never took the message. @returns true when the composer has its text again. */
  takeBack: (input: UserInput) => boolean;
}
