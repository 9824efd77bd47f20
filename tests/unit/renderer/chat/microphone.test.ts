import { expect, it } from 'vitest';
import { createShellMicrophone } from '../../../../src/renderer/chat/microphone.ts';

function page() {
  const timers = new Set<() => void>();
  let asked = 0;
  const microphone = createShellMicrophone((_ms, run) => {
    timers.add(run);
    return () => timers.delete(run);
  });
  const undo = microphone.connect(() => void (asked += 1));
  return { microphone, undo, asked: () => asked, late: () => [...timers].forEach((run) => run()), timers };
}

const outcome = (open: Promise<void>): Promise<string> => open.then(() => 'open', (error: unknown) => (error as DOMException).name);

it('asks the shell at each press, and listens when it says yes', async () => {
  const { microphone, asked, timers } = page();
  for (const press of [1, 2]) {
    const opened = outcome(microphone.open());
    expect(asked()).toBe(press);
    microphone.answered(true);
    expect(await opened).toBe('open');
  }
  expect(timers.size).toBe(0);
});

it.each([
  ['the shell says no', ({ microphone }: ReturnType<typeof page>) => microphone.answered(false)],
  ['no answer comes', ({ late }: ReturnType<typeof page>) => late()],
  ['it is asked for once more before', ({ microphone }: ReturnType<typeof page>) => void microphone.open().catch(() => undefined)],
])('fails as the browser’s own refusal does when %s', async (_what, happens) => {
  const fixture = page();
  const opened = outcome(fixture.microphone.open());
  happens(fixture);
  expect(await opened).toBe('NotAllowedError');
});

it('without a shell it fails at once', async () => {
  const { microphone, undo, asked } = page();
  undo();
  expect(await outcome(microphone.open())).toBe('NotAllowedError');
  expect(asked()).toBe(0);
});

it('an answer that nobody waits for opens nothing later', async () => {
  const { microphone } = page();
  microphone.answered(true);
  const opened = outcome(microphone.open());
  microphone.answered(false);
  expect(await opened).toBe('NotAllowedError');
});
