import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../src/server/start-server.ts';
import type { ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { createParams, parseEvents, signUp, startEmbeddedServer, temporaryFolder, type ChatUser } from '../../support/embedded-server.ts';
import { startOpenAiDouble, type OpenAiDouble, type Reply } from '../../support/openai-double.ts';

const folder = temporaryFolder();
/** Timers that the server has set, by delay; a test makes one ring. */
let timers: { delayMs: number; ring: () => void }[] = [];
let model: OpenAiDouble;
let server: RunningServer;
let user: ChatUser;

beforeAll(async () => {
  model = await startOpenAiDouble();
  server = await startEmbeddedServer(folder.path, {
    silenceLimits: { firstMs: 1, betweenMs: 2 },
    schedule(ring, delayMs) {
      const timer = { delayMs, ring };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
  });
  user = await signUp(server.url);
  server.configure({ baseUrl: model.baseUrl, apiKey: 'sk-secret', model: 'double-1' });
});
afterAll(async () => {
  await server.stop();
  await model.close();
  folder.remove();
});
afterEach(() => {
  expect(timers).toEqual([]);
});

const ask = async (reply: Reply): Promise<ThreadStreamEvent[]> => {
  model.reply = reply;
  return user.events('threads.create', createParams('Hi'));
};
const errorOf = (events: readonly ThreadStreamEvent[]): { message?: string; allow_retry: boolean } | undefined =>
  events.find((event) => event.type === 'error');
const answerOf = (events: readonly ThreadStreamEvent[]): string | undefined => {
  const done = events.flatMap((event) =>
    event.type === 'thread.item.done' && event.item.type === 'assistant_message' ? [event.item] : [],
  );
  return done[0]?.content[0]?.text;
};

describe('a request to the model', () => {
  it('carries the key, the model and the thread after our instructions', async () => {
    await ask({ kind: 'words', words: ['Hello'] });
    const [reply, title] = model.requests.slice(-2);
    expect(reply).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer sk-secret',
      body: { model: 'double-1', stream: true },
    });
    expect(reply!.body.messages).toEqual([
      { role: 'system', content: expect.any(String) },
      { role: 'user', content: 'Hi' },
    ]);
    expect(title!.body).toMatchObject({
      model: 'double-1',
      messages: [{ role: 'user', content: expect.stringMatching(/User: Hi\n\nAssistant: Hello/) }],
    });
  });

  it('makes up no key for an endpoint that needs none', async () => {
    server.configure({ baseUrl: model.baseUrl, apiKey: '', model: 'double-1' });
    await ask({ kind: 'words', words: ['Hello'] });
    expect(model.requests.at(-1)!.authorization).toBeUndefined();
    server.configure({ baseUrl: model.baseUrl, apiKey: 'sk-secret', model: 'double-1' });
  });
});

const quota = { error: { message: 'You exceeded your quota', code: 'insufficient_quota' } };
const failures: { what: string; reply: Reply; says: RegExp }[] = [
  {
    what: 'a wrong key',
    reply: { kind: 'status', status: 401, body: { error: { message: 'Incorrect API key: sk-se***et' } } },
    says: /did not accept the API key/,
  },
  { what: 'a key without the right', reply: { kind: 'status', status: 403 }, says: /does not let this key use the model “double-1”/ },
  { what: 'an unknown model', reply: { kind: 'status', status: 404 }, says: /has no model “double-1” at this address/ },
  {
    what: 'a rate limit with a wait',
    reply: { kind: 'status', status: 429, headers: { 'retry-after': '20' } },
    says: /Try again in 20 seconds\.$/,
  },
  { what: 'a rate limit without one', reply: { kind: 'status', status: 429 }, says: /Try again in a minute\.$/ },
  { what: 'used-up credit', reply: { kind: 'status', status: 429, body: quota }, says: /used up its credit/ },
  {
    what: 'a refused request',
    reply: { kind: 'status', status: 400, body: { error: { message: 'Bad tool.' } } },
    says: /could not work with this request: “Bad tool”\.$/,
  },
  { what: 'a fault of the provider', reply: { kind: 'status', status: 503 }, says: /has a problem of its own \(503\)/ },
  { what: 'a web page', reply: { kind: 'page' }, says: /did not answer the way a model does/ },
  { what: 'an empty answer', reply: { kind: 'words', words: [] }, says: /answered with nothing/ },
  { what: 'a withheld answer', reply: { kind: 'words', words: [], finish: 'content_filter' }, says: /content rules/ },
];

