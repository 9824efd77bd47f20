import OpenAI from 'openai';
import type { ModelEndpointSettings } from '../../shared/server-control.ts';
import type { AssistantModel, ModelChoice, ModelMessage, ReplyPart } from '../assistant-model.ts';
import { TurnFailure } from '../turn-failure.ts';
import { hasImages, toChatMessages, toTitleMessages } from './chat-messages.ts';
import { createImageSupport, mayBeAboutImages } from './image-support.ts';
import { brokenOff, explainFailure, wentQuiet, withheld, type Provider } from './provider-failure.ts';
import { watchSilence, type Schedule, type SilenceLimits } from './silence-watch.ts';
import { transcribe } from './transcription.ts';

export interface OpenAiModelDeps {
  endpoint: ModelEndpointSettings;
  /** Model for speech. */
  transcriptionModel: string;
  schedule: Schedule;
  limits: SilenceLimits;
  now(): number;
}

/**
 * Any endpoint that speaks OpenAI's chat completions with streaming. One attempt per reply: the person decides about
 * another. Only images are left out by itself, for models that turn out to take none.
 */
export function createOpenAiModel({ endpoint, transcriptionModel, schedule, limits, now }: OpenAiModelDeps): AssistantModel {
  const host = hostOf(endpoint.baseUrl);
  const [firstModel = '', ...otherModels] = endpoint.model.split(',').map((name) => name.trim());
  const images = createImageSupport();
  const client = new OpenAI({
    baseURL: endpoint.via ?? endpoint.baseUrl,
    // The library insists on a key; endpoints that need none must not get a made-up one.
    apiKey: endpoint.apiKey === '' ? 'none' : endpoint.apiKey,
    ...(endpoint.apiKey === '' && { defaultHeaders: { Authorization: null } }),
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
  });

  async function open(model: string, messages: readonly ModelMessage[], signal: AbortSignal) {
    const ask = (withImages: boolean) =>
      client.chat.completions.create({ model, messages: toChatMessages(messages, withImages), stream: true }, { signal });
    if (!hasImages(messages)) return { chunks: await ask(true), withoutImages: false };
    if (!images.takesImages(model)) return { chunks: await ask(false), withoutImages: true };
    try {
      return { chunks: await ask(true), withoutImages: false };
    } catch (error) {
      if (signal.aborted || !mayBeAboutImages(error)) throw error;
      const chunks = await ask(false).catch(() => {
        // It was something else after all: the first refusal says what.
        throw error;
      });
      images.refuse(model);
      return { chunks, withoutImages: true };
    }
  }

  async function* reply(messages: readonly ModelMessage[], signal: AbortSignal, choice: ModelChoice = {}): AsyncGenerator<ReplyPart> {
    const model = otherModels.find((name) => name === choice.model) ?? firstModel;
    const provider: Provider = { host, model };
    const watch = watchSilence(signal, limits, schedule);
    let started = false;
    let finish: string | undefined;
    try {
      const { chunks, withoutImages } = await open(model, messages, watch.signal);
      if (withoutImages && hasImages(messages.slice(-1))) yield { type: 'notice', level: 'warning', says: ({ model: said }) => said.noImages(plain(model)) };
      for await (const { choices } of chunks) {
        watch.heard();
        finish = choices[0]?.finish_reason ?? finish;
        const part = partOf(choices[0]?.delta);
        if (part === undefined) continue;
        started = true;
        yield part;
      }
    } catch (error) {
      if (!watch.signal.aborted) throw explainFailure(error, provider, started, now());
    } finally {
      watch.stop();
    }
    if (signal.aborted) return;
    if (watch.timedOut) throw wentQuiet(provider, started);
    if (finish === 'content_filter') throw withheld(provider);
    if (finish === undefined) throw brokenOff(provider, started);
    if (finish === 'length') yield { type: 'notice', level: 'info', says: (texts) => texts.model.longest };
  }

  return {
    reply,
    transcribe: (recording, signal) => transcribe({ client, host, model: transcriptionModel, now }, recording, signal),
    async title(messages, signal) {
      const answer = await client.chat.completions.create({ model: firstModel, messages: toTitleMessages(messages) }, { signal });
      return answer.choices[0]?.message.content ?? undefined;
    },
  };
}

/** `reasoning_content` (DeepSeek, vLLM, llama.cpp) and `reasoning` (OpenRouter, Ollama, newer vLLM) are no part of OpenAI's own types. */
function partOf(delta: unknown): ReplyPart | undefined {
  const { content, reasoning_content, reasoning } = (delta ?? {}) as Record<string, unknown>;
  if (isText(content)) return { type: 'text', text: content };
  const thought = [reasoning_content, reasoning].find(isText);
  return thought === undefined ? undefined : { type: 'reasoning', text: thought };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A name as it stands in Markdown. */
function plain(name: string): string {
  return name.replace(/[*_`[\]\\]/g, '\\$&');
}

function hostOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) {
    throw new TurnFailure((texts) => texts.model.badAddress(baseUrl), { allowRetry: true });
  }
  return new URL(baseUrl).host;
}
