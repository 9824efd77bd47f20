import type { AssistantModel, ModelMessage, ReplyPart } from '../../assistant-model.ts';
import { findTopic, topics } from './find-topic.ts';

export interface GuideDeps {
  /** Waits between two words; resolves early or rejects when the signal aborts. */
  pause(signal: AbortSignal): Promise<void>;
}

const greeting = /^(hi|hey|hello|hallo|good (morning|afternoon|evening)|moin|yo|greetings)\b/i;
const thanks = /^(thanks|thank you|thx|great|perfect|cool|nice)\b/i;

/**
 * What answers while no model is connected: looks the question up in what it knows of Latchkey and says plainly what it
 * is. Streams word by word, as a model would.
 */
export function createGuide({ pause }: GuideDeps): AssistantModel {
  async function* reply(messages: readonly ModelMessage[], signal: AbortSignal): AsyncGenerator<ReplyPart> {
    const files = messages.at(-1)?.files ?? [];
    for (const text of wordSteps(`${files.length > 0 ? filesNote : ''}${guideAnswer(messages)}`)) {
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

/** @returns the whole answer as Markdown. The first one in a thread says at length that no model is connected. */
export function guideAnswer(messages: readonly ModelMessage[]): string {
  const questions = messages.filter(({ role }) => role === 'user');
  const question = withoutQuote(questions.at(-1)?.text ?? '');
  const isFirst = questions.length <= 1;
  const topic = findTopic(question);
  if (topic !== undefined) return `${topic.answer}\n\n${topic.id === 'model' || !isFirst ? shortNote : longNote}`;
  if (greeting.test(question)) return `Hello! ${introduction}\n\n${offer(4)}`;
  if (thanks.test(question)) return `You're welcome. ${offer(3)}\n\n${shortNote}`;
  return `I can't answer that. ${introduction}\n\n${howToConnect}\n\n${offer(5)}`;
}

/** What a person replies to is not what they ask. */
function withoutQuote(text: string): string {
  return text.replace(/^>.*$/gm, '').trim();
}

const introduction =
  '**No language model is connected yet**, so you are talking to Latchkey’s built-in guide. It knows this app and nothing else, and it runs entirely on this computer.';

const howToConnect =
  'To get answers to anything, connect a model: press **Connect a model** at the foot of the sidebar or open **Settings → Model**, or set `OPENAI_BASE_URL`, `OPENAI_API_KEY` and `LATCHKEY_MODEL` before you start. *How do I connect a model?* tells you more.';

const filesNote = 'I can’t look into files; a connected model can.\n\n';

const shortNote = '*This is the built-in guide; no model is connected.*';

const longNote =
  '---\n\n*No language model is connected, so this answer comes from Latchkey’s built-in guide. Connect one under **Settings → Model** to ask about anything.*';

function offer(count: number): string {
  const questions = topics.slice(0, count).map((topic) => `- ${topic.question}`);
  return `You can ask me, for example:\n\n${questions.join('\n')}`;
}

/** Cuts at word ends and keeps every character. */
export function wordSteps(text: string): string[] {
  return text.match(/\s*\S+\s*?(?=\s|$)|\s+$/g) ?? [];
}