describe('a model that fails', () => {
  it.each(failures)('with $what: says so, offers to try again, and shows no empty message', async ({ reply, says }) => {
    const events = await ask(reply);
    expect(errorOf(events)).toMatchObject({ code: 'custom', message: expect.stringMatching(says), allow_retry: true });
    expect(errorOf(events)!.message).not.toMatch(/sk-/);
    expect(events.map(({ type }) => type)).not.toContain('thread.item.added');
  });

  it('because the thread is too long: says to start a new one', async () => {
    const events = await ask({ kind: 'status', status: 400, body: { error: { message: 'too long', code: 'context_length_exceeded' } } });
    expect(errorOf(events)).toMatchObject({ message: expect.stringMatching(/Start a new one/), allow_retry: false });
  });

  it.each([
    { what: 'cut', reply: { kind: 'cut', words: ['Half', ' an answer'] }, says: /broke off/ },
    { what: 'ended without a finish', reply: { kind: 'words', words: ['Half', ' an answer'], finish: null }, says: /broke off/ },
    {
      what: 'ended by an error event',
      reply: { kind: 'event_error', words: ['Half', ' an answer'], message: 'GPU lost' },
      says: /“GPU lost”/,
    },
  ] as const)('in the middle ($what): keeps what was said and offers to try again', async ({ reply, says }) => {
    const events = await ask({ ...reply, words: [...reply.words] });
    expect(answerOf(events)).toBe('Half an answer');
    expect(errorOf(events)).toMatchObject({ message: expect.stringMatching(says), allow_retry: true });
    const threadId = events[0]!.type === 'thread.created' ? events[0].thread.id : '';
    const { data } = await user.json<{ data: { type: string }[] }>('items.list', { thread_id: threadId });
    expect(data.map(({ type }) => type)).toEqual(['assistant_message', 'user_message']);
  });

  it('by reaching its longest answer: keeps it and tells how to go on', async () => {
    const events = await ask({ kind: 'words', words: ['Long'], finish: 'length' });
    expect(answerOf(events)).toBe('Long');
    expect(events).toContainEqual({ type: 'notice', level: 'info', message: expect.stringMatching(/go on/) });
    expect(errorOf(events)).toBeUndefined();
  });

  it('because nothing listens there: says what to check', async () => {
    server.configure({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'sk-secret', model: 'double-1' });
    const events = await ask({ kind: 'words', words: [] });
    expect(errorOf(events)).toMatchObject({ message: expect.stringMatching(/^Couldn’t reach 127\.0\.0\.1:9\./), allow_retry: true });
    server.configure({ baseUrl: 'not an address', apiKey: '', model: 'double-1' });
    expect(errorOf(await ask({ kind: 'words', words: [] }))).toMatchObject({ message: expect.stringMatching(/is not an address/) });
    server.configure({ baseUrl: model.baseUrl, apiKey: 'sk-secret', model: 'double-1' });
  });
});

