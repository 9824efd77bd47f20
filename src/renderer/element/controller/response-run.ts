import type { ChatKitClient, StreamExtras } from '../../../shared/chatkit/client.ts';
import { ChatKitRequestError } from '../../../shared/chatkit/client-error.ts';
import { applyEvent } from '../../../shared/chatkit/reducer.ts';
import type { RequestParams, StreamRequestType } from '../../../shared/chatkit/requests.ts';
import { continueResponse, dropPending, endResponse, noteUnreadable, resumeResponse, startResponse } from '../../../shared/chatkit/responses.ts';
import type { PendingMessage, ResponseOutcome } from '../../../shared/chatkit/responses.ts';
import type { ThreadState } from '../../../shared/chatkit/thread-state.ts';
import { calledTool, completeToolCall } from '../../../shared/chatkit/tool-calls.ts';
import type { ClientToolCallItem, ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import type { Resumption } from '../element-host.ts';
import type { ToolRunner } from './client-tools.ts';
import type { FrameStore } from './frame-store.ts';
import type { SessionEvents } from './session-events.ts';
import { faultOf, toError } from './session-state.ts';
import type { SessionState } from './session-state.ts';

export type TurnRequest = { [T in StreamRequestType]: { type: T; params: RequestParams[T]; metadata?: Record<string, unknown> } }[StreamRequestType];

/** What a response begins with. */
export type Turn =
  | {
      request: TurnRequest;
      /** Shown until the server has it. */
      message?: Omit<PendingMessage, 'createdAt'> | undefined;
      /** What is shown again when the server never took the request. */
      restore?: ThreadState | undefined;
    }
  | { call: ClientToolCallItem }
  | { attached: Response };

export interface ResponseRunDeps {
  client: () => ChatKitClient;
  events: SessionEvents;
  store: FrameStore<SessionState>;
  /** ISO-8601. */
  now: () => string;
  runTool: ToolRunner;
  resumption: Resumption | undefined;
  randomId: () => string;
}

export interface ResponseRun {
  /** Resolves when the response has ended, however it did. One at a time. */
  run: (turn: Turn) => Promise<void>;
  isRunning: () => boolean;
  /** Ends the answer, at the server too. */
  stop: () => void;
  /** Ends the reading; with a host that resumes, the answer goes on. */
  detach: () => void;
  /** How the last response failed, and what came of it. */
  last: () => Readonly<Last>;
}

interface Last {
  turn: Turn | undefined;
  /** The server has surely not acted on it. */
  unseen: boolean;
  /** Its message is in the composer again. */
  takenBack: boolean;
  /** The request that failed, which after a client tool is not the one the turn began with. */
  request: TurnRequest | undefined;
}

/** Runs one response at a time into the session's store, client tools included. Nothing is ever re-sent on its own (§1.6). */
export function createResponseRun({ client, events, store, now, runTool, resumption, randomId }: ResponseRunDeps): ResponseRun {
  let running: { abort: AbortController; streamId?: string } | undefined;
  /** The newest request, for as long as nobody knows what became of it. */
  let sent: { body: string; id: string } | undefined;
  let last: Last = { turn: undefined, unseen: false, takenBack: false, request: undefined };

  const setThread = (thread: ThreadState): void => store.write({ ...store.read(), thread });

  function apply(event: ThreadStreamEvent): void {
    const state = store.read();
    const thread = applyEvent(state.thread, event);
    if (thread !== state.thread || state.response === 'connecting') store.writeSoon({ ...state, thread, response: 'streaming' });
    if (event.type === 'client_effect') events.effect(event.name, event.data);
    if (event.type === 'error') events.failed(new Error(event.message ?? event.code));
    if (event.type === 'thread.created' && state.threadId === null) {
      store.write({ ...store.read(), threadId: event.thread.id });
      events.threadCreated(event.thread.id);
    }
    if (event.type === 'thread.updated') events.threadUpdated(event.thread.id);
  }

  const unreadable: StreamExtras['onMalformed'] = (error) => {
    events.failed(error);
    setThread(noteUnreadable(store.read().thread));
  };

  async function consume(stream: AsyncIterable<ThreadStreamEvent>): Promise<void> {
    for await (const event of stream) apply(event);
  }

  async function request(wanted: TurnRequest, abort: AbortController): Promise<void> {
    last.request = wanted;
    const streamId = resumption === undefined ? undefined : idFor(wanted);
    running = streamId === undefined ? { abort } : { abort, streamId };
    const extras: StreamExtras = {
      onMalformed: unreadable,
      metadata: wanted.metadata,
      headers: streamId === undefined ? undefined : resumption?.headers(streamId),
    };
    await consume(client().stream(wanted.type, wanted.params, abort.signal, extras));
  }

  /** A failed request that is sent again keeps its id: the server may have acted on it, and must not act twice (§1.6). */
  function idFor(wanted: TurnRequest): string {
    const body = JSON.stringify(wanted);
    sent = { body, id: sent?.body === body ? sent.id : randomId() };
    return sent.id;
  }

  /** Runs a tool after the end of its stream, which is when the server takes the output (§5.3), and reads on. */
  async function answerCall(call: ClientToolCallItem, abort: AbortController): Promise<void> {
    const { threadId, thread } = store.read();
    if (threadId === null) return;
    // Nothing runs at the server meanwhile, so there is nothing that must not be stopped.
    store.write({ ...store.read(), thread: { ...thread, allowCancel: true }, response: 'streaming' });
    const result = await unlessAborted(runTool(call), abort.signal);
    setThread(continueResponse(completeToolCall(store.read().thread, call, result)));
    await request({ type: 'threads.add_client_tool_output', params: { thread_id: threadId, result } }, abort);
  }

  async function read(turn: Turn, abort: AbortController): Promise<void> {
    // Whoever else reads this answer may be running its tool: it is offered here, never run by itself.
    if ('attached' in turn) return consume(client().read(turn.attached, abort.signal, { onMalformed: unreadable }));
    if ('call' in turn) await answerCall(turn.call, abort);
    else await request(turn.request, abort);
    for (let call = nextCall(store.read().thread); call !== undefined; call = nextCall(store.read().thread)) await answerCall(call, abort);
  }

  async function run(turn: Turn): Promise<void> {
    const abort = new AbortController();
    running = { abort };
    last = { turn, unseen: false, takenBack: false, request: undefined };
    const before = store.read();
    store.write({ ...before, thread: begin(before.thread, turn, now()), response: 'connecting' });
    events.responseStarted();
    let outcome: ResponseOutcome = { type: 'completed' };
    let failure: unknown;
    try {
      await read(turn, abort);
    } catch (error) {
      failure = error;
      outcome = abort.signal.aborted ? { type: 'stopped' } : { type: 'failed', fault: faultOf(error) };
    }
    running = undefined;
    if (outcome.type !== 'failed') sent = undefined;
    finish(turn, outcome, failure);
  }

  function finish(turn: Turn, outcome: ResponseOutcome, failure: unknown): void {
    const state = store.read();
    let thread = endResponse(state.thread, outcome);
    if (outcome.type === 'failed') {
      events.failed(toError(failure));
      last.unseen = failure instanceof ChatKitRequestError && !failure.accepted;
      const first = 'request' in turn && turn.request === last.request ? turn : undefined;
      if (last.unseen && first?.restore !== undefined) thread = { ...first.restore, fault: thread.fault };
      const returnable = thread.pendingKey !== undefined && first?.request.metadata === undefined ? first?.message : undefined;
      if (last.unseen && returnable !== undefined && events.takeBack(returnable.input)) {
        last.takenBack = true;
        thread = dropPending(thread);
      }
    }
    store.write({ ...state, thread, response: 'idle', endedAt: now() });
    events.responseEnded();
  }

  return {
    run,
    isRunning: () => running !== undefined,
    stop: () => {
      if (running === undefined) return;
      const { abort, streamId } = running;
      const { threadId } = store.read();
      const target = streamId === undefined ? threadId !== null && { threadId } : { streamId };
      if (resumption !== undefined && target !== false) resumption.stop(target).catch((error: unknown) => events.failed(toError(error)));
      abort.abort();
    },
    detach: () => running?.abort.abort(),
    last: () => last,
  };
}

function begin(thread: ThreadState, turn: Turn, createdAt: string): ThreadState {
  if ('attached' in turn) return resumeResponse(thread);
  if ('call' in turn) return startResponse(thread);
  return startResponse(thread, turn.message && { ...turn.message, createdAt });
}

/** A stream that told of an error has no tool to wait for: the server has given up on it. */
function nextCall(thread: ThreadState): ClientToolCallItem | undefined {
  return thread.fault === undefined ? calledTool(thread) : undefined;
}

/** A tool cannot be ended from outside; what comes of it after the stop is dropped. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
