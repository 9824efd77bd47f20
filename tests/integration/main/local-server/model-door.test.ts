import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createModelDoor } from '../../../../src/main/local-server/model-door.ts';
import { createOpenAiModel } from '../../../../src/server/models/openai-model.ts';
import type { AssistantModel } from '../../../../src/server/assistant-model.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { chunk, createEndpoints, json, key, stream, type Answer } from '../../../support/model-endpoint.ts';

const { endpoint, dispose } = createEndpoints();
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0)) await clean();
  await dispose();
});

const away = { baseUrl: 'https://models.example/v1', model: 'gpt-x', apiKey: key };
const question = [{ role: 'user', text: 'Say something' }] as const;

/** The embedded server's model, whose requests for `models.example` only the app's own network brings to a real endpoint. */
async function throughDoor(answer: Answer) {
  const { origin, asked, close } = await endpoint(answer);
  const door = createModelDoor({
    fetch: (url, init) => fetch(typeof url === 'string' ? url.replace('https://models.example', origin) : url, init),
    randomBytes,
    log: quietLog(),
  });
  cleanUps.push(() => door.close());
  const used = (await door.through(away))!;
  const model = createOpenAiModel({
    endpoint: used,
    transcriptionModel: 'whisper-1',
    schedule: () => () => undefined,
    limits: { firstMs: 60_000, betweenMs: 60_000 },
    now: Date.now,
  });
  return { door, used, model, asked, close };
}

async function reply(model: AssistantModel, signal = new AbortController().signal): Promise<string> {
  let text = '';
  for await (const part of model.reply(question, signal)) if (part.type === 'text') text += part.text;
  return text;
}

const done = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };

describe('the embedded server’s way to a model that is not on this computer', () => {
  test('is the app’s own network, and the key is added on the way', async () => {
    const { model, used, asked } = await throughDoor((_asked, response) => {
      stream(response, chunk('Hel'), chunk('lo'), done);
      response.end();
    });
    expect(await reply(model)).toBe('Hello');
    expect(asked).toMatchObject([{ method: 'POST', path: '/v1/chat/completions', authorization: `Bearer ${key}` }]);
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ model: 'gpt-x', stream: true });
    expect(JSON.stringify(used)).not.toContain(key);
  });

  test('streams: each piece is there before the next one is said', async () => {
    let say: (() => void) | undefined;
    const { model } = await throughDoor((_asked, response) => {
      stream(response, chunk('one'));
      say = () => {
        response.write(`data: ${JSON.stringify(chunk('two'))}\n\ndata: ${JSON.stringify(done)}\n\n`);
        response.end();
      };
    });
    const heard: string[] = [];
    for await (const part of model.reply(question, new AbortController().signal)) {
      if (part.type !== 'text') continue;
      heard.push(part.text);
      if (part.text === 'one') say!();
    }
    expect(heard).toEqual(['one', 'two']);
  });

  test('ends at the endpoint when the person stops the answer', async () => {
    let left: () => void;
    const hungUp = new Promise<void>((resolve) => (left = resolve));
    const { model } = await throughDoor((_asked, response) => {
      response.on('close', () => left());
      stream(response, chunk('one'));
    });
    const stop = new AbortController();
    for await (const part of model.reply(question, stop.signal)) if (part.type === 'text') stop.abort();
    await hungUp;
  });

  test('brings refusals as they are, in words with the endpoint’s own name', async () => {
    const { model } = await throughDoor((_asked, response) => json(response, 429, { error: { message: 'Slow down' } }, { 'retry-after': '20' }));
    await expect(reply(model)).rejects.toThrow('models.example is limiting how often it can be asked. Try again in 20 seconds.');
  });

  test('says that nobody can be reached, and that an answer broke off', async () => {
    const gone = await throughDoor(() => undefined);
    await gone.close();
    await expect(reply(gone.model)).rejects.toThrow(/Couldn.t reach models\.example/);
    const cut = await throughDoor((_asked, response) => {
      stream(response, chunk('Half'));
      setImmediate(() => response.destroy());
    });
    await expect(reply(cut.model)).rejects.toThrow(/models\.example/);
  });

  test('is open to who knows the secret, for what a model is asked, and to nobody else', async () => {
    const { used, asked, door } = await throughDoor((_asked, response) => json(response, 200, {}));
    const ask = async (url: string, method = 'POST'): Promise<number> => (await fetch(url, { method, ...(method === 'POST' && { body: '{}' }) })).status;
    const origin = new URL(used.via!).origin;
    expect(await ask(`${origin}/chat/completions`)).toBe(404);
    expect(await ask(`${origin}/${'A'.repeat(43)}/chat/completions`)).toBe(404);
    expect(await ask(`${used.via!}/models`, 'GET')).toBe(404);
    expect(await ask(`${used.via!}/../secrets`)).toBe(404);
    expect(asked).toEqual([]);
    expect(await ask(`${used.via!}/chat/completions`)).toBe(200);
    // Two changes of the model later nothing of the first is left.
    await door.through(away);
    expect(await ask(`${used.via!}/chat/completions`)).toBe(200);
    await door.through(away);
    expect(await ask(`${used.via!}/chat/completions`)).toBe(404);
  });

  test('is not needed on this computer, and for no model at all', async () => {
    const { door } = await throughDoor(() => undefined);
    for (const baseUrl of ['http://127.0.0.1:11434/v1', 'http://localhost:1234/v1', 'http://[::1]:8080/v1']) {
      expect(await door.through({ ...away, baseUrl })).toEqual({ ...away, baseUrl });
    }
    expect(await door.through(undefined)).toBeUndefined();
  });
});
