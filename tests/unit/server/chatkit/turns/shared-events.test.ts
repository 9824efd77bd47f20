import { describe, expect, it } from 'vitest';
import { shareEvents, type EventReader, type SharedEvents } from '../../../../../src/server/chatkit/turns/shared-events.ts';
import type { ThreadStreamEvent } from '../../../../../src/shared/chatkit/types.ts';

const event = (text: string): ThreadStreamEvent => ({ type: 'progress_update', text });

function shared(source: () => AsyncGenerator<ThreadStreamEvent, void>): SharedEvents & { calls: string[] } {
  const calls: string[] = [];
  const share = shareEvents({
    events: source(),
    onEvent: (seen) => calls.push(seen.type),
    onEnd: () => calls.push('end'),
    onAbandoned: () => calls.push('abandoned'),
  });
  return { ...share, calls };
}
async function rest(reader: EventReader): Promise<ThreadStreamEvent[]> {
  const events: ThreadStreamEvent[] = [];
  for (let next = await reader.next(); next !== undefined; next = await reader.next()) events.push(next);
  return events;
}

describe('shared events', () => {
  async function* three(): AsyncGenerator<ThreadStreamEvent, void> {
    for (const text of ['a', 'b', 'c']) yield event(text);
  }

  it('reach every reader whole and in order, whenever it comes and however slowly it reads', async () => {
    const share = shared(three);
    const first = share.read();
    expect(await first.next()).toEqual(event('a'));
    const second = share.read();
    const [one, two] = await Promise.all([rest(first), rest(second)]);
    expect([one, two]).toEqual([
      [event('b'), event('c')],
      [event('a'), event('b'), event('c')],
    ]);
    expect(await rest(share.read())).toHaveLength(3);
    expect(share.calls).toEqual(['progress_update', 'progress_update', 'progress_update', 'end']);
  });

  it('are not produced before somebody asks', async () => {
    let produced = 0;
    const share = shared(async function* () {
      for (;;) yield event(String(++produced));
    });
    const reader = share.read();
    await reader.next();
    expect(produced).toBe(1);
    reader.leave();
  });

  it('end when the last reader has left, not before, and only once', async () => {
    const share = shared(three);
    const [first, second] = [share.read(), share.read()];
    await first.next();
    first.leave();
    expect(share.calls).not.toContain('abandoned');
    expect(await second.next()).toEqual(event('a'));
    second.leave();
    second.leave();
    expect(share.calls.filter((call) => call === 'abandoned')).toHaveLength(1);
    expect(await second.next()).toBeUndefined();
  });

  it('are not abandoned by a reader that leaves after the end', async () => {
    const share = shared(three);
    const reader = share.read();
    await rest(reader);
    reader.leave();
    expect(share.calls).not.toContain('abandoned');
  });

  it('fail for every reader, after what came before', async () => {
    const share = shared(async function* () {
      yield event('a');
      throw new Error('broken');
    });
    for (const reader of [share.read(), share.read()]) {
      expect(await reader.next()).toEqual(event('a'));
      await expect(reader.next()).rejects.toThrow('broken');
    }
  });
});
