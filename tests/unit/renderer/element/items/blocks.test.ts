import { describe, expect, it } from 'vitest';
import { copyText, groupBlocks, itemIds } from '../../../../../src/renderer/element/ui/blocks.ts';
import { loadThread } from '../../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadItem } from '../../../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user, widget } from '../../../../support/chatkit-events.ts';

const entriesOf = (...items: ThreadItem[]) => loadThread(thread(), items).past;
const shapeOf = (...items: ThreadItem[]) => groupBlocks(entriesOf(...items)).map(({ kind, entries }) => `${kind}: ${entries.map(({ item: one }) => one.id).join(' ')}`);
const end = (id: string) => item({ id, type: 'end_of_turn' });
const call = (id: string, status: string) => item({ id, type: 'client_tool_call', status, name: 'get', call_id: id, arguments: {} });

describe('turns of a thread', () => {
  it('hold everything the assistant did until the next message', () => {
    expect(shapeOf(user('u1', 'q'), assistant('a1', 'one'), widget('w', { type: 'Card' }), user('u2', 'q'), user('u3', 'q'), assistant('a2', ''))).toEqual([
      'user: u1', 'assistant: a1 w', 'user: u2', 'user: u3', 'assistant: a2',
    ]);
  });

  it('end where the server says so, also when no message follows', () => {
    expect(shapeOf(user('u', 'q'), assistant('a1', 'one'), end('e1'), assistant('a2', 'two'), end('e2'))).toEqual(['user: u', 'assistant: a1', 'assistant: a2']);
  });

  it('never show hidden items and those of a later version, nor a turn that is made of them', () => {
    const hidden = [item({ id: 'h', type: 'hidden_context_item', content: 'x' }), item({ id: 's', type: 'sdk_hidden_context', content: 'x' }), item({ id: 'n', type: 'of_the_future' })];
    expect(shapeOf(user('u', 'q'), ...hidden)).toEqual(['user: u']);
    expect(shapeOf(user('u', 'q'), ...hidden, assistant('a', 'one'))).toEqual(['user: u', 'assistant: a']);
  });

  it('show a client tool only while nobody has answered it, but count it to the turn', () => {
    expect(shapeOf(user('u', 'q'), call('c', 'completed'))).toEqual(['user: u']);
    expect(shapeOf(user('u', 'q'), call('c', 'pending'))).toEqual(['user: u', 'assistant: c']);
    const [, turn] = groupBlocks(entriesOf(user('u', 'q'), call('c', 'completed'), assistant('a', 'one'), end('e')));
    expect(itemIds(turn?.entries ?? [])).toEqual(['c', 'a']);
  });

  it('name an id once for feedback, although a server uses it twice', () => {
    const [, turn] = groupBlocks(entriesOf(user('u', 'q'), assistant('same', 'one'), assistant('same', 'two')));
    expect(itemIds(turn?.entries ?? [])).toEqual(['same']);
  });

  it('are copied as their text with what their widgets offer', () => {
    const entries = entriesOf(assistant('a', 'one', 'two'), { ...widget('w', { type: 'Card' }), copy_text: 'three' }, widget('x', { type: 'Card' }), assistant('b', ' '));
    expect(copyText(entries)).toBe('one\n\ntwo\n\nthree');
  });
});
