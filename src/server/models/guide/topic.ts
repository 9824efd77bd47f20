/** Something the guide knows. */
export interface Topic {
  id: string;
  /** How the topic is offered to a person who asked for something else. A question. */
  question: string;
  /**
   * What a question about it contains: single words match word beginnings, phrases match as they stand. Lower case.
   * The number says how much a match tells; 1 is a hint, 3 is as good as certain.
   */
  cues: Readonly<Record<string, number>>;
  /** Markdown. */
  answer: string;
}
