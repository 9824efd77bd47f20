import { describe, expect, it } from 'vitest';
import type { ReplyTrigger, TurnContext } from '../../../src/server/responder.ts';
import { applyEvent } from '../../../src/shared/chatkit/reducer.ts';
import { allEntries, createThreadState } from '../../../src/shared/chatkit/thread-state.ts';
import type { Annotation, Task, ThreadItem, ThreadItemUpdate, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { events, useChatKit } from '../../support/chatkit-fixture.ts';
import { typesOf } from '../../support/chatkit-stream.ts';
import { createdThread, createParams } from '../../support/embedded-server.ts';

const kit = useChatKit({ answers: 'scripted' });
type Turn = TurnContext<ReplyTrigger>;

const done = (item: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item });
const updated = (item_id: string, update: ThreadItemUpdate): ThreadStreamEvent => ({ type: 'thread.item.updated', item_id, update });
const thought = (content: string): Task => ({ type: 'thought', content, status_indicator: 'none' });

/** One of each, by way of whatever events it takes. */
const kinds: Record<string, (turn: Turn) => ThreadStreamEvent[]> = {
  'a workflow (A4)'({ itemBase }) {
    const base = { ...itemBase('workflow'), type: 'workflow' as const };
    return [
      { type: 'thread.item.added', item: { ...base, workflow: { type: 'reasoning', tasks: [], expanded: false } } },
      updated(base.id, { type: 'workflow.task.added', task_index: 0, task: thought('Loo') }),
      updated(base.id, { type: 'workflow.task.updated', task_index: 0, task: thought('Looking…') }),
      done({ ...base, workflow: { type: 'reasoning', tasks: [thought('Looking…')], summary: { duration: 3 }, expanded: false } }),
    ];
  },
  'a message with sources (A9)'({ itemBase }) {
    const annotations: Annotation[] = [
      { type: 'annotation', source: { title: 'E', type: 'entity', id: 'e', interactive: false, data: {} }, index: 1 },
      { type: 'annotation', source: { title: 'U', type: 'url', url: 'u' } },
    ];
    return [
      done({ ...itemBase('assistant_message'), type: 'assistant_message', content: [{ type: 'output_text', text: 'Text', annotations }] }),
    ];
  },
  'an image that is made step by step'({ itemBase }) {
    const base = { ...itemBase('generated_image'), type: 'generated_image' as const };
    const image = { id: 'img', url: 'data:image/png;base64,AA==' };
    return [
      { type: 'thread.item.added', item: base },
      updated(base.id, { type: 'generated_image.updated', image, progress: 0.5 }),
      done({ ...base, image }),
    ];
  },
  'a task of its own': ({ itemBase }) => [
    done({ ...itemBase('task'), type: 'task', task: { type: 'web_search', queries: ['q'], sources: [], status_indicator: 'complete' } }),
  ],
  'the end of a turn': ({ itemBase }) => [done({ ...itemBase('end_of_turn'), type: 'end_of_turn' })],
};

describe('what a responder shows', () => {
  it.each(Object.keys(kinds))('%s arrives event by event and is the same after a reload', async (kind) => {
    let made: ThreadStreamEvent[] = [];
    kit.script.respond = (turn) => events((made = kinds[kind]!(turn)));
    const sent = await kit.user.events('threads.create', createParams('Show me'));
    expect(sent.slice(3)).toEqual(made);
    const last = made.at(-1) as { item: ThreadItem };
    expect((await kit.items(createdThread(sent)))[1]).toEqual(last.item);
  });

  it('an item of an earlier turn can go on in a later one', async () => {
    let workflowId = '';
    kit.script.respond = ({ itemBase }) => {
      const base = { ...itemBase('workflow'), type: 'workflow' as const };
      workflowId = base.id;
      return events([done({ ...base, workflow: { type: 'reasoning', tasks: [thought('One')], expanded: false } })]);
    };
    const threadId = await kit.newThread();
    kit.script.respond = () => events([updated(workflowId, { type: 'workflow.task.added', task_index: 1, task: thought('Two') })]);
    await kit.user.events('threads.add_user_message', { thread_id: threadId, input: createParams('Go on').input });
    expect((await kit.items(threadId))[1]).toMatchObject({ workflow: { tasks: [{ content: 'One' }, { content: 'Two' }] } });
  });

  it('replaced and removed items change the store as they change the screen', async () => {
    const message = ({ itemBase }: Turn, text: string): ThreadItem => ({
      ...itemBase('assistant_message'),
      type: 'assistant_message',
      content: [{ type: 'output_text', text, annotations: [] }],
    });
    kit.script.respond = (turn) => {
      const [first, second] = [message(turn, 'First'), message(turn, 'Second')];
      const replacement = { ...first, type: 'task', task: { type: 'image', status_indicator: 'none' } } as ThreadItem;
      return events([
        done(first),
        done(second),
        { type: 'thread.item.replaced', item: replacement },
        { type: 'thread.item.removed', item_id: second.id },
      ]);
    };
    const sent = await kit.user.events('threads.create', createParams('Change'));
    expect(typesOf(sent).slice(5)).toEqual(['thread.item.replaced', 'thread.item.removed']);
    const state = sent.reduce(applyEvent, createThreadState());
    expect(allEntries(state).map(({ item }) => item)).toEqual(await kit.items(createdThread(sent)));
  });
});
