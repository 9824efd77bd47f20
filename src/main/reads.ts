import type { Answering, PageRequest } from './page-request.ts';
import type { Dispose } from './platform.ts';

/** Longest that a page waits for the chat server where the history knows an answer, in ms. */
export const readPatienceMs = 4_000;

export interface ReadsDeps {
  /** The chat server. */
  live: Answering;
  /** From the history; `undefined`: nothing in it answers that. */
  stored(request: PageRequest): Promise<Response | undefined>;
  /** False while it is known that the server cannot be reached. */
  online(): boolean;
  schedule: (run: () => void, delayMs: number) => Dispose;
}

/**
 * Asks the chat server, and the history where the server gives no answer, or none in time. What only a server can answer
 * gets the server's answer, or its absence in a sentence.
 */
export function createReads({ live, stored, online, schedule }: ReadsDeps): (request: PageRequest) => Promise<Response> {
  async function ask(request: PageRequest): Promise<Response> {
    return live(request);
  }

  /** What comes too late for the page is still worth recording: it is read to its end. */
  function finish(late: Promise<Response>): void {
    late.then((response) => response.arrayBuffer()).catch(() => undefined);
  }

  async function inTime(request: PageRequest): Promise<Response> {
    const answer = ask(request);
    let cancel: Dispose = () => undefined;
    const patience = new Promise<undefined>((resolve) => (cancel = schedule(() => resolve(undefined), readPatienceMs)));
    const first = await Promise.race([answer, patience]).finally(() => void cancel());
    if (first !== undefined) return first;
    const known = await stored(request);
    if (known === undefined) return answer;
    finish(answer);
    return known;
  }

  return async (request) => {
    if (!online()) {
      const known = await stored(request);
      if (known !== undefined) return known;
    }
    const response = await inTime(request);
    // The page went away, or it is the server's word: 4xx is an answer.
    if (response.status < 500) return response;
    const known = await stored(request);
    if (known === undefined) return response;
    await response.body?.cancel();
    return known;
  };
}
