import { createHash } from 'node:crypto';
import type { ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import { shareEvents, type EventReader, type SharedEvents } from './shared-events.ts';
import type { StartedStream } from './start-turn.ts';

/** How long after its connection was cut a message counts as sent again, ms. */
const resendWindowMs = 10_000;

/** Who sent what: two requests can only be one and the same when all three are equal. */
export interface Sender {
  userId: string;
  /** Its `metadata.client_message_id`, `Idempotency-Key`, which tells one sending from another for certain, or `chatkit-frame-instance-id`; absent for clients that do not send it, whose requests are never taken for one. */
  frame: string | undefined;
  body: string;
}

export interface Resends {
  /** Reads the answer to a message: the one that runs already, when this request is the same one sent again. */
  read(sender: Sender, start: () => StartedStream): EventReader;
}

type Entry = { state: 'running'; shared: SharedEvents; signal: AbortSignal | undefined } | { state: 'cut'; at: number; repeat: Repeat };
type Repeat = () => StartedStream | undefined;

/**
 * Proxies and some elements send a message again when its connection breaks (protocol §1.6). From the same frame, byte for
 * byte the same, it is taken for the same message
 * - while its answer runs: the new connection gets that answer from its start (an element never sends while one runs);
 * - for ten seconds after its only connection was cut: the message is answered again. For a message in an existing thread
 *   only when nothing of the answer had been sent: who stops an answer half-way and says the same again means it.
 * After an answer that reached its end, the same words are always a new message.
 */
export function createResends({ now }: { now(): number }): Resends {
  const entries = new Map<string, Entry>();

  function find(key: string): Entry | undefined {
    for (const [known, entry] of entries) if (entry.state === 'cut' && now() - entry.at > resendWindowMs) entries.delete(known);
    const entry = entries.get(key);
    return entry?.state === 'running' && entry.signal?.aborted === true ? undefined : entry;
  }

  function track(key: string, stream: StartedStream): EventReader {
    let answered = false;
    const forget = (): void => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    const shared = shareEvents({
      events: stream.events,
      onEvent: (event) => (answered ||= isAnswer(event)),
      onEnd: forget,
      onAbandoned() {
        const overtaken = stream.signal?.aborted === true;
        stream.cancel();
        forget();
        const { repeat } = stream;
        if (repeat !== undefined && !overtaken && (!answered || repeat.evenWhenAnswered)) {
          entries.set(key, { state: 'cut', at: now(), repeat: repeat.start });
        }
      },
    });
    const entry: Entry = { state: 'running', shared, signal: stream.signal };
    entries.set(key, entry);
    return shared.read();
  }

  return {
    read({ userId, frame, body }, start) {
      if (frame === undefined || frame === '') return readOnce(start());
      const key = createHash('sha256')
        .update(JSON.stringify([userId, frame, body]))
        .digest('hex');
      const known = find(key);
      if (known?.state === 'running') return known.shared.read();
      const repeated = known?.repeat();
      entries.delete(key);
      return track(key, repeated ?? start());
    },
  };
}

/** A stream with one reader. */
export function readOnce({ events, cancel }: StartedStream): EventReader {
  return shareEvents({ events, onEvent: () => undefined, onEnd: () => undefined, onAbandoned: cancel }).read();
}

function isAnswer(event: ThreadStreamEvent): boolean {
  switch (event.type) {
    case 'thread.item.done':
      return event.item.type !== 'user_message';
    case 'thread.created':
    case 'thread.item.removed':
    case 'stream_options':
      return false;
    default:
      return true;
  }
}
