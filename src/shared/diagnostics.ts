import type { ConnectionCheck } from './connection.ts';

/** "Why am I signed out?": what happened to this account's session, without anything that is secret or personal. */

/** What a line of the timeline is about. Closed: each has its own sentence and its own place in the verdict. */
export const timelineKinds = [
  'app.started', 'app.updated', 'app.stopped', 'app.crashed',
  'sign_in.succeeded', 'sign_in.failed', 'sign_out.chosen', 'sign_out.revoked', 'sign_out.revoke_failed',
  'session.restored', 'session.checked', 'session.check_failed', 'session.ended', 'session.refreshed',
  'token.minted', 'token.failed', 'token.refused', 'token.accepted',
  'vault.ready', 'vault.unavailable', 'vault.wrote', 'vault.write_failed', 'vault.unreadable', 'vault.switched',
  'clock.jumped', 'system.woke', 'network.lost', 'network.back', 'connection.changed',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineEntry {
  /** ms since 1970. */
  at: number;
  kind: TimelineKind;
  /** Codes, counts, versions and causes; values are short and from closed lists. */
  detail?: Readonly<Record<string, string | number | boolean>>;
}

export interface Verdict {
  /** Stable, for support. */
  code: string;
  /** What happened, in one or two plain sentences. */
  sentence: string;
  /** What to do now; absent: nothing. */
  advice?: string;
  /** The button that does it. */
  action?: 'sign_in' | 'retry' | 'connection';
  /** `ok`: nothing is wrong; `info`: as it should be, or the person's own doing; `warn`: something stands in the way. */
  tone?: 'ok' | 'info' | 'warn';
}

export interface Timeline {
  /** Newest first. */
  entries: readonly TimelineEntry[];
  verdict: Verdict;
}

/** The doctor at work: what it has found so far, in the order of `doctorCheckIds`. */
export interface DoctorProgress {
  running: boolean;
  checks: readonly ConnectionCheck[];
}
