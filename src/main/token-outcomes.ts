import type { TokenOutcome } from './bearer.ts';
import type { Note } from './note.ts';

/** How often a refusal that goes on is noted, in ms. */
const againMs = 600_000;

/** Notes that the chat server refuses fresh tokens too, and when it takes them again; not each request of many. */
export function createTokenOutcomes({ note, now }: { note: Note; now: () => number }): (outcome: TokenOutcome) => void {
  let refusedAt: number | undefined;
  return (outcome) => {
    if (outcome === 'accepted') {
      if (refusedAt !== undefined) note('token.accepted');
      refusedAt = undefined;
      return;
    }
    if (refusedAt !== undefined && now() - refusedAt < againMs) return;
    refusedAt = now();
    note('token.refused', { attempts: 2, status: 401 });
  };
}
