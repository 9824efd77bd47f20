import { describe, expect, it } from 'vitest';
import { createDeepLinkEntry } from '../../../src/main/deep-link-entry.ts';
import { deepLinkInputs, tokenOf } from '../../support/deep-links.ts';
import { quietLog } from '../../support/quiet-log.ts';

const state = 'S4x7A1c9E3g6I8k2M5o0Q1s4U7w9Y2a5B8d1F4h7J0l';
const callback = (of: string): string => `latchkey://auth/callback#token=${tokenOf({ identifier: 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF', state: of })}`;

function entry() {
  const codes: string[] = [];
  const threads: string[] = [];
  const log = quietLog();
  const open = createDeepLinkEntry({
    onCode: ({ state: given }) => {
      codes.push(given);
      return Promise.resolve(given === state);
    },
    onThread: (id) => void threads.push(id),
    log,
  });
  return { open, codes, threads, log };
}

describe('the way in for links', () => {
  it('hands a code to the sign-in it belongs to, and a thread to whoever shows it', async () => {
    const { open, codes, threads, log } = entry();
    await open(callback(state));
    await open('latchkey://thread/thr_1');
    expect([codes, threads, log.lines]).toEqual([[state], ['thr_1'], []]);
  });

  it('answers a state that nobody knows with a line in the log, without the state', async () => {
    const { open, log } = entry();
    await open(callback('another-state-that-nobody-knows'));
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).toContain('unknown_state');
    expect(JSON.stringify(log.lines)).not.toContain('another-state');
  });

  it('ends the same way for 10,000 made-up links: nothing signs in, and each refusal is one line of codes', async () => {
    const { open, codes, threads, log } = entry();
    for (const input of deepLinkInputs(7, 10_000)) await open(input);
    expect(codes).not.toContain(state);
    expect(log.lines.length + threads.length).toBe(10_000);
    for (const line of log.lines) expect(line).toMatch(/^\{"level":"warn","event":"deep_link.rejected","reason":"[a-z_]+"\}$/);
  });
});
