import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../../src/shared/chatkit/reducer.ts';
import { endResponse, startResponse } from '../../../../src/shared/chatkit/responses.ts';
import { allEntries, createThreadState, loadThread, prependItems } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadItem, ThreadItemUpdate, ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { assistant, item, part, thread, user, widget, workflow } from '../../../support/chatkit-events.ts';

const run = (state: ThreadState, ...events: ThreadStreamEvent[]): ThreadState => events.reduce(applyEvent, state);
const added = (it: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.added', item: it });
const done = (it: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item: it });
const replaced = (it: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.replaced', item: it });
const updated = (item_id: string, update: ThreadItemUpdate): ThreadStreamEvent => ({ type: 'thread.item.updated', item_id, update });
const delta = (id: string, text: string, content_index = 0): ThreadStreamEvent =>
  updated(id, { type: 'assistant_message.content_part.text_delta', content_index, delta: text });

const items = (state: ThreadState): ThreadItem[] => allEntries(state).map((entry) => entry.item);
const ids = (state: ThreadState): string[] => items(state).map((it) => it.id);
const texts = (state: ThreadState): string[] =>
  items(state).map((it) => (it.type === 'assistant_message' || it.type === 'user_message' ? it.content.map((one) => one.text).join('|') : it.type));

const loaded = (...list: ThreadItem[]): ThreadState => loadThread(thread(), list);

describe('items', () => {
  it('appends what is new and overwrites what is known, in place', () => {
    const state = run(createThreadState(), done(user('u', 'Hi')), added(assistant('a')), done(item({ id: 'e', type: 'end_of_turn' })), done(assistant('a', 'Hello')));
    expect(ids(state)).toEqual(['u', 'a', 'e']);
    expect(texts(state)).toEqual(['Hi', 'Hello', 'end_of_turn']);
  });

  it('marks an item as streaming from added to done', () => {
    const during = run(createThreadState(), added(assistant('a')));
    expect(during.live[0]?.streaming).toBe(true);
    expect(run(during, done(assistant('a', 'x'))).live[0]?.streaming).toBe(false);
  });

  it('keeps the position when done carries another time', () => {
    const late = { ...assistant('a', 'x'), created_at: '2030-01-01T00:00:00Z' };
    const state = run(createThreadState(), added(assistant('a')), done(widget('w', { type: 'Card' })), done(late), done({ ...user('u', 'old'), created_at: '1999-01-01T00:00:00Z' }));
    expect(ids(state)).toEqual(['a', 'w', 'u']);
  });

  it('overwrites an item that a server adds twice in one turn', () => {
    const state = run(createThreadState(), added(widget('w', { type: 'Card' })), added(widget('w', { type: 'ListView' })));
    expect(items(state)).toEqual([widget('w', { type: 'ListView' })]);
  });

  it('replaces in place, also by another type, and appends what it does not know', () => {
    const state = run(loaded(user('u', 'Hi'), workflow('x'), assistant('a', 'y')), replaced(widget('x', { type: 'Card' })), replaced(assistant('new', 'n')));
    expect(items(state).map((it) => it.type)).toEqual(['user_message', 'widget', 'assistant_message', 'assistant_message']);
  });

  it('removes an item, and shrugs at one that is not there', () => {
    const state = loaded(user('u', 'Hi'), assistant('a', 'x'));
    expect(ids(run(state, { type: 'thread.item.removed', item_id: 'u' }))).toEqual(['a']);
    expect(run(state, { type: 'thread.item.removed', item_id: 'none' })).toBe(state);
  });

  it('never shows hidden items, however they leak', () => {
    const hidden = item({ id: 'h', type: 'hidden_context_item', content: 1 });
    expect(ids(run(createThreadState(), added(hidden), done(hidden), replaced(hidden)))).toEqual([]);
    expect(ids(run(loaded(assistant('h', 'x')), replaced(item({ id: 'h', type: 'sdk_hidden_context', content: '' }))))).toEqual([]);
  });
});

describe('text', () => {
  it('streams deltas into a part, with or without content_part.added before', () => {
    const withPart = run(createThreadState(), added(assistant('a')), updated('a', { type: 'assistant_message.content_part.added', content_index: 0, content: part('') }), delta('a', 'Hel'), delta('a', 'lo'));
    expect(texts(withPart)).toEqual(['Hello']);
    expect(texts(run(createThreadState(), added(assistant('a')), delta('a', 'Hel'), delta('a', 'lo')))).toEqual(['Hello']);
  });

  it('pads with empty parts up to the index', () => {
    expect(texts(run(createThreadState(), added(assistant('a')), delta('a', 'third', 2)))).toEqual(['||third']);
    const put: ThreadItemUpdate = { type: 'assistant_message.content_part.added', content_index: 1, content: part('second') };
    expect(texts(run(createThreadState(), added(assistant('a')), updated('a', put)))).toEqual(['|second']);
  });

  it('ignores an absurd index instead of filling the memory', () => {
    const state = run(createThreadState(), added(assistant('a')));
    expect(run(state, delta('a', 'x', 2_000_000_000))).toBe(state);
  });

  it('inserts annotations at their index and appends beyond the end', () => {
    const source = (title: string) => ({ type: 'annotation' as const, source: { type: 'url' as const, title, url: `https://${title}.example` } });
    const put = (title: string, annotation_index: number): ThreadStreamEvent =>
      updated('a', { type: 'assistant_message.content_part.annotation_added', content_index: 0, annotation_index, annotation: source(title) });
    const state = run(createThreadState(), added(assistant('a')), delta('a', 'x'), put('b', 0), put('a', 0), put('c', 99));
    const closed = run(state, updated('a', { type: 'assistant_message.content_part.done', content_index: 0, content: part('xyz') }));
    for (const [at, text] of [[state, 'x'], [closed, 'xyz']] as const) {
      const message = items(at)[0];
      expect(message?.type === 'assistant_message' && message.content[0]).toEqual({ type: 'output_text', text, annotations: [source('a'), source('b'), source('c')] });
    }
    const listed = part('xyz', [source('only')]);
    const final = items(run(closed, updated('a', { type: 'assistant_message.content_part.done', content_index: 0, content: listed })))[0];
    expect(final?.type === 'assistant_message' && final.content).toEqual([listed]);
  });

  it.each<[string, ThreadStreamEvent]>([
    ['an unknown id', delta('none', 'x')],
    ['another item type', updated('u', { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'x' })],
    ['an unknown event', { type: 'thread.sparkled' } as unknown as ThreadStreamEvent],
    ['an unknown update', updated('a', { type: 'sparkle' } as unknown as ThreadItemUpdate)],
    ['a client effect', { type: 'client_effect', name: 'x', data: {} }],
  ])('does nothing for %s', (_name, event) => {
    const state = loaded(user('u', 'Hi'), assistant('a', 'x'));
    expect(run(state, event)).toBe(state);
  });
});

describe('placeholder ids (PY #36)', () => {
  it('opens an entry of its own for each reply that repeats a finished id, and routes what follows to it', () => {
    let state = createThreadState();
    for (const [at, text] of ['one', 'two', 'three'].entries()) {
      state = run(startResponse(state), done(user(`u${at}`, 'q')), added(assistant('__fake__')), delta('__fake__', text.slice(0, 1)), delta('__fake__', text.slice(1)), done(assistant('__fake__', text)));
      state = endResponse(state, { type: 'completed' });
    }
    expect(texts(state)).toEqual(['q', 'one', 'q', 'two', 'q', 'three']);
    expect(new Set(allEntries(state).map((entry) => entry.key)).size).toBe(6);
  });

  it('opens one also when the earlier reply was loaded', () => {
    const state = run(startResponse(loaded(user('u', 'q'), assistant('same', 'old'))), added(assistant('same')), delta('same', 'new'));
    expect(texts(state)).toEqual(['q', 'old', 'new']);
  });

  it('does not mistake a finished message of the same turn, nor one that still streams, for an earlier reply', () => {
    const state = run(startResponse(createThreadState()), done(assistant('a', 'x')), added(assistant('a')), delta('a', 'y'), added(assistant('a')));
    expect(ids(state)).toEqual(['a']);
  });

  it('gives loaded items that share an id keys of their own', () => {
    const state = prependItems(loaded(assistant('same', '3'), assistant('same', '4')), [assistant('same', '1'), assistant('other', '2')]);
    expect(texts(state)).toEqual(['1', '2', '3', '4']);
    expect(new Set(allEntries(state).map((entry) => entry.key)).size).toBe(4);
  });
});

describe('widgets, workflows, images', () => {
  const tree = { type: 'Card', children: [{ type: 'Row', children: { type: 'Text', id: 't', value: 'He' } }, { type: 'Button', id: 'b', label: 'Go' }] };
  const at = (state: ThreadState): unknown => {
    const [first] = items(state);
    return first?.type === 'widget' ? first.widget : undefined;
  };

  it('replaces the root, a nested component, and appends streamed text, also under a single-object child', () => {
    const state = loaded(widget('w', tree));
    expect(at(run(state, updated('w', { type: 'widget.root.updated', widget: { type: 'Basic' } })))).toEqual({ type: 'Basic' });
    expect(at(run(state, updated('w', { type: 'widget.component.updated', component_id: 'b', component: { type: 'Badge', label: 'Done' } })))).toMatchObject({
      children: [{ type: 'Row' }, { type: 'Badge', label: 'Done' }],
    });
    expect(at(run(state, updated('w', { type: 'widget.streaming_text.value_delta', component_id: 't', delta: 'llo', done: true })))).toMatchObject({
      children: [{ children: { value: 'Hello', streaming: false } }, { type: 'Button' }],
    });
  });

  it('keeps the identity of the branches that an update does not touch', () => {
    const next = at(run(loaded(widget('w', tree)), updated('w', { type: 'widget.streaming_text.value_delta', component_id: 't', delta: '!', done: false })));
    expect((next as typeof tree).children[1]).toBe(tree.children[1]);
  });

  it('ignores a component that is not in the tree, and text for a node that has none', () => {
    const state = loaded(widget('w', tree));
    expect(run(state, updated('w', { type: 'widget.component.updated', component_id: 'none', component: { type: 'Text' } }))).toBe(state);
    expect(run(state, updated('w', { type: 'widget.streaming_text.value_delta', component_id: 'b', delta: 'x', done: false }))).toBe(state);
  });

  it('inserts and replaces tasks by index, appends beyond the end, ignores a task that is not there', () => {
    const task = (content: string) => ({ type: 'thought' as const, content, status_indicator: 'none' as const });
    const put = (type: 'workflow.task.added' | 'workflow.task.updated', task_index: number, content: string): ThreadStreamEvent =>
      updated('wf', { type, task_index, task: task(content) });
    const state = run(createThreadState(), added(workflow('wf')), put('workflow.task.added', 9, 'b'), put('workflow.task.added', 0, 'a'), put('workflow.task.updated', 1, 'B'));
    expect(items(state)).toMatchObject([{ workflow: { tasks: [task('a'), task('B')] } }]);
    expect(run(state, put('workflow.task.updated', 7, 'x'))).toBe(state);
  });

  it('sets an image with its progress, which ends with the image', () => {
    const image = { id: 'i', url: 'data:image/png;base64,AA' };
    const state = run(createThreadState(), added(item({ id: 'g', type: 'generated_image' })), updated('g', { type: 'generated_image.updated', image, progress: 0.5 }));
    expect(state.live[0]).toMatchObject({ item: { image }, progress: 0.5, streaming: true });
    expect(run(state, done(item({ id: 'g', type: 'generated_image', image }))).live[0]).not.toHaveProperty('progress');
  });
});
