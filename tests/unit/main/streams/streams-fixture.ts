import type { PageRequest } from '../../../../src/main/page-request.ts';
import { createStreams } from '../../../../src/main/streams/streams.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { frame } from '../../../support/upstream.ts';

type Body = ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;

/** An answer of the backend that the test drives. */
interface Relayed {
  request: PageRequest;
  send(...events: unknown[]): void;
  end(): void;
  cut(): void;
}

/** The registry on a clock of its own, above a backend whose answers the test gives by hand. */
export function setUp() {
  const clock = createManualClock();
  const relayed: Relayed[] = [];
  const changes: (readonly string[])[] = [];
  let account: string | undefined = 'ada';
  let answer: 'stream' | Response = 'stream';
  const streams = createStreams({
    relay(request) {
      if (answer !== 'stream') return answer;
      let body: Body;
      const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => void (body = controller) });
      request.signal.addEventListener('abort', () => body.error(new Error('aborted')));
      relayed.push({
        request,
        send: (...events) => events.forEach((event) => body.enqueue(new TextEncoder().encode(frame(event)))),
        end: () => body.close(),
        cut: () => body.error(new TypeError('terminated')),
      });
      return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
    },
    account: () => account,
    onChange: (threads) => changes.push(threads),
    schedule: clock.schedule,
    log: quietLog(),
  });

  const request = (body: unknown, headers: Record<string, string> = {}, signal = new AbortController().signal): PageRequest => ({
    headers: new Headers(headers),
    body: new TextEncoder().encode(JSON.stringify(body)),
    signal,
  });
  const ask = async (id: string, threadId?: string, signal?: AbortSignal): Promise<Response> => {
    const type = threadId === undefined ? 'threads.create' : 'threads.add_user_message';
    const params = threadId === undefined ? {} : { thread_id: threadId };
    return streams.relay(request({ type, params }, { 'x-latchkey-stream': id }, signal));
  };
  const attach = async (threadId: string): Promise<Response> => streams.attach(request({ threadId }));
  const stop = async (target: object): Promise<number> => (await streams.stop(request(target))).status;
  return { clock, relayed, changes, streams, request, ask, attach, stop, become: (next?: string) => void (account = next), answerWith: (next: Response) => void (answer = next) };
}

export const one = '00000000-0000-4000-8000-000000000001';
export const two = '00000000-0000-4000-8000-000000000002';
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const options = { type: 'stream_options', stream_options: { allow_cancel: true } };
export const progress = (text: string) => ({ type: 'progress_update', text });
export const error = { type: 'error', code: 'stream.error', allow_retry: true };
export const all = (...events: unknown[]): string => events.map(frame).join('');
