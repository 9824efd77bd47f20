import type { Language } from '../shared/texts/languages.ts';
import type { Saying } from './server-texts.ts';

/** One message of the thread as a model reads it. A note is from the app: about the conversation, not part of it. */
export interface ModelMessage {
  role: 'user' | 'assistant' | 'note';
  text: string;
  files?: readonly ModelFile[];
}

/** What came with a message, as far as a model can take it. */
export type ModelFile =
  /** `cut`: there is more of it than fits. */
  | { type: 'text'; name: string; text: string; cut: boolean }
  | { type: 'image'; name: string; mimeType: string; base64: string }
  | { type: 'other'; name: string; mimeType: string };

/** Speech of a person. */
export interface Recording {
  bytes: Uint8Array;
  /** Lower case, without parameters. */
  mimeType: string;
}

export type ReplyPart =
  | { type: 'text'; text: string }
  /** What the model thinks before it answers, as far as its provider shows it. */
  | { type: 'reasoning'; text: string }
  /** Something about the answer that the person should know, beside its text. Markdown. */
  | { type: 'notice'; level: 'info' | 'warning'; says: Saying };

/** What the person chose for this answer, and how they read. */
export interface ModelChoice {
  /** One of the models that are connected; others are passed over. */
  model?: string | undefined;
  /** The language of the request, for what is not said by a model. Absent: English. */
  language?: Language | undefined;
}

/** What answers: a connected model, or the built-in guide. */
export interface AssistantModel {
  /**
   * Answers the last message, piece by piece. Ends its work when the signal aborts.
   * @throws {TurnFailure} with words for the person when the answer cannot be finished; parts before it are good.
   */
  reply(messages: readonly ModelMessage[], signal: AbortSignal, choice?: ModelChoice): AsyncIterable<ReplyPart>;
  /** Absent: nothing here understands speech. @throws {RequestProblem} 415, 501, 502 with words for the person. */
  transcribe?(recording: Recording, signal: AbortSignal): Promise<string>;
  /** Names the conversation in a few words. Absent or empty: the caller names it itself. */
  title?(messages: readonly ModelMessage[], signal: AbortSignal): Promise<string | undefined>;
}
