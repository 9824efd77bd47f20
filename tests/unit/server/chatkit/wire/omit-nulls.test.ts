import { describe, expect, it } from 'vitest';
import { omitNulls } from '../../../../../src/server/chatkit/wire/omit-nulls.ts';
import type { ThreadStreamEvent } from '../../../../../src/shared/chatkit/types.ts';

const base = { id: 'i', thread_id: 't', created_at: '2026-01-01T00:00:00.000Z' };

describe('omitNulls', () => {
  it('drops nulls from fields, also deep inside lists', () => {
    const item = { ...base, type: 'task', task: { type: 'custom', title: null, icon: null, status_indicator: 'none' } };
    expect(omitNulls({ type: 'thread.item.done', item } as never)).toEqual({
      type: 'thread.item.done',
      item: { ...base, type: 'task', task: { type: 'custom', status_indicator: 'none' } },
    });
  });

  it('keeps them in free-form values, and nowhere in widgets', () => {
    const call = { ...base, type: 'client_tool_call', status: 'completed', call_id: 'c', name: 'n', arguments: { a: null }, output: null };
    expect(omitNulls(call as never)).not.toHaveProperty('output');
    expect(omitNulls({ ...call, output: { a: [null] } } as never)).toMatchObject({ arguments: { a: null }, output: { a: [null] } });
    const update = { type: 'widget.component.updated', component_id: 'c', component: { type: 'Chart', data: [{ x: null, y: 1 }] } };
    expect(omitNulls({ type: 'thread.item.updated', item_id: 'w', update } as ThreadStreamEvent)).toEqual({
      type: 'thread.item.updated',
      item_id: 'w',
      update: { ...update, component: { type: 'Chart', data: [{ y: 1 }] } },
    });
  });

  it('gives a copy that shares nothing with the original', () => {
    const effect = { type: 'client_effect', name: 'n', data: { list: [1] } } satisfies ThreadStreamEvent;
    const copy = omitNulls<ThreadStreamEvent>(effect);
    effect.data.list.push(2);
    expect(copy).toMatchObject({ data: { list: [1] } });
  });
});
