import OpenAI from 'openai';
import type { ModelEndpointSettings } from '../../shared/server-control.ts';
import type { AssistantModel, ModelMessage, ReplyPart } from '../assistant-model.ts';
import { TurnFailure } from '../turn-failure.ts';
import { toChatMessages, toTitleMessages } from './chat-messages.ts';
import { brokenOff, explainFailure, wentQuiet, withheld, type Provider } from './provider-failure.ts';
import { watchSilence, type Schedule, type SilenceLimits } from './silence-watch.ts';

export interface OpenAiModelDeps {
  endpoint: ModelEndpointSettings;
  schedule: Schedule;
  limits: SilenceLimits;
  now(): number;
}

/** Any endpoint that speaks OpenAI's chat completions with streaming. One attempt per reply: the person decides about another. */
export function createOpenAiModel({ endpoint, schedule, limits, now }: OpenAiModelDeps): AssistantModel {
  const provider: Provider = { host: hostOf(endpoint.baseUrl), model: endpoint.model };
  const client = new OpenAI({
    baseURL: endpoint.baseUrl,
    // The library insists on a key; endpoints that need none must not get a made-up one.
    apiKey: endpoint.apiKey === '' ? 'none' : endpoint.apiKey,
    ...(endpoint.apiKey === '' && { defaultHeaders: { Authorization: null } }),
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
  });

  async function* reply(messages: readonly ModelMessage[], signal: AbortSignal): AsyncGenerator<ReplyPart> {
    const watch = watchSilence(signal, limits, schedule);
    let started = false;
    let finish: string | undefined;
    try {
      const request = { model: endpoint.model, messages: toChatMessages(messages), stream: true } as const;
      const chunks = await client.chat.completions.create(request, { signal: watch.signal });
      for await (const { choices } of chunks) {
        watch.heard();
        const text = choices[0]?.delta.content;
        finish = choices[0]?.finish_reason ?? finish;
        if (text === undefined || text === null || text === '') continue;
        started = true;
        yield { type: 'text', text };
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
    if (finish === 'length') yield { type: 'notice', level: 'info', message: lengthNotice };
  }

  return {
    reply,
    async title(messages, signal) {
      const answer = await client.chat.completions.create({ model: endpoint.model, messages: toTitleMessages(messages) }, { signal });
      return answer.choices[0]?.message.content ?? undefined;
    },
  };
}

const lengthNotice = 'The answer reached the longest that the model gives at once. Ask it to go on for the rest.';

function hostOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) {
    throw new TurnFailure(
      `“${baseUrl}” is not an address. Put in the model's complete URL under Settings → Model, e.g. https://api.openai.com/v1.`,
      {
        allowRetry: true,
      },
    );
  }
  return new URL(baseUrl).host;
}
