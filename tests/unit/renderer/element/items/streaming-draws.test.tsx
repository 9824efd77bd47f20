// @vitest-environment jsdom
import type * as Lucide from 'lucide-react';
import { act, createElement } from 'react';
import type { ReactNode } from 'react';
import type * as ReactMarkdown from 'react-markdown';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { assistant, item, user, widget } from '../../../../support/chatkit-events.ts';
import { drawApp } from './draw-app.tsx';
import type { DrawnApp } from './draw-app.tsx';

/** Each drawing of a Markdown block, by its text, and of a turn's actions. */
const drawn: string[] = [];

vi.mock('react-markdown', async (original) => {
  const { default: Markdown } = await original<typeof ReactMarkdown>();
  return {
    default: (props: { children: string }): ReactNode => {
      drawn.push(props.children);
      return Markdown(props);
    },
  };
});
vi.mock('lucide-react', async (original) => {
  const lucide = await original<typeof Lucide>();
  return {
    ...lucide,
    Copy: (props: Lucide.LucideProps): ReactNode => {
      drawn.push('actions');
      return createElement(lucide.Copy, props);
    },
  };
});

let app: DrawnApp;
beforeAll(async () => {
  await Promise.all([import('../../../../../src/renderer/element/widgets/ThreadWidget.tsx'), import('../../../../../src/renderer/element/markdown/MarkdownMessage.tsx')]);
});
afterEach(() => app.close());

const card = { type: 'Card', children: [{ type: 'Markdown', value: 'in a card' }] };
const thread = [
  ...Array.from({ length: 30 }, (_, at) => [user(`u${at}`, `Question ${at}`), assistant(`a${at}`, `Answer ${at}`)]).flat(),
  widget('w1', card), item({ id: 'e', type: 'end_of_turn' }),
];

describe('while an answer streams', () => {
  it('no finished turn, message or widget is drawn again, only the block that grows', async () => {
    app = await drawApp();
    await app.open(thread);
    await app.wait();
    expect(drawn).toEqual(expect.arrayContaining(['Answer 29', 'in a card', 'actions']));
    await act(async () => app.type('Go on'));
    const call = app.server.last('threads.add_user_message');
    call.open();
    call.send({ type: 'thread.item.done', item: user('u_new', 'Go on') }, { type: 'thread.item.added', item: assistant('a_new') });
    const delta = async (text: string): Promise<void> => {
      call.send({ type: 'thread.item.updated', item_id: 'a_new', update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text } });
      await app.wait();
    };
    await delta('First.\n\nSecond.\n\nThird ');
    drawn.length = 0;
    for (const word of ['and ', 'more']) await delta(word);
    expect(drawn).toEqual(['Third and', 'Third and more']);
    call.send({ type: 'thread.item.added', item: { ...widget('w_new', { type: 'Card', children: [{ type: 'Markdown', value: 'live card' }] }) } });
    await app.wait();
    drawn.length = 0;
    await delta(', still');
    expect(drawn).toEqual(['Third and more, still']);
    call.send({ type: 'thread.item.done', item: assistant('a_new', 'First.\n\nSecond.\n\nThird and more, still') });
    call.end();
    await app.wait();
    expect(drawn.filter((text) => /^(?:Answer|in a card|First|Second)/.test(text))).toEqual([]);
  });

  it('an answer goes from the part that streams to the past without being drawn again', async () => {
    app = await drawApp();
    await app.open([user('u1', 'One'), assistant('a1', 'First')]);
    for (const [at, text] of ['Second', 'Third'].entries()) {
      await act(async () => app.type(`Go on ${at}`));
      const call = app.server.last('threads.add_user_message');
      call.open();
      call.send({ type: 'thread.item.done', item: user(`u_${text}`, 'Go on') }, { type: 'thread.item.done', item: assistant(`a_${text}`, text) });
      await app.wait();
      call.end();
      await app.wait();
      const article = app.all('.turn.assistant').at(-1);
      drawn.length = 0;
      await act(async () => app.type('And?'));
      await app.wait();
      expect([drawn.filter((one) => one !== 'actions'), app.all('.turn.assistant').at(-1) === article]).toEqual([[], true]);
      app.server.last('threads.add_user_message').fail();
      await app.wait();
    }
  });
});
