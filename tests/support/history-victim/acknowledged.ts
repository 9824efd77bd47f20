/** What a victim says once the history has taken it. */
export type Acknowledged =
  | { kind: 'working' }
  /** In the outbox, from now on or until it is settled. */
  | { kind: 'entry'; id: string }
  /** Out of the outbox and an item of the thread, both. */
  | { kind: 'settled'; id: string; threadId: string }
  | { kind: 'item'; id: string; threadId: string }
  /** The number of the newest draft; a newer one may have come. */
  | { kind: 'draft'; number: number };

/** Lines of a victim; the last one may have been cut off by its death. */
export function readAcknowledged(output: string): Acknowledged[] {
  return output.split('\n').slice(0, -1).filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Acknowledged);
}
