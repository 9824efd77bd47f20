import type { ConnectionCheck } from '../../shared/connection.ts';
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
  if (Number.isNaN(date)) return { id, status: 'skipped', message: `${host} does not say what time it is.` };
  // A cache on the way adds the age of what it kept (RFC 9111 §5.1).
  const age = Number(answer.headers.get('age') ?? '0');
  const theirs = date + 500 + (Number.isFinite(age) ? age * 1_000 : 0);
  const ahead = (sentAt + receivedAt) / 2 - theirs;
  const size = Math.abs(ahead);
  if (size <= warnAboveMs) return { id, status: 'ok', message: `This computer’s clock and that of ${host} agree.` };
  return {
    id,
    status: size > failAboveMs ? 'failed' : 'warning',
    message: `This computer’s clock is ${inWords(size)} ${ahead > 0 ? 'ahead of' : 'behind'} that of ${host}.`,
    fix: `${whereToSet(platform)} If the time here is right, tell whoever runs ${host}.`,
  };
}

function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24).toLocaleString('en')} days`;
}

/** Where a system keeps its clock. @param platform as `process.platform` */
export function whereToSet(platform: string): string {
  if (platform === 'win32') return 'Set the clock: Settings, Time & language, Date & time, Sync now.';
  if (platform === 'darwin') return 'Set the clock: System Settings, General, Date & Time, Set time and date automatically.';
  return 'Set the clock: turn on automatic date and time in your system’s settings (timedatectl set-ntp true).';
}