describe('what is said to a person', () => {
  const german = { headers: { 'accept-language': 'de-AT, de;q=0.9, en;q=0.8' } };

  it('about an answer that failed is in the language of the request', async () => {
    model.reply = { kind: 'status', status: 401 };
    const events = parseEvents(await (await user.post('threads.create', createParams('Hallo'), german)).text());
    expect(errorOf(events)).toMatchObject({ code: 'custom', message: expect.stringMatching(/hat den API-Schlüssel nicht angenommen\. .*Einstellungen → Modell/), allow_retry: true });
    model.reply = { kind: 'words', words: ['Lang'], finish: 'length' };
    const long = parseEvents(await (await user.post('threads.create', createParams('Hallo'), german)).text());
    expect(long).toContainEqual({ type: 'notice', level: 'info', message: expect.stringMatching(/^Länger kann eine Antwort/) });
  });

  it('about what was refused is as well, in a stream or an answer of its own', async () => {
    const gone = await user.post('threads.get_by_id', { thread_id: 'thr_none' }, german);
    expect([gone.status, await gone.json()]).toEqual([404, { error: { code: 'thread.not_found', message: 'Diesen Chat gibt es nicht. Vielleicht wurde er gelöscht.' } }]);
    const { input } = createParams('Hallo');
    const events = parseEvents(await (await user.post('threads.add_user_message', { thread_id: 'thr_none', input }, german)).text());
    expect(errorOf(events)).toMatchObject({ message: 'Diesen Chat gibt es nicht mehr. Beginnen Sie einen neuen.', allow_retry: false });
    const large = await user.post('attachments.create', { name: 'film.mp4', size: 3.5 * 1024 ** 3, mime_type: 'video/mp4' }, german);
    expect(await large.json()).toEqual({ error: { code: 'attachment.too_large', message: '„film.mp4“ hat 3,5 GB; dieser Server nimmt Dateien bis 100 MB an.' } });
    const lost = await fetch(`${server.url}/attachments/atc_none`, { headers: { authorization: `Bearer ${user.token}`, 'accept-language': 'fr' } });
    expect(await lost.json()).toEqual({ error: { code: 'attachment.not_found', message: 'Cette pièce jointe n’existe pas. Elle a peut-être été supprimée, ou jamais envoyée.' } });
  });
});

describe('a model that goes quiet', () => {
  /** Lets the watch ring once the model has the question and the watch waits for what is named by its delay. */
  async function ringWhenAsked(delayMs: number): Promise<void> {
    const asked = model.requests.length;
    for (;;) {
      const timer = timers.find((candidate) => candidate.delayMs === delayMs);
      if (timer !== undefined && model.requests.length > asked) {
        timer.ring();
        return;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('before its first word is given up, with the connection', async () => {
    const hungUp = model.hungUp();
    const events = ask({ kind: 'silent' });
    await ringWhenAsked(1);
    expect(errorOf(await events)).toMatchObject({ message: expect.stringMatching(/did not start to answer/), allow_retry: true });
    await hungUp;
  });

  it('in the middle is given up, and what it said is kept', async () => {
    const hungUp = model.hungUp();
    const events = ask({ kind: 'hold', words: ['Half'] });
    await ringWhenAsked(2);
    expect(answerOf(await events)).toBe('Half');
    expect(errorOf(await events)).toMatchObject({ message: expect.stringMatching(/stopped in the middle/), allow_retry: true });
    await hungUp;
  });
});

describe('with no model connected', () => {
  it('the guide answers, streams Markdown and says how to connect one', async () => {
    server.configure(null);
    const events = await user.events('threads.create', createParams('What is Latchkey?'));
    expect(answerOf(events)).toMatch(/desktop client for ChatKit/);
    expect(answerOf(events)).toMatch(/No language model is connected[\s\S]*Settings → Model/);
    const deltas = events.filter(
      (event) => event.type === 'thread.item.updated' && event.update.type === 'assistant_message.content_part.text_delta',
    );
    expect(deltas.length).toBeGreaterThan(50);
    expect(events.at(-1)).toMatchObject({ type: 'thread.updated', thread: { title: 'What is Latchkey?' } });
  });

  it.each([
    ['fr-CA,en;q=0.8', 'Ollama?', /Réglages → Modèle/],
    ['ja', 'JWT?', /設定 → モデル/],
    ['en-GB', 'Wie benenne ich einen Chat um?', /Einstellungen → Modell/],
    ['pt-BR', 'Ollama?', /Settings → Model/],
  ])('the guide answers a request that names %s in the language of its question, or in that one: %s', async (language, question, label) => {
    server.configure(null);
    const response = await user.post('threads.create', createParams(question), { headers: { 'accept-language': language } });
    expect(answerOf(parseEvents(await response.text()))).toMatch(label);
  });
});
