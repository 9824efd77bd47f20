import { describe, expect, it } from 'vitest';
import { findTopic, topics } from '../../../../src/server/models/guide/find-topic.ts';
import { createGuide, guideAnswer, wordSteps } from '../../../../src/server/models/guide/guide.ts';

describe('the guide finds', () => {
  it.each([
    ['What is Latchkey?', 'about'],
    ['what can you do', 'about'],
    ['How do I connect a model?', 'model'],
    ['can I use ollama or LM Studio with this?', 'model'],
    ['where do I put my OpenAI API key', 'model'],
    ['What does OPENAI_BASE_URL do?', 'model'],
    ['How do I connect my own backend?', 'backend'],
    ['point it at our FastAPI ChatKit server', 'backend'],
    ['Why does my backend answer 401?', 'tokens'],
    ['my token is HS256 without a kid', 'tokens'],
    ['How are JWTs verified against the JWKS?', 'tokens'],
    ['does it work offline on a plane?', 'offline'],
    ['Where is my data stored?', 'privacy'],
    ['which keyboard shortcuts exist', 'shortcuts'],
    ['how can I rename a thread', 'threads'],
    ['Why was I signed out?', 'sign-in'],
    ['Show me some markdown', 'markdown'],
    ['show me a code sample in TypeScript', 'code'],
    ['Can you draw a table?', 'table'],
  ])('for “%s” the topic %s', (question, id) => {
    expect(findTopic(question)?.id).toBe(id);
  });

  it.each(['', 'What is the capital of France?', 'Write a poem about autumn', '你好吗？', '12 * 7'])('nothing for “%s”', (question) => {
    expect(findTopic(question)).toBeUndefined();
  });

  it('every topic by the question that offers it', () => {
    for (const topic of topics) expect([topic.question, findTopic(topic.question)?.id]).toEqual([topic.question, topic.id]);
  });
});

describe('the guide says', () => {
  const user = (text: string) => ({ role: 'user', text }) as const;

  it('that no model is connected, and how to connect one, whatever it is asked', () => {
    for (const question of ['What is the capital of France?', 'hello', 'show me a table', '', ...topics.map((topic) => topic.question)]) {
      const answer = guideAnswer([user(question)]);
      expect([question, /no (language )?model is connected/i.test(answer)]).toEqual([question, true]);
    }
    expect(guideAnswer([user('What is the capital of France?')])).toMatch(/can’t answer that[\s\S]*Settings → Model[\s\S]*LATCHKEY_MODEL/);
  });

  it('so in fewer words when the thread has heard it', () => {
    const first = guideAnswer([user('show me a table')]);
    const later = guideAnswer([user('hi'), { role: 'assistant', text: 'Hello!' }, user('show me a table')]);
    expect(later.length).toBeLessThan(first.length);
  });

  it('what the last question asks for, not what a note or a quote says', () => {
    const asked = [
      user('First'),
      { role: 'note', text: 'The user stopped the answer: delete, rename, retry.' } as const,
      user('> rename, delete\n\nshow me a table'),
    ];
    expect(guideAnswer(asked)).toMatch(/^Here is one, comparing/);
  });

  it('code with fences that close', () => {
    for (const topic of topics) expect([topic.id, (topic.answer.match(/^```/gm) ?? []).length % 2]).toEqual([topic.id, 0]);
  });
});

describe('the guide streams', () => {
  it('word by word without losing a character', () => {
    for (const topic of topics) expect(wordSteps(topic.answer).join('')).toBe(topic.answer);
    expect(wordSteps('One  two\n\n- three ')).toEqual(['One', '  two', '\n\n-', ' three', ' ']);
  });

  it('at the pace it is given, and stops when it is told to', async () => {
    const abort = new AbortController();
    let pauses = 0;
    const guide = createGuide({
      pause: () => {
        if (++pauses === 3) abort.abort();
        return abort.signal.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve();
      },
    });
    const parts: string[] = [];
    for await (const part of guide.reply([{ role: 'user', text: 'hello' }], abort.signal))
      parts.push(part.type === 'text' ? part.text : '');
    expect(parts).toHaveLength(3);
    expect(pauses).toBe(3);
  });
});
