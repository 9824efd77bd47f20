import { describe, expect, it } from 'vitest';
import { refreshEveryMs, walkEveryMs } from '../../../../src/main/mirror/sync.ts';
import { longVerified } from '../../../../src/main/mirror/sync-verify.ts';
import type { ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { setUpSync } from './sync-fixture.ts';

describe('what was changed far back in a long thread, where the newest items tell nothing of it', () => {
  it('finds it on its next walks, long threads in turn, and goes on with the others after a restart', async () => {
    const setup = setUpSync();
    const { server, store, clock } = setup;
    const ids = Array.from({ length: longVerified + 5 }, (_, n) => `thr_${String(n).padStart(3, '0')}`);
    for (const id of ids) server.add(id, 45);
    server.add('thr_short', 3);
    await setup.again();
    await clock.advance(3_600_000);
    for (const id of ids) server.items.get(id)![2] = { ...server.items.get(id)![2]!, content: [{ type: 'input_text', text: 'changed far back' }] } as ThreadItem;
    const found = async (): Promise<number> => {
      const pages = await Promise.all(ids.map((id) => store.items(id, { limit: 100 })));
      return pages.filter(({ data }) => JSON.stringify(data).includes('changed far back')).length;
    };
    expect(await found()).toBe(0);
    await setup.again();
    await clock.advance(walkEveryMs + refreshEveryMs * 2);
    const first = await found();
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(longVerified);
    await setup.again();
    await clock.advance(walkEveryMs + refreshEveryMs * 2);
    await clock.advance(walkEveryMs + refreshEveryMs * 2);
    expect(await found()).toBe(ids.length);
  });
});
