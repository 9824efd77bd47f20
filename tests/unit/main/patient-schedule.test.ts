import { expect, it } from 'vitest';
import { patientSchedule } from '../../../src/main/patient-schedule.ts';
import { createManualClock } from '../../support/manual-clock.ts';

it('lets no time run out while a person is asked, and gives it once more afterwards', async () => {
  const clock = createManualClock();
  let asking = true;
  const listeners = new Set<() => void>();
  const schedule = patientSchedule(clock.schedule, { asking: () => asking, onChange: (listener) => (listeners.add(listener), () => void listeners.delete(listener)) });
  const ran: string[] = [];
  schedule(() => ran.push('limit'), 5_000);
  void schedule(() => ran.push('cancelled'), 5_000)();
  await clock.advance(60_000);
  expect(ran).toEqual([]);
  asking = false;
  listeners.forEach((listener) => listener());
  await clock.advance(4_999);
  expect(ran).toEqual([]);
  await clock.advance(1);
  expect([ran, listeners.size]).toEqual([['limit'], 0]);
});
