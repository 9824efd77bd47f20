import { connectingTopics } from './topics-connecting.ts';
import { productTopics } from './topics-product.ts';
import { sampleTopics } from './topics-samples.ts';
import type { Topic } from './topic.ts';

/** Everything the guide knows, in the order in which it offers it. */
export const topics: readonly Topic[] = [...connectingTopics, ...productTopics, ...sampleTopics];

/** Below this, cues are a coincidence. */
const enough = 2;

/** @returns the topic that the question is most likely about; `undefined` when it is about none. */
export function findTopic(question: string): Topic | undefined {
  const text = ` ${question
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{N}_'-]+/gu, ' ')
    .trim()} `;
  let best: Topic | undefined;
  let bestScore = 0;
  for (const topic of topics) {
    const score = scoreOf(topic, text);
    if (score > bestScore) [best, bestScore] = [topic, score];
  }
  return bestScore >= enough ? best : undefined;
}

function scoreOf(topic: Topic, text: string): number {
  let score = 0;
  for (const [cue, weight] of Object.entries(topic.cues)) {
    // Words match by their beginning: "model" is in "models", "verif" in "verified".
    if (text.includes(` ${cue}`)) score += weight;
  }
  return score;
}
