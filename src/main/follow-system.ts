import type { Attention } from './attention.ts';
import type { Auth } from './auth/auth.ts';
import { watchClock } from './auth/clock-watch.ts';
import type { Connectivity } from './net/connectivity.ts';
import { watchNetwork } from './net/interfaces.ts';
import type { Note } from './note.ts';
import type { Dispose, Platform } from './platform.ts';
import { schedule } from './schedule.ts';

export interface FollowSystemDeps {
  platform: Pick<Platform, 'onWake' | 'now'>;
  attention: Attention;
  /** Of the connection that a workspace has now. */
  auth(): Auth;
  connectivity(): Connectivity;
  note: Note;
}

/** Carries to a workspace what happens to the machine: waking up, its clock, its networks, and whether somebody looks. */
export function followSystem({ platform, attention, auth, connectivity, note }: FollowSystemDeps): Dispose {
  const undo = [
    platform.onWake(() => {
      auth().onWake();
      connectivity().now();
    }),
    watchNetwork({
      onChange(connected) {
        if (connected) auth().onNetworkBack();
        else auth().onNetworkLost();
        connectivity().system(connected);
      },
    }),
    watchClock({
      now: platform.now,
      elapsed: () => performance.now(),
      schedule,
      onJump(byMs) {
        note('clock.jumped', { jumpMs: byMs });
        auth().onClockJump();
      },
    }),
    attention.onBack(() => {
      auth().onAttention();
      // Who comes back from the browser may have signed in to the network there.
      if (connectivity().state() === 'offline') connectivity().now();
    }),
  ];
  return () => {
    for (const end of undo) void end();
  };
}
