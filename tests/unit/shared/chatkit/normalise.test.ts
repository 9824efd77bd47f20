import { describe, expect, it } from 'vitest';
import { normaliseItem, normaliseThread } from '../../../../src/shared/chatkit/normalise.ts';
import { parseStreamEvent } from '../../../../src/shared/chatkit/parse-event.ts';
import { applyEvent } from '../../../../src/shared/chatkit/reducer.ts';
import { shareWidget } from '../../../../src/shared/chatkit/reducer-widgets.ts';
import { continueResponse, endResponse, startResponse } from '../../../../src/shared/chatkit/responses.ts';
import { allEntries, createThreadState, loadThread } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadItem, ThreadStreamEvent, WidgetNode } from '../../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user, widget, workflow } from '../../../support/chatkit-events.ts';

const read = (type: string, fields: object): Record<string, unknown> => normaliseItem({ id: 'i', type, ...fields }) as unknown as Record<string, unknown>;
const run = (state: ThreadState, ...events: ThreadStreamEvent[]): ThreadState => events.reduce(applyEvent, state);
const items = (state: ThreadState): ThreadItem[] => allEntries(state).map((entry) => entry.item);

describe('reading items', () => {
  it('fills in what a message of the reader lacks, and leaves out content of unknown kinds', () => {
    const content = [{ type: 'input_text', text: 'Hi' }, { type: 'input_tag', id: 't', text: 'T', data: null, group: null, interactive: null }, { type: 'input_sparkle' }];
    expect(read('user_message', { content, attachments: null, inference_options: null, quoted_text: null })).toEqual({
      id: 'i', type: 'user_message', thread_id: '', created_at: '', attachments: [], inference_options: {},
      content: [{ type: 'input_text', text: 'Hi' }, { type: 'input_tag', id: 't', text: 'T', data: {} }],
    });
  });

  it('takes attachments of old servers, whose upload_url means a form, and nulls for what is absent', () => {
    const attachments = [
      { id: 'a', name: 'a.txt', mime_type: 'text/plain', type: 'file', upload_url: '/up', upload_descriptor: null, metadata: null },
      { id: 'b', name: 'b.png', mime_type: 'image/png', type: 'image', preview_url: 'data:image/png;base64,AA', upload_descriptor: { url: 'https://s.example', method: 'PUT', headers: { a: 'b', n: 1 } } },
      { id: 'c', name: 'c.png', mime_type: 'image/png', type: 'image', preview_url: null },
    ];
    expect(read('user_message', { content: [], attachments })['attachments']).toEqual([
      { id: 'a', name: 'a.txt', mime_type: 'text/plain', type: 'file', upload_descriptor: { url: '/up', method: 'POST', headers: {} } },
      { id: 'b', name: 'b.png', mime_type: 'image/png', type: 'image', preview_url: 'data:image/png;base64,AA', upload_descriptor: { url: 'https://s.example', method: 'PUT', headers: { a: 'b' } } },
      { id: 'c', name: 'c.png', mime_type: 'image/png', type: 'file' },
    ]);
  });

  it('keeps sources that name something, in all three kinds, and drops the rest', () => {
    const annotations = [
      { type: 'annotation', source: { type: 'url', url: 'https://a.example', title: null }, index: 3 },
      { source: { type: 'file', title: 'F' }, index: -1 },
      { source: { type: 'entity', id: 'e', title: 'E', interactive: null, data: { kept: null }, preview: 'obsolete' }, index: 1.5 },
      { source: { type: 'url', title: 'no address' } }, { source: null }, { source: { type: 'sparkle', title: 'S' } }, null,
    ];
    expect(read('assistant_message', { content: [{ text: 'x', annotations }] })['content']).toEqual([{
      type: 'output_text', text: 'x', annotations: [
        { type: 'annotation', index: 3, source: { type: 'url', url: 'https://a.example', title: 'https://a.example' } },
        { type: 'annotation', source: { type: 'file', filename: 'F', title: 'F' } },
        { type: 'annotation', source: { type: 'entity', id: 'e', title: 'E', interactive: false, data: { kept: null }, preview: 'obsolete' } },
      ],
    }]);
  });

  it('keeps nulls in the arguments of a tool call, where they mean something', () => {
    expect(read('client_tool_call', { name: 'get', arguments: { a: null }, status: null, call_id: 'c' })).toMatchObject({ status: 'pending', arguments: { a: null } });
    expect(read('client_tool_call', { name: 'get', arguments: 'text' })).toMatchObject({ arguments: {}, call_id: '' });
    expect(() => read('client_tool_call', { arguments: {} })).toThrow('item.name');
  });

  it('reads questions with their options and answers; one of an unknown kind can be answered in words', () => {
    const inputs = [
      { id: 'm', type: 'multiple_choice', question: 'Which?', options: [{ value: 'A' }, 'B', {}, null], answer: { values: ['A', 1], skipped: null } },
      { id: 'f', type: 'freeform', question: null, description: 'D', answer: null },
      { id: 'x', type: 'slider', question: 'How much?' },
    ];
    expect(read('structured_input', { inputs, status: 'odd' })).toMatchObject({
      status: 'pending',
      inputs: [
        { id: 'm', type: 'multiple_choice', question: 'Which?', options: [{ value: 'A' }, { value: 'B' }], multiple: false, answer: { values: ['A'], skipped: false } },
        { id: 'f', type: 'freeform', question: '', description: 'D' },
        { id: 'x', type: 'freeform', question: 'How much?' },
      ],
    });
  });

  it('reads workflows and tasks with lists that are missing, and tells summaries apart by duration', () => {
    const tasks = [{ type: 'web_search', queries: null, sources: [{ type: 'url', url: 'https://a.example', title: 'A' }, null, { type: 'url' }] }, { type: 'file' }, { type: 'thought', content: null }];
    expect(read('workflow', { workflow: { type: 'odd', tasks, summary: { duration: 3, title: null }, expanded: null } })['workflow']).toMatchObject({
      type: 'custom', expanded: false, summary: { duration: 3 },
      tasks: [{ queries: [], sources: [{ title: 'A' }], status_indicator: 'none' }, { sources: [] }, { content: '' }],
    });
    expect(read('workflow', { workflow: { tasks: [], summary: { title: 'T', icon: null } } })['workflow']).toMatchObject({ summary: { title: 'T' } });
    expect(read('workflow', { workflow: { tasks: [], summary: {} } })['workflow']).not.toHaveProperty('summary');
  });

  it('shows an image without an address as one that is being made', () => {
    expect(read('generated_image', { image: { id: 'x', url: null } })).not.toHaveProperty('image');
    expect(parseStreamEvent({ type: 'thread.item.updated', item_id: 'i', update: { type: 'generated_image.updated', image: { url: 'data:,' }, progress: 7 } })).toMatchObject({
      update: { image: { id: '', url: 'data:,' }, progress: 1 },
    });
  });

  it.each(['2026-11-20T19:06:16.127107', '2026-11-20T19:06:16Z', '2026-11-20T19:06:16.1+02:00'])('takes the time %s as it is: the browser reads it', (created_at) => {
    expect(Number.isFinite(Date.parse(normaliseThread({ id: 't', created_at }).created_at))).toBe(true);
  });

  it('leaves unknown item types alone and reads a thread full of nulls', () => {
    expect(read('sparkle', { glitter: 1, dust: null })).toEqual({ id: 'i', type: 'sparkle', thread_id: '', created_at: '', glitter: 1 });
    expect(normaliseThread({ id: 't', title: null, status: null, metadata: null, items: null, allowed_image_domains: null })).toEqual({
      id: 't', created_at: '', status: { type: 'active' }, metadata: {}, items: { data: [], has_more: false },
    });
  });
});

