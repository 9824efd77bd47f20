import type { Language } from '../../../shared/texts/languages.ts';
import type { AssistantModel, ModelChoice, ModelMessage, ReplyPart } from '../../assistant-model.ts';
import { findTopic, topicsIn } from './find-topic.ts';
import { guides } from './guides.ts';
import { questionLanguage } from './question-language.ts';
import { beginsWith, wordsOf } from './words.ts';

export interface GuideDeps {
  /** Waits between two words; resolves early or rejects when the signal aborts. */
  pause(signal: AbortSignal): Promise<void>;
}

/**
 * What answers while no model is connected: looks the question up in what it knows of Latchkey and says plainly what it
 * is. Streams word by word, as a model would.
 */
export function createGuide({ pause }: GuideDeps): AssistantModel {
  async function* reply(messages: readonly ModelMessage[], signal: AbortSignal, choice?: ModelChoice): AsyncGenerator<ReplyPart> {
    for (const text of wordSteps(guideAnswer(messages, choice?.language))) {
      yield { type: 'text', text };
      try {
        await pause(signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
      if (signal.aborted) return;
    }
  }
  return { reply };
}

/**
 * @param language of the request; a question that is plainly in another of the app’s languages is answered in that one.
 * @returns the whole answer as Markdown. The first one in a thread says at length that no model is connected.
 */
export function guideAnswer(messages: readonly ModelMessage[], language: Language = 'en'): string {
  const questions = messages.filter(({ role }) => role === 'user');
  const question = withoutQuote(questions.at(-1)?.text ?? '');
  const spoken = questionLanguage(question, language);
  const answer = answerTo(question, questions.length <= 1, spoken);
  return (messages.at(-1)?.files ?? []).length > 0 ? `${guides[spoken].talk.files}\n\n${answer}` : answer;
}

function answerTo(question: string, isFirst: boolean, language: Language): string {
  const { talk } = guides[language];
  const words = wordsOf(question);
  const begins = (kind: 'greetings' | 'thanks'): boolean => beginsWith(words, talk[kind]) || beginsWith(words, guides.en.talk[kind]);
  const offer = (count: number): string => {
    const list = topicsIn(language).slice(0, count).map((topic) => `- ${topic.question}`);
    return `${talk.offer}\n\n${list.join('\n')}`;
  };

  const topic = findTopic(question, language);
  if (topic !== undefined) return `${topic.answer}\n\n${topic.id === 'model' || !isFirst ? talk.shortNote : talk.longNote}`;
  if (begins('greetings')) return `${talk.hello}\n\n${talk.introduction}\n\n${offer(4)}`;
  if (begins('thanks')) return `${talk.welcome}\n\n${offer(3)}\n\n${talk.shortNote}`;
  return `${talk.cannot}\n\n${talk.introduction}\n\n${talk.howToConnect}\n\n${offer(5)}`;
}

/** What a person replies to is not what they ask. */
function withoutQuote(text: string): string {
  return text.replace(/^>.*$/gm, '').trim();
}

/** Cuts at word ends, in Japanese after a few characters, and keeps every character. */
export function wordSteps(text: string): string[] {
  return text.match(/\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,4}[、。，：？！）」]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+)|\s+$/gu) ?? [];
}
