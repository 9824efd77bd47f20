import { streamHeader } from '../../shared/desktop-api.ts';
import type { Answering, PageRequest } from '../page-request.ts';
import type { Dispose, Log } from '../platform.ts';
import { createAnswer, type Answer, type AnswerEnd } from './answer.ts';
import { deletedThread, isStreamId, malformed, parseAttach, parseStop, parseStreamRequest } from './stream-request.ts';
import { createUntoldFaults } from './untold-faults.ts';

/** Answers that run at once beyond this many are not kept from their page: they end with it, as without us. */
export const maxRunning = 256;

/** Most that all replays together may hold, in characters. */
export const maxTotalLength = 64 * 1_048_576;

/** Bytes read between two looks at that limit. */
const trimEveryBytes = 1_048_576;

/** A stop may overtake the request that it stops; so many are remembered. */
const maxEarlyStops = 64;

const streamHeaders = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export interface StreamsDeps {
  /** Sends a chat request; its answer's body is there to be read once. */
  relay: Answering;
  /** Who is signed in, and to what; `undefined`: nobody. */
  account(): string | undefined;
  /** Ids of the threads that are being answered, when they change. */
  onChange(threads: readonly string[]): void;
  /** An answer of this account has ended, in a thread that is known. */
  onEnd?: ((threadId: string, how: AnswerEnd) => void) | undefined;
  schedule: (run: () => void, delayMs: number) => Dispose;
  log: Log;
}

/** Answers that outlive the page that asked (chatkit-js #140), by request and by thread. */
export interface Streams {
  /** Passes requests on; the answer to one with our header goes on when its page goes away. */
  relay: Answering;
  /**
   * `{threadId}`: the thread's answer so far in few events, then live; also one that failed with nobody there to see it. 204 when
   * there is none: a page that reads the thread after it has asked here has missed nothing.
   */
  attach: Answering;
  /** `{streamId}` or `{threadId}`: ends the answer at the server. 204, whether there was one or not. */
  stop: Answering;
  /** Ids of the threads that are being answered, in the order they began. */
  running(): readonly string[];
  /** Another account may be here, or none: ends and forgets what is not this one's. */
  keepOnly(): void;
  dispose(): void;
}

export function createStreams({ relay, account, onChange, onEnd = () => undefined, schedule, log }: StreamsDeps): Streams {
  /** By stream id, oldest first. */
  const running = new Map<string, Answer>();
  const faults = createUntoldFaults(schedule);
  const earlyStops = new Set<string>();
  let published: readonly string[] = [];
  let untrimmedBytes = 0;

  function threads(): readonly string[] {
    const ids = [...running.values()].filter((answer) => answer.hasBegun()).map((answer) => answer.threadId());
    return [...new Set(ids.filter((id) => id !== undefined))];
  }

  function publish(): void {
    const now = threads();
    if (now.length === published.length && now.every((id, at) => id === published[at])) return;
    published = now;
    onChange(now);
  }

  function open(id: string, owner: string, threadId: string | undefined): Answer {
    const answer = createAnswer({
      id,
      owner,
      threadId,
      onChange: publish,
      onTold: () => faults.forget((one) => one === answer),
      onRead(bytes) {
        untrimmedBytes += bytes;
        if (untrimmedBytes > trimEveryBytes) trim();
      },
      onEnd(how: AnswerEnd) {
        running.delete(id);
        if (how === 'failed') {
          log.info('stream.failed');
          // Until a reader has taken it: one that was there a moment ago may be gone.
          if (answer.threadId() !== undefined) faults.add(answer);
        }
        publish();
        const ended = answer.threadId();
        if (ended !== undefined && owner === account()) onEnd(ended, how);
      },
    });
    running.set(id, answer);
    // Whoever asks again has left the fault behind.
    if (threadId !== undefined) faults.forget((one) => one.threadId() === threadId);
    return answer;
  }

  /** Keeps all replays together within their limit: the longest lets go. */
  function trim(): void {
    untrimmedBytes = 0;
    const answers = [...running.values(), ...faults.all()].sort((a, b) => a.length() - b.length());
    let total = answers.reduce((sum, answer) => sum + answer.length(), 0);
    for (let longest = answers.pop(); longest !== undefined && total > maxTotalLength; longest = answers.pop()) {
      total -= longest.length();
      longest.dropItems();
    }
  }

  function rememberStop(id: string): void {
    earlyStops.add(id);
    const [oldest] = earlyStops;
    if (earlyStops.size > maxEarlyStops && oldest !== undefined) earlyStops.delete(oldest);
  }

  async function detached(request: PageRequest, id: string, owner: string): Promise<Response> {
    const parsed = parseStreamRequest(request.body);
    if (parsed === undefined || running.size >= maxRunning) return relay(request);
    const answer = open(id, owner, parsed.threadId);
    if (earlyStops.delete(id)) answer.stop();
    const { headers, body, signal } = request;
    const response = await relay({ headers, body, signal: answer.signal });
    if (!response.ok || response.body === null || response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
      // Nothing of this goes on: it is the page's alone.
      running.delete(id);
      return response;
    }
    // A page that has gone meanwhile is no reader, and would count as one.
    const copy = signal.aborted ? null : answer.copy();
    answer.read(response.body);
    return new Response(copy, { status: response.status, headers: response.headers });
  }

  function joined(answer: Answer, owner: string | undefined): Response {
    if (answer.owner !== owner) throw malformed();
    return new Response(answer.copy({ late: true }), { headers: streamHeaders });
  }

  function stopThread(threadId: string | undefined): void {
    if (threadId !== undefined) stopAll([...running.values()].filter((answer) => answer.threadId() === threadId));
  }

  function stopAll(answers: readonly Answer[]): void {
    for (const answer of answers) answer.stop();
  }

  return {
    relay(request) {
      const id = request.headers.get(streamHeader);
      const owner = account();
      if (id === null || owner === undefined) {
        // Nobody could read that answer any more.
        if (running.size > 0) stopThread(deletedThread(request.body));
        return relay(request);
      }
      if (!isStreamId(id)) throw malformed();
      const known = running.get(id);
      // Sent again by a page that lost sight of it: the same answer, not another one.
      return known === undefined ? detached(request, id, owner) : joined(known, owner);
    },
    attach(request) {
      const threadId = parseAttach(request.body);
      const owner = account();
      const matches = (one: Answer): boolean => one.threadId() === threadId && one.owner === owner;
      const answer = [...running.values()].findLast(matches) ?? faults.find(matches);
      return answer === undefined ? new Response(null, { status: 204 }) : joined(answer, owner);
    },
    stop(request) {
      const target = parseStop(request.body);
      const owner = account();
      const answers = [...running.values()].filter((answer) => answer.owner === owner);
      const named = answers.filter((answer) => ('streamId' in target ? answer.id === target.streamId : answer.threadId() === target.threadId));
      if (named.length === 0 && 'streamId' in target) rememberStop(target.streamId);
      stopAll(named);
      return new Response(null, { status: 204 });
    },
    running: threads,
    keepOnly() {
      const owner = account();
      stopAll([...running.values()].filter((answer) => answer.owner !== owner));
      faults.forget((answer) => answer.owner !== owner);
    },
    dispose() {
      stopAll([...running.values()]);
      faults.forget(() => true);
      earlyStops.clear();
    },
  };
}
