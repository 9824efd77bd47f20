import type { Language } from '../../../shared/texts/languages.ts';
import { guides } from './guides.ts';
import { names } from './names.ts';
import type { Topic, TopicId } from './topic.ts';
import { hasCue, wordsOf } from './words.ts';

const ids = Object.keys(guides.en.topics) as readonly TopicId[];

/** Everything the guide knows, in the order in which it offers it. */
export function topicsIn(language: Language): readonly Topic[] {
  return ids.map((id) => ({ id, ...guides[language].topics[id] }));
}

/** The same in English. */
export const topics: readonly Topic[] = topicsIn('en');

/** Below this, cues are a coincidence. */
const enough = 2;

/**
 * @param language of the answer; cues of this language count, and English ones.
 * @returns the topic that the question is most likely about; `undefined` when it is about none.
 */
export function findTopic(question: string, language: Language = 'en'): Topic | undefined {
  const words = wordsOf(question);
  let best: Topic | undefined;
  let bestScore = 0;
  for (const topic of topicsIn(language)) {
    const score = scoreOf({ ...guides.en.topics[topic.id].cues, ...topic.cues, ...names[topic.id] }, words);
    if (score > bestScore) [best, bestScore] = [topic, score];
  }
  return bestScore >= enough ? best : undefined;
}

function scoreOf(cues: Topic['cues'], words: string): number {
  let score = 0;
  for (const [cue, weight] of Object.entries(cues)) if (hasCue(words, wordsOf(cue).trim())) score += weight;
  return score;
}
