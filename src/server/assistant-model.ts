/** One message of the thread as a model reads it. A note is from the app: about the conversation, not part of it. */
export interface ModelMessage {
  role: 'user' | 'assistant' | 'note';
  text: string;
}

export type ReplyPart =
  | { type: 'text'; text: string }
  /** Something about the answer that the person should know, beside its text. Markdown. */
  | { type: 'notice'; level: 'info' | 'warning'; message: string };

/** What answers: a connected model, or the built-in guide. */
export interface AssistantModel {
  /**
   * Answers the last message, piece by piece. Ends its work when the signal aborts.
   * @throws {TurnFailure} with words for the person when the answer cannot be finished; parts before it are good.
   */
  reply(messages: readonly ModelMessage[], signal: AbortSignal): AsyncIterable<ReplyPart>;
  /** Names the conversation in a few words. Absent or empty: the caller names it itself. */
  title?(messages: readonly ModelMessage[], signal: AbortSignal): Promise<string | undefined>;
}