describe('leaked hidden items', () => {
  it('are not shown when a thread is read', () => {
    expect(items(loadThread(thread(), [user('u', 'Hi'), item({ id: 'h', type: 'hidden_context_item' }), item({ id: 's', type: 'sdk_hidden_context' })]))).toHaveLength(1);
  });
});

describe('a message that a server announces with added', () => {
  it('takes the place of the one that is shown meanwhile', () => {
    const input = { content: [{ type: 'input_text' as const, text: 'Hi' }], attachments: [], inference_options: {} };
    const state = run(startResponse(createThreadState(), { input, createdAt: '' }), { type: 'thread.item.added', item: user('u', 'Hi') });
    expect(items(state)).toEqual([user('u', 'Hi')]);
    expect(state.pendingKey).toBeUndefined();
  });
});

describe('work that goes on in a later stream', () => {
  const task = { type: 'thought' as const, content: 'x', status_indicator: 'none' as const };
  const added: ThreadStreamEvent = { type: 'thread.item.updated', item_id: 'wf', update: { type: 'workflow.task.added', task_index: 1, task } };

  it('shows the workflow as running again, until the response ends', () => {
    const before = loadThread(thread(), [user('u', 'q'), workflow('wf', { tasks: [task] }), item({ id: 'fc', type: 'client_tool_call' })]);
    const during = run(startResponse(before), added);
    expect(during.live[0]).toMatchObject({ key: 'wf', streaming: true, item: { workflow: { tasks: [task, task] } } });
    expect(endResponse(during, { type: 'completed' }).live[0]?.streaming).toBe(false);
  });

  it('reaches items of earlier turns in their place, and settles them too', () => {
    const before = loadThread(thread(), [workflow('wf', { tasks: [task] }), user('u', 'q')]);
    const during = run(startResponse(before), added);
    expect(during.past[0]).toMatchObject({ streaming: true });
    expect(endResponse(during, { type: 'completed' }).past[0]).toMatchObject({ streaming: false });
  });

  it('after a client tool may repeat the placeholder id of the first part', () => {
    const first = run(startResponse(createThreadState()), { type: 'thread.item.added', item: assistant('__fake__') }, { type: 'thread.item.done', item: assistant('__fake__', 'one') });
    const both = run(continueResponse(first), { type: 'thread.item.added', item: assistant('__fake__') }, { type: 'thread.item.done', item: assistant('__fake__', 'two') });
    expect(items(both)).toEqual([assistant('__fake__', 'one'), assistant('__fake__', 'two')]);
  });
});

