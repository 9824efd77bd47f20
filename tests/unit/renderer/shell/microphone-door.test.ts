import { expect, it } from 'vitest';
import { connectWithMicrophone } from '../../../../src/renderer/shell/microphone-door.ts';
import { parseFromFrame, parseToFrame, type FromFrame, type ToFrame } from '../../../../src/shared/chat-frame.ts';
import type { Result } from '../../../../src/shared/errors.ts';

const refused: Result<null> = { ok: false, error: { code: 'policy.denied', message: 'Not here.' } };

function door({ active = true, answer = { ok: true, value: null } }: { active?: boolean; answer?: Result<null> } = {}) {
  const sent: ToFrame[] = [];
  const heard: FromFrame[] = [];
  let asked = 0;
  let say: (message: FromFrame) => void = () => undefined;
  const link = connectWithMicrophone({
    connect: (onMessage) => {
      say = onMessage;
      return { send: (message) => void sent.push(message), isReady: () => true, dispose: () => undefined };
    },
    isPersonActive: () => active,
    listen: () => {
      asked += 1;
      return Promise.resolve(answer);
    },
    onMessage: (message) => heard.push(message),
  });
  return { link, sent, heard, say: (message: FromFrame) => say(message), asked: () => asked };
}

it('the chat may listen when a person has just pressed something, and main lets it', async () => {
  const { say, sent, asked, heard } = door();
  say({ type: 'microphone.wanted' });
  await expect.poll(() => sent).toEqual([{ type: 'microphone.answered', granted: true }]);
  expect(asked()).toBe(1);
  expect(heard).toEqual([]);
});

it('a page that asks by itself is refused, and main is not even asked', async () => {
  const { say, sent, asked } = door({ active: false });
  say({ type: 'microphone.wanted' });
  await expect.poll(() => sent).toEqual([{ type: 'microphone.answered', granted: false }]);
  expect(asked()).toBe(0);
});

it('what main refuses is refused', async () => {
  const { say, sent } = door({ answer: refused });
  say({ type: 'microphone.wanted' });
  await expect.poll(() => sent).toEqual([{ type: 'microphone.answered', granted: false }]);
});

it('everything else goes to the shell', () => {
  const { say, heard, sent, link } = door();
  say({ type: 'frame.ready' });
  expect(heard).toEqual([{ type: 'frame.ready' }]);
  link.send({ type: 'composer.focus' });
  expect(sent).toEqual([{ type: 'composer.focus' }]);
});

it('question and answer pass the guards, with nothing beside them; an answer that is not clear is a no', () => {
  expect(parseFromFrame({ type: 'microphone.wanted', granted: true })).toEqual({ type: 'microphone.wanted' });
  expect(parseToFrame({ type: 'microphone.answered', granted: true, more: 1 })).toEqual({ type: 'microphone.answered', granted: true });
  expect(parseToFrame({ type: 'microphone.answered', granted: 'yes' })).toEqual({ type: 'microphone.answered', granted: false });
});
