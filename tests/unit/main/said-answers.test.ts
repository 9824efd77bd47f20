import { describe, expect, it } from 'vitest';
import { errorAnswer, inWords } from '../../../src/main/http-answers.ts';
import { texts as german } from '../../../src/shared/texts/de/texts.ts';
import { keptSentence, readSentence } from '../../../src/shared/texts/kept.ts';
import { say } from '../../../src/shared/texts/say.ts';

describe('an answer of main’s own', () => {
  it('is said in the language of the moment, and keeps its code and status', async () => {
    const answer = await inWords(errorAnswer({ code: 'backend.failed', ...say('requests', 'ownProblem', 'chat.example.com', 500) }), german);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ error: { code: 'backend.failed', message: german.requests.ownProblem('chat.example.com', 500) } });
  });

  it('leaves a server’s own words alone, whatever they claim to be', async () => {
    const body = JSON.stringify({ error: { message: 'No.', said: { key: 'errors.quitting', args: [] } } });
    expect(await (await inWords(new Response(body, { status: 400 }), german)).text()).toBe(body);
  });
});

it('a sentence survives where only text fits, and other text stays what it was', () => {
  const sentence = say('waiting', 'stopped');
  expect(readSentence(keptSentence(sentence))).toEqual(sentence);
  for (const words of ['No room.', '{"message":1}', '{"message":"x"}', '{"message":']) expect(readSentence(keptSentence({ message: words }))).toEqual({ message: words });
});
