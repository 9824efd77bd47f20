import { describe, expect, it } from 'vitest';
import { createCopy, type CopyOptions } from '../../../../src/main/streams/copy.ts';
import { turns } from '../../../support/manual-clock.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function setUp(options: Partial<CopyOptions> = {}) {
  const told: string[] = [];
  const replays: number[] = [];
  const copy = createCopy({
    replay: { bytes: (seen) => (replays.push(seen), bytes(`[replay from ${seen}]`)) },
    late: false,
    onLeft: () => told.push('left'),
    onTaken: () => told.push('taken'),
    ...options,
  });
  const reader = copy.body.getReader();
  const read = async (): Promise<string> => {
    const { done, value } = await reader.read();
    return done ? 'end' : new TextDecoder().decode(value);
  };
  return { copy, reader, read, told, replays };
}

describe('a reader’s copy of an answer', () => {
  it('passes bytes on as they come, and the end after them', async () => {
    const { copy, read, told, replays } = setUp();
    const first = read();
    copy.push(bytes('a'), 0);
    expect(await first).toBe('a');
    copy.push(bytes('b'), 0);
    copy.push(bytes('c'), 0);
    copy.end();
    expect([await read(), await read(), told]).toEqual(['b', 'c', []]);
    expect([await read(), told, replays]).toEqual(['end', ['taken'], []]);
  });

  it('breaks off where the answer did, after what came before', async () => {
    const { copy, read, told } = setUp();
    copy.push(bytes('a'), 0);
    copy.end(new Error('cut'));
    expect(await read()).toBe('a');
    await expect(read()).rejects.toThrow('cut');
    expect(told).toEqual(['taken']);
  });

  it('begins with the replay for one who comes late, made when it is read', async () => {
    const { copy, read, replays } = setUp({ late: true });
    copy.push(bytes('in the replay'), 0);
    expect(replays).toEqual([]);
    expect(await read()).toBe('[replay from 0]');
    copy.push(bytes('live'), 0);
    copy.end();
    expect([await read(), await read()]).toEqual(['live', 'end']);
  });

  it('does not keep more than its limit for a slow reader, who then gets the replay from where it stood', async () => {
    const { copy, read, replays } = setUp({ maxBytes: 10 });
    copy.push(bytes('12345'), 2);
    copy.push(bytes('12345'), 3);
    copy.push(bytes('6'), 4);
    copy.push(bytes('7'), 5);
    expect(await read()).toBe('[replay from 2]');
    copy.push(bytes('8'), 6);
    expect(await read()).toBe('8');
    expect(replays).toEqual([2]);
  });

  it('passes one event on that is larger than the limit', async () => {
    const { copy, read } = setUp({ maxBytes: 10 });
    copy.push(bytes('x'.repeat(100)), 0);
    expect(await read()).toHaveLength(100);
  });

  it('forgets everything when its reader leaves, also one that waits', async () => {
    const { copy, reader, read, told } = setUp();
    const waiting = read();
    await reader.cancel();
    expect([await waiting, told]).toEqual(['end', ['left']]);
    copy.push(bytes('a'), 0);
    copy.end(new Error('late'));
    await turns();
    expect(told).toEqual(['left']);
  });
});
