import type { AssistantMessageItem, OutputText, ThreadItem, ThreadStreamEvent } from '../../shared/chatkit/types.ts';
import type { AssistantModel, ModelMessage } from '../assistant-model.ts';
import type { ReadAttachment } from '../attachment-service.ts';
import { inWords, serverTexts } from '../server-texts.ts';
import type { ReplyTrigger, Responder, TurnContext } from '../responder.ts';
import { TurnFailure } from '../turn-failure.ts';
import { readModelFiles } from './model-files.ts';
import { toModelMessages } from './model-input.ts';
import { createReasoning } from './reasoning.ts';
import { cleanTitle, titleFromWords } from './titles.ts';

export interface AssistantDeps {
  readAttachment: ReadAttachment;
  now(): number;
  /** The model for answers that start now. */
  model(): AssistantModel;
  /** Aborts when a title takes too long; makes one signal per title. */
  titleDeadline(): AbortSignal;
}

/**
 * Turns a model's reply into the events of one assistant message (protocol Appendix A1), its thoughts before it into a
 * workflow (A4), and names new threads. When the model fails half-way, what it said is finished and kept before the
 * failure is passed on.
 */
export function createAssistant({ model, readAttachment, titleDeadline, now }: AssistantDeps): Responder {
  async function titleFor(
    messages: readonly ModelMessage[],
    current: AssistantModel | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      const title = await current?.title?.(messages, AbortSignal.any([signal, titleDeadline()]));
      const cleaned = title === undefined ? '' : cleanTitle(title);
      return cleaned === '' ? undefined : cleaned;
    } catch {
      // A thread without a made-up title is named after its first words; never worth an error.
      return undefined;
    }
  }

  async function* respond(turn: TurnContext<ReplyTrigger>): AsyncGenerator<ThreadStreamEvent, void> {
    const { userId, language, thread, items, signal, itemBase } = turn;
    const texts = serverTexts[language];
    let current: AssistantModel | undefined;
    const filesOf = await readModelFiles(items, (id, limit) => readAttachment(userId, id, limit));
    const messages = toModelMessages(items, filesOf);
    const reasoning = createReasoning({ itemBase, now });
    const item: AssistantMessageItem = { ...itemBase('assistant_message'), type: 'assistant_message', content: [] };
    let text = '';
    let failure: unknown;
    try {
      current = model();
      for await (const part of current.reply(messages, signal, { model: chosenModel(items), language })) {
        if (part.type === 'notice') {
          yield { type: 'notice', level: part.level, message: inWords(part.says, texts) };
          continue;
        }
        if (part.type === 'reasoning') {
          yield* reasoning.add(part.text);
          continue;
        }
        // Nothing is shown until there is something to see: no empty message when a model fails at once.
        const delta = text === '' ? part.text.trimStart() : part.text;
        if (delta === '') continue;
        if (text === '') {
          yield* reasoning.close();
          yield* opening(item);
        }
        text += delta;
        yield update(item, { type: 'assistant_message.content_part.text_delta', content_index: 0, delta });
      }
      if (text === '' && !signal.aborted) {
        failure = new TurnFailure(({ model: said }) => said.nothing, { allowRetry: true });
      }
    } catch (error) {
      failure = error;
    }
    if (signal.aborted) return;
    yield* reasoning.close();
    if (text !== '') {
      const content = outputText(text);
      yield update(item, { type: 'assistant_message.content_part.done', content_index: 0, content });
      yield { type: 'thread.item.done', item: { ...item, content: [content] } };
    }
    if (thread.title === undefined) {
      const title = failure === undefined ? await titleFor([...messages, { role: 'assistant', text }], current, signal) : undefined;
      nameThread(thread, title ?? titleFromWords(items, texts.newThread));
    }
    if (failure !== undefined) throw failure as Error;
  }

  return { respond, interrupted: ({ language, thread, items }) => nameThread(thread, titleFromWords(items, serverTexts[language].newThread)) };
}

/** What the person chose with their newest message; what follows it is the same answer. */
function chosenModel(items: readonly ThreadItem[]): string | undefined {
  return items.findLast((item) => item.type === 'user_message')?.inference_options.model ?? undefined;
}

/** A name that a person gave meanwhile stays. */
function nameThread(thread: TurnContext['thread'], title: string): void {
  thread.title ??= title;
}

function* opening(item: AssistantMessageItem): Generator<ThreadStreamEvent> {
  yield { type: 'thread.item.added', item };
  yield update(item, { type: 'assistant_message.content_part.added', content_index: 0, content: outputText('') });
}

function update(item: ThreadItem, change: Extract<ThreadStreamEvent, { type: 'thread.item.updated' }>['update']): ThreadStreamEvent {
  return { type: 'thread.item.updated', item_id: item.id, update: change };
}

function outputText(text: string): OutputText {
  return { type: 'output_text', text, annotations: [] };
}
