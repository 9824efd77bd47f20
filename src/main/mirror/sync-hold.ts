import type { SyncHold } from './sync-asking.ts';

export interface SyncHoldDeps {
  /** Whether the backend cannot be reached. */
  isOffline(): boolean;
  /** What is to be spared now: the battery, or the bill of a metered network. */
  spare(): 'battery' | 'metered' | undefined;
}

/** Whether the background sync may run, by what the machine is on and by what the person says to that. */
export interface SyncGate {
  mayRun(): 'go' | SyncHold;
  /** The person wants it to go on all the same; good until what it would have waited for is over. */
  insist(insists: boolean): void;
}

export function createSyncGate({ isOffline, spare }: SyncHoldDeps): SyncGate {
  let insisted = false;
  return {
    mayRun() {
      const reason = spare();
      if (reason === undefined) insisted = false;
      if (isOffline()) return 'offline';
      return insisted ? 'go' : (reason ?? 'go');
    },
    insist(insists) {
      insisted = insists && spare() !== undefined;
    },
  };
}
