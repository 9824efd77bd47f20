/** What the shell knows of updates, and what it may ask for. */
import type { UpdateChannel } from './policy.ts';

/** Where releases come from. `off` is for organisations alone. */
export type ReleaseChannel = Exclude<UpdateChannel, 'off'>;

/** Why there is no update although one was looked for. The app stays as it is. */
export const updateFaults = [
  /** The server with the feed does not answer, or not with a file. */
  'unreachable',
  /** What it answers is no feed, is cut short or too large, or says something that cannot be. */
  'unreadable',
  /** No key of this app has signed it, or it is for another app, channel or system. */
  'untrusted',
  /** It is past its date: somebody may be holding newer ones back. */
  'expired',
  /** It is older than one seen before, or offers a version older than this one. */
  'older',
  /** This version is too old to be brought to the new one in one step. */
  'tooOld',
  /** What was downloaded is not what the feed describes. */
  'damaged',
  'diskFull',
  'notWritable',
  'failed',
] as const;
export type UpdateFault = (typeof updateFaults)[number];

/** Why updates are not looked for. */
export type UpdatesOff = 'build' | 'policy' | 'browser' | 'development';

export type UpdateState =
  | { kind: 'off'; why: UpdatesOff }
  /** Nothing was looked for in this run yet. */
  | { kind: 'idle' }
  | { kind: 'checking' }
  | { kind: 'current' }
  /** There is one; it is loaded once what it waits for is over. */
  | { kind: 'waiting'; version: string; for: 'battery' | 'metered' }
  /** Bytes. */
  | { kind: 'downloading'; version: string; done: number; total: number }
  | { kind: 'preparing'; version: string }
  /** `restart`: it is there after the next start. `command`: a person has to run the command. `file`: the file is there, to be put in place by hand. */
  | { kind: 'ready'; version: string; notes: string; how: 'restart' | 'command' | 'file'; command?: string }
  /** This version did not start here and is not tried again. */
  | { kind: 'skipped'; version: string }
  | { kind: 'failed'; fault: UpdateFault; version?: string };

export interface UpdateView {
  state: UpdateState;
  /** When the server was asked last, and answered; ms since 1970. */
  checkedAt?: number;
  channel: ReleaseChannel;
  /** The organisation has chosen it. */
  channelLocked: boolean;
  /** Worth a line of its own until somebody has put it away. */
  notice?: UpdateNotice;
}

export type UpdateNotice =
  | { kind: 'ready'; version: string }
  | { kind: 'failed'; fault: UpdateFault; version?: string }
  /** A new version did not start: the one before is back, with its data where `restored`. */
  | { kind: 'rolledBack'; version: string; restored: boolean }
  /** The first start of a new version. */
  | { kind: 'updated'; version: string };

export interface UpdateDesktopMethods {
  'updates.get': { input: undefined; output: UpdateView };
  /** Asks now, and loads what there is whatever it would wait for. Answers when the server has. */
  'updates.check': { input: undefined; output: UpdateView };
  'updates.setChannel': { input: { channel: ReleaseChannel }; output: UpdateView };
  /** Quits, and starts what is ready. Denied where nothing is. */
  'updates.restart': { input: undefined; output: null };
  /** Puts the notice away. */
  'updates.dismiss': { input: undefined; output: UpdateView };
}

export const updateMethodNames = ['updates.get', 'updates.check', 'updates.setChannel', 'updates.restart', 'updates.dismiss'] as const satisfies readonly (keyof UpdateDesktopMethods)[];
