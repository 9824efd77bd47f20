/** A topic in one language. */
export interface TopicWords {
  /** How the topic is offered to a person who asked for something else. A question. */
  question: string;
  /**
   * What a question about it contains: single words match word beginnings, phrases match as they stand, and both match
   * anywhere in scripts that join their words. Lower case; accents do not count. The number says how much a match tells; 1 is a
   * hint, 3 is as good as certain.
   */
  cues: Readonly<Record<string, number>>;
  /** Markdown. Buttons and settings are called what the app’s catalogue calls them. */
  answer: string;
}

/** Models, backends and tokens. */
export type ConnectingTopics = Readonly<Record<'model' | 'backend' | 'tokens' | 'sign-in', TopicWords>>;
/** What Latchkey is and how it behaves. */
export type ProductTopics = Readonly<Record<'about' | 'offline' | 'demo' | 'privacy' | 'shortcuts' | 'threads', TopicWords>>;
/** Samples that show what an answer can look like. */
export type SampleTopics = Readonly<Record<'markdown' | 'code' | 'table', TopicWords>>;

export type TopicId = keyof ConnectingTopics | keyof ProductTopics | keyof SampleTopics;

/** Something the guide knows. */
export interface Topic extends TopicWords {
  id: TopicId;
}

/** What the guide says around its topics. */
export interface Talk {
  /** What a greeting begins with, and what thanks begin with. Lower case. */
  greetings: readonly string[];
  thanks: readonly string[];
  /** Frequent words that tell the language of a question; none where its script does. Lower case. */
  marks: readonly string[];
  hello: string;
  welcome: string;
  cannot: string;
  /** That no model is connected, and who is speaking. */
  introduction: string;
  howToConnect: string;
  /** Before an answer to a message with files. */
  files: string;
  /** Under an answer: at length in the first one of a thread, then in a few words. */
  longNote: string;
  shortNote: string;
  /** Before a list of questions. */
  offer: string;
}

/** All that the guide can say in one language. */
export interface GuideTexts {
  talk: Talk;
  topics: Readonly<Record<TopicId, TopicWords>>;
}
