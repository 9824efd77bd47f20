/** The moments a history may be killed in. */
export const phases = ['send', 'stream', 'sync', 'migrate', 'compact'] as const;
export type Phase = (typeof phases)[number];

/** What a victim says: what it is about to do, and what the history has taken and from then on has to keep. */
export type Acknowledged =
  | { kind: 'phase'; phase: Phase }
  /** In the outbox, from now on or until it is settled. */
  | { kind: 'entry'; id: string }
  /** Out of the outbox and an item of the thread, both. */
  | { kind: 'settled'; id: string; threadId: string }
  /** The server gave a thread its id. */
  | { kind: 'mapped'; from: string; to: string }
  | { kind: 'item'; id: string; threadId: string }
  /** The mirror has the first so many threads of the server (chat-server.ts), whole. */
  | { kind: 'synced'; threads: number }
  /** The number of the newest draft; a newer one may have come. */
  | { kind: 'draft'; number: number }
  /** The schema is on its way there, from where it was. */
  | { kind: 'migrating'; version: number }
  | { kind: 'migrated'; version: number }
  /** A migration failed, and the history is again what it was. */
  | { kind: 'taken_back'; version: number };

/** Lines of a victim; the last one may have been cut off by its death. */
export function readAcknowledged(output: string): Acknowledged[] {
  return output.split('\n').slice(0, -1).filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Acknowledged);
}

/** Whether the history has promised something with it. */
export function isPromise({ kind }: Acknowledged): boolean {
  return kind !== 'phase' && kind !== 'migrating';
}
