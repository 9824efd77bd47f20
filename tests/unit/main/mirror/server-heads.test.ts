import { expect, it } from 'vitest';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { asImported, rememberImported } from '../../../../src/main/imported-threads.ts';
import { serverHeads } from '../../../../src/main/mirror/sync-walk.ts';
import type { Thread } from '../../../../src/shared/chatkit/types.ts';

const thread = (id: string): Thread => ({ id, created_at: '2026-01-01T00:00:00Z', status: { type: 'active' }, metadata: {}, items: { data: [], has_more: false } });

it('a chat that is imported while the sync looks is never taken for one that the server has lost', async () => {
  const kept = new Map<string, Thread>([['thr_1', thread('thr_1')]]);
  const texts = new Map<string, string>();
  let meanwhile: () => Promise<void> = () => Promise.resolve();
  const store = {
    state: {
      get: async (name: string) => {
        const text = texts.get(name);
        await meanwhile();
        return text;
      },
      set: async (name: string, value: string | undefined) => {
        if (value === undefined) texts.delete(name);
        else texts.set(name, value);
      },
    },
    thread: async (id: string) => {
      await meanwhile();
      return kept.get(id);
    },
    heads: async () => [...kept.keys()].map((threadId) => ({ threadId, updatedAt: 0, complete: true })),
  } as unknown as HistoryStore;
  await rememberImported(store, 'thr_before');
  kept.set('thr_before', asImported(thread('thr_before')));
  meanwhile = async () => {
    meanwhile = () => Promise.resolve();
    await rememberImported(store, 'thr_between');
    kept.set('thr_between', asImported(thread('thr_between')));
  };
  expect((await serverHeads(store)).map(({ threadId }) => threadId)).toEqual(['thr_1']);
});
