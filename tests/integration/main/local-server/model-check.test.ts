import { afterEach, describe, expect, test } from 'vitest';
import { chunk, createEndpoints, json, key, names, stream, type Answer } from '../../../support/model-endpoint.ts';

const { endpoint, checker, dispose } = createEndpoints();
afterEach(dispose);

/** What the whole test of one endpoint comes to. */
async function verdictOf(answer: Answer, { path = '/v1', model = 'gpt-x', apiKey = key } = {}) {
  const { origin, host, asked } = await endpoint(answer);
  const verdict = await checker().check.test({ baseUrl: origin + path, model, apiKey });
  return { ...verdict, host, origin, asked };
}

describe('the test of a model', () => {
  test('asks one short question as the embedded server does, with the key, and leaves the answer when it begins', async () => {
    let left: () => void;
    const hungUp = new Promise<void>((resolve) => (left = resolve));
    const { code, message, asked } = await verdictOf((_asked, response) => {
      response.on('close', () => left());
      stream(response, { choices: [], prompt_filter_results: [] }, chunk('Y'));
    });
    expect([code, message]).toEqual(['ok', '“gpt-x” answers. Its first words came after 0.1 seconds.']);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/v1/chat/completions', authorization: `Bearer ${key}` });
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ model: 'gpt-x', stream: true, messages: [{ role: 'user' }] });
    await hungUp;
  });

  test('sends no key where there is none', async () => {
    const { code, asked } = await verdictOf((_asked, response) => stream(response, chunk('Y')), { apiKey: '' });
    expect(code).toBe('ok');
    expect(asked[0]!.authorization).toBeUndefined();
  });

  const refusals: readonly (readonly [who: string, status: number, body: unknown, code: string, sentence: RegExp])[] = [
    ['OpenAI', 401, { error: { message: `Incorrect API key provided: ${key}.`, code: 'invalid_api_key' } }, 'key_refused', /did not accept the API key/],
    ['Gemini', 400, [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } }], 'key_refused', /did not accept/],
    ['a bare gateway', 403, '', 'key_refused', /did not accept/],
    ['a key with limits', 403, { error: { message: 'Project does not have access to model gpt-x' } }, 'not_allowed', /does not let this key use “gpt-x”/],
    ['OpenAI', 404, { error: { message: 'The model `gpt-x` does not exist or you do not have access to it.', code: 'model_not_found' } }, 'no_model', /has no model “gpt-x”/],
    ['Ollama', 404, { error: { message: 'model "gpt-x" not found, try pulling it first', type: 'api_error', param: null, code: null } }, 'no_model', /has no model/],
    ['Mistral', 400, { object: 'error', message: 'Invalid model: gpt-x', type: 'invalid_model', code: '1500' }, 'no_model', /has no model/],
    ['OpenRouter', 400, { error: { message: 'gpt-x is not a valid model ID', code: 400 } }, 'no_model', /has no model/],
    ['vLLM', 404, { object: 'error', message: 'The model `gpt-x` does not exist.', type: 'NotFoundError', code: 404 }, 'no_model', /has no model/],
    ['OpenAI', 429, { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }, 'no_credit', /used up its credit/],
    ['OpenRouter', 402, { error: { message: 'Insufficient credits', code: 402 } }, 'no_credit', /used up its credit/],
    ['Groq', 429, { error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } }, 'too_often', /limiting how often/],
    ['llama.cpp', 503, { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }, 'server_error', /problem of its own: “Loading model”/],
    ['a proxy before it', 502, '<html>Bad gateway</html>', 'server_error', /problem of its own \(502\)/],
    ['FastAPI', 422, { detail: 'messages: too short' }, 'refused', /refused the test: “messages: too short”/],
    ['nobody', 418, '', 'refused', /refused the test \(418\)/],
  ];
  test.each(refusals)('%s with %i says it plainly', async (_who, status, body, code, sentence) => {
    const verdict = await verdictOf((asked, response) => {
      if (asked.path === '/v1/models') json(response, 200, names('other'));
      else if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/html' }).end(body);
      else json(response, status, body);
    });
    expect([verdict.code, verdict.message]).toEqual([code, expect.stringMatching(sentence)]);
    expect(verdict.message).toContain(verdict.host);
    expect(JSON.stringify(verdict.said)).not.toContain(key);
  });

  test('without a key, one that is wanted is asked for and not called wrong', async () => {
    const { code } = await verdictOf((_asked, response) => json(response, 401, { error: { message: 'Missing API key' } }), { apiKey: '' });
    expect(code).toBe('key_missing');
  });

  test('a model that is not there comes with those that may be meant', async () => {
    const { code, models } = await verdictOf(
      (asked, response) => {
        if (asked.path === '/v1/models') json(response, 200, names('llama3.2:latest', 'mistral-small', 'llama3.1:8b', 'qwen3'));
        else json(response, 404, { error: { message: 'model "lama3.2" not found', type: 'api_error' } });
      },
      { model: 'lama3.2' },
    );
    expect(code).toBe('no_model');
    expect(models?.[0]).toMatch(/^llama3/);
    expect(models).not.toContain('mistral-small');
  });

  test('a server’s words that hold the key are said without it', async () => {
    const { message } = await verdictOf((_asked, response) => json(response, 400, { error: { message: `Strange header Bearer ${key}` } }));
    expect(message).toMatch(/Strange header Bearer …/);
  });

  test.each([['', '/v1'], ['/api', '/v1'], ['/v1/chat/completions', '/v1']])('an address that ends in “%s” is put right', async (path, right) => {
    const { code, baseUrl, origin } = await verdictOf(
      (asked, response) => {
        if (asked.path === '/v1/models') json(response, 200, names('gpt-x'));
        else response.writeHead(404).end('404 page not found');
      },
      { path },
    );
    expect([code, baseUrl]).toEqual(['wrong_address', origin + right]);
  });

  test('an answer of 200 that says the address is wrong is put right as well', async () => {
    const { code, baseUrl, origin } = await verdictOf(
      (asked, response) => {
        if (asked.path === '/v1/models') json(response, 401, { error: 'unauthorized' });
        else json(response, 200, { error: 'Unexpected endpoint or method. (POST /chat/completions)' });
      },
      { path: '' },
    );
    expect([code, baseUrl]).toEqual(['wrong_address', `${origin}/v1`]);
  });

  test('a redirect is not followed with the key; where it leads to models it is offered', async () => {
    const other = await endpoint((_asked, response) => stream(response, chunk('Y')));
    const moved = await verdictOf((_asked, response) => response.writeHead(308, { location: `${other.origin}/api/v1/chat/completions` }).end());
    expect([moved.code, moved.baseUrl]).toEqual(['wrong_address', `${other.origin}/api/v1`]);
    const portal = await verdictOf((asked, response) => response.writeHead(asked.path.endsWith('/models') ? 404 : 302, { location: `${other.origin}/login` }).end());
    expect(portal.code).toBe('not_compatible');
    expect(other.asked).toEqual([]);
  });

  test.each<[string, (response: Parameters<Answer>[1]) => void]>([
    ['a web page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>')],
    ['JSON of another kind', (response) => json(response, 200, { status: 'ok' })],
    ['a stream of other events', (response) => (stream(response, { hello: 'world' }), response.end())],
    ['nothing', (response) => response.writeHead(200).end()],
    ['a line of more than a megabyte', (response) => (response.writeHead(200, { 'content-type': 'text/event-stream' }), void response.write(`data: ${'x'.repeat(1_200_000)}`))],
    ['a megabyte of JSON that never ends', (response) => (response.writeHead(200, { 'content-type': 'application/json' }), void response.write(`{"a":"${'x'.repeat(1_200_000)}`))],
  ])('%s is not compatible', async (_name, answer) => {
    const { code, message } = await verdictOf((asked, response) => (asked.method === 'POST' ? answer(response) : response.writeHead(404).end()));
    expect([code, message]).toEqual(['not_compatible', expect.stringMatching(/not the way a model does. Check the address/)]);
  });

  test('an answer in one piece is said to be one', async () => {
    const { code } = await verdictOf((_asked, response) => json(response, 200, { choices: [{ message: { role: 'assistant', content: 'Yes' } }] }));
    expect(code).toBe('not_streaming');
  });

  test('an error inside the stream is the endpoint’s own word', async () => {
    const { code, message } = await verdictOf((_asked, response) => stream(response, { error: { message: 'Provider returned error', code: 502 } }));
    expect([code, message]).toEqual(['server_error', expect.stringMatching(/Provider returned error/)]);
  });

  test('a port where nothing runs, a name that does not exist, a certificate nobody knows and a server without TLS are told apart', async () => {
    const { check } = checker();
    const gone = await endpoint(() => undefined);
    await gone.close();
    const plain = await endpoint((_asked, response) => response.end());
    const unknown = await endpoint((_asked, response) => stream(response, chunk('Y')), true);
    const said = async (baseUrl: string): Promise<string> => {
      const { code, message } = await check.test({ baseUrl, model: 'm', apiKey: key });
      expect(code).toBe('unreachable');
      return message;
    };
    expect(await said(`${gone.origin}/v1`)).toMatch(/^Nothing answers at 127.*Start the program/);
    expect(await said('http://no-such-host.invalid/v1')).toMatch(/Couldn’t find no-such-host.invalid/);
    expect(await said(`${unknown.origin}/v1`)).toMatch(/certificate of 127.*not trusted/);
    expect(unknown.asked).toEqual([]);
    expect(await said(`https://${plain.host}/v1`)).toMatch(/did not make a secure connection/);
  });

  test('one that takes longer than a minute and a half to begin is given up', async () => {
    const { check, clock } = checker();
    let arrived: () => void;
    const there = new Promise<void>((resolve) => (arrived = resolve));
    const { origin } = await endpoint(() => arrived());
    const verdict = check.test({ baseUrl: `${origin}/v1`, model: 'm', apiKey: key });
    await there;
    await clock.advance(90_000);
    expect(await verdict).toMatchObject({ code: 'unreachable', message: expect.stringMatching(/took too long/) });
  });

  test('can be stopped, and the endpoint sees it', async () => {
    const { check, clock } = checker();
    let arrived: () => void;
    let left: () => void;
    const there = new Promise<void>((resolve) => (arrived = resolve));
    const hungUp = new Promise<void>((resolve) => (left = resolve));
    const { origin } = await endpoint((_asked, response) => {
      response.on('close', () => left());
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': waiting\n\n');
      arrived();
    });
    const verdict = check.test({ baseUrl: `${origin}/v1`, model: 'm', apiKey: key });
    await there;
    check.cancel();
    expect((await verdict).code).toBe('cancelled');
    await hungUp;
    expect(clock.pending()).toEqual([]);
  });
});
