import { afterEach, describe, expect, test } from 'vitest';
import { createEndpoints, json, key, names, type Answer, type Asked } from '../../../support/model-endpoint.ts';

const { endpoint, checker, dispose } = createEndpoints();
afterEach(dispose);

describe('the list of models', () => {
  const listOf = async (answer: Answer) => {
    const { origin } = await endpoint(answer);
    return checker().check.list({ baseUrl: `${origin}/v1`, model: '', apiKey: key });
  };

  test.each<[string, unknown, string[]]>([
    ['OpenAI', names('gpt-10', 'gpt-4', 'gpt-4'), ['gpt-4', 'gpt-10']],
    ['Together', [{ id: 'b' }, { id: 'a' }], ['a', 'b']],
    ['Ollama’s own', { models: [{ name: 'llama3.2:latest', model: 'llama3.2:latest' }] }, ['llama3.2:latest']],
    ['Gemini', { object: 'list', data: [{ id: 'models/gemini-2.5-flash' }] }, ['gemini-2.5-flash']],
    ['a careless one', { data: [null, 7, { id: '' }, { id: 'x'.repeat(201) }, { id: 'a\nb' }, { id: ' good ' }] }, ['good']],
  ])('is read as %s writes it', async (_who, body, models) => {
    expect(await listOf((_asked, response) => json(response, 200, body))).toEqual({ models, total: models.length });
  });

  test('is asked for with the key under the same address', async () => {
    const asked: Asked[] = [];
    await listOf((one, response) => {
      asked.push(one);
      json(response, 200, names('a'));
    });
    expect(asked).toMatchObject([{ method: 'GET', path: '/v1/models', authorization: `Bearer ${key}` }]);
  });

  test('of thousands is cut, and says how many there are', async () => {
    const { models, total } = await listOf((_asked, response) => json(response, 200, names(...Array.from({ length: 2_500 }, (_, n) => `model-${n}`))));
    expect([models.length, total, models[9]]).toEqual([1_000, 2_500, 'model-9']);
  });

  test('that never ends is left after eight megabytes', async () => {
    const { problem } = await listOf((_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (!response.destroyed && response.write('"model",'.repeat(4_096)));
        if (!response.destroyed) response.once('drain', more);
      };
      response.on('close', () => response.destroy());
      response.write('{"data":[');
      more();
    });
    expect(problem).toMatchObject({ code: 'no_list' });
  });

  test.each<[number, unknown, string]>([
    [200, { object: 'list', data: [] }, 'empty_list'],
    [200, { object: 'list', data: null }, 'empty_list'],
    [404, 'Not found', 'no_list'],
    [200, '<html></html>', 'no_list'],
    [401, { error: { message: 'no' } }, 'key_refused'],
    [500, {}, 'server_error'],
  ])('of an endpoint that answers %i %j is a reason', async (status, body, code) => {
    const { models, problem } = await listOf((_asked, response) => json(response, status, body));
    expect([models, problem?.code]).toEqual([[], code]);
  });
});
