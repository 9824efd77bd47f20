import type { ConnectionCheck } from '../../shared/connection.ts';
import { say, together, type Sentence } from '../../shared/texts/say.ts';
import { check } from '../check.ts';
import type { DoctorAnswer } from './doctor-deps.ts';

/** From here on tokens and certificates may be judged wrongly. */
const warnAboveMs = 60_000;
/** Better Auth and most backends allow for five minutes at most. */
const failAboveMs = 300_000;

export interface ClockFacts {
  host: string;
  answer: DoctorAnswer;
  /** This computer's time when the request left and when its answer was here, ms since 1970. */
  sentAt: number;
  receivedAt: number;
  platform: string;
}

/** This computer's clock against the `Date` of an answer (RFC 9110 §6.6.1), which has whole seconds. */
export function checkClock({ host, answer, sentAt, receivedAt, platform }: ClockFacts): ConnectionCheck {
  const id = 'clock.skew';
  const date = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(date)) return check(id, 'skipped', say('doctor', 'noTime', host));
  // A cache on the way adds the age of what it kept (RFC 9111 §5.1).
  const age = Number(answer.headers.get('age') ?? '0');
  const theirs = date + 500 + (Number.isFinite(age) ? age * 1_000 : 0);
  const ahead = (sentAt + receivedAt) / 2 - theirs;
  const size = Math.abs(ahead);
  if (size <= warnAboveMs) return check(id, 'ok', say('doctor', 'clocksAgree', host));
  return check(id, size > failAboveMs ? 'failed' : 'warning', skewWords(size, ahead > 0, host), together(whereToSet(platform), say('doctor', 'timeRightHere', host)));
}

function skewWords(ms: number, ahead: boolean, host: string): Sentence {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.round(minutes / 60);
  if (minutes < 120) return say('doctor', ahead ? 'minutesAhead' : 'minutesBehind', minutes, host);
  if (hours < 48) return say('doctor', ahead ? 'hoursAhead' : 'hoursBehind', hours, host);
  return say('doctor', ahead ? 'daysAhead' : 'daysBehind', Math.round(hours / 24), host);
}

/** Where a system keeps its clock. @param platform as `process.platform` */
export function whereToSet(platform: string): Sentence {
  if (platform === 'win32') return say('doctor', 'setClockWindows');
  return platform === 'darwin' ? say('doctor', 'setClockMac') : say('doctor', 'setClockLinux');
}