describe('a widget that is replaced', () => {
  const field = (name: string): WidgetNode => ({ type: 'Input', name });
  const form = (...children: WidgetNode[]): WidgetNode => ({ type: 'Card', children: [{ type: 'Form', key: 'form', children }] });
  const fieldsOf = (root: WidgetNode): WidgetNode[] => (root.children as WidgetNode[])[0]?.children as WidgetNode[];

  it('keeps fields by key, id or name, also when others come before them', () => {
    const before = form(field('a'), { type: 'Text', id: 't', value: 'x' });
    const next = shareWidget(before, form({ type: 'Title', value: 'New' }, field('b'), field('a'), { type: 'Text', id: 't', value: 'y' }));
    expect(fieldsOf(next)[2]).toBe(fieldsOf(before)[0]);
    expect(next).toEqual(form({ type: 'Title', value: 'New' }, field('b'), field('a'), { type: 'Text', id: 't', value: 'y' }));
  });

  it('is the same object when nothing about it changed, however it came', () => {
    const state = loadThread(thread(), [widget('w', form(field('a')))]);
    const root = (entry: ThreadState) => (items(entry)[0] as { widget?: unknown }).widget;
    const same = run(state, { type: 'thread.item.replaced', item: widget('w', form(field('a'))) }, { type: 'thread.item.updated', item_id: 'w', update: { type: 'widget.root.updated', widget: form(field('a')) } });
    expect(root(same)).toBe(root(state));
  });
});

describe('another thread', () => {
  it('that a stream tells of does not take the place of this one', () => {
    const state = loadThread(thread({ title: 'Mine' }), []);
    expect(run(state, { type: 'thread.created', thread: thread({ id: 'other' }) }, { type: 'thread.updated', thread: thread({ id: 'other' }) })).toBe(state);
  });
});
