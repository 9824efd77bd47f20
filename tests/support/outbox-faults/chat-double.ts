import { LatchkeyError } from '../../../src/shared/errors.ts';
import { errorAnswer } from '../../../src/main/http-answers.ts';
import type { PageRequest } from '../../../src/main/page-request.ts';
import type { Thread, ThreadItem, UserInput } from '../../../src/shared/chatkit/types.ts';
import { frame } from '../upstream.ts';

/**
 * What happens to one request. `cut…` break off around the moment at which the server stores the message. `overtaken`: it is lost on
 * the way back, and comes in just before the next of its client message id, which a server that honours ids takes for the same.
 */
export type Fault = 'none' | 'overtaken' | 'unreachable' | 'no_token' | 'cut_before_server' | 'cut_before_head' | 'cut_after_head' | 'cut_after_thread' | 'cut_after_message' | 'refused' | 'busy' | 'silent';

interface Body {
  type: string;
  params: { thread_id?: string; input?: UserInput; title?: string; limit?: number; order?: 'asc' | 'desc'; after?: string; item_ids?: string[] };
  metadata?: { client_message_id?: string; replaces_item_id?: string };
}

/** A chat server in memory that knows nothing of client message ids, and the network before it. */
export function createChatDouble(onFirstByte: () => void = () => undefined) {
  const threads: (Thread & { list: ThreadItem[] })[] = [];
  const seen: Body[] = [];
  const faults: Fault[] = [];
  let network: Fault = 'none';
  let late: Body | undefined;
  let next = 0;
  /** Answers that stay open until they are released. */
  let hold: Promise<void> | undefined;
  /** The same for requests that only look. */
  let looks: Promise<void> | undefined;

  const id = (prefix: string): string => `${prefix}_${++next}`;
  const find = (threadId: string | undefined) => threads.find((one) => one.id === threadId);
  const wire = (thread: Thread & { list: ThreadItem[] }): Thread => ({ ...thread, list: undefined }) as Thread;

  function page<T extends { id: string }>(all: readonly T[], { limit = 20, order = 'desc', after }: Body['params']) {
    const rows = order === 'desc' ? all.toReversed() : all;
    const from = after === undefined ? 0 : rows.findIndex((row) => row.id === after) + 1;
    const data = rows.slice(from, from + limit);
    return { data, has_more: from + limit < rows.length, after: data.at(-1)?.id };
  }

  function store({ type, params, metadata }: Body): { events: unknown[]; thread: Thread & { list: ThreadItem[] } } | undefined {
    const created_at = new Date(1_800_000_000_000 + next).toISOString();
    let thread = find(params.thread_id);
    if (type === 'threads.create') {
      thread = { id: id('thr'), created_at, status: { type: 'active' }, metadata: {}, items: { data: [], has_more: false }, list: [] };
      threads.push(thread);
    }
    if (thread === undefined || params.input === undefined) return undefined;
    const replaced = thread.list.findIndex((one) => one.id === metadata?.replaces_item_id);
    if (replaced !== -1) thread.list.length = replaced;
    const { content, attachments: ids, inference_options } = params.input;
    const attachments = ids.map((one) => ({ id: one, name: one, mime_type: 'text/plain', type: 'file' as const }));
    const item: ThreadItem = { id: id('msg'), thread_id: thread.id, created_at, type: 'user_message', content, attachments, inference_options };
    thread.list.push(item);
    const made = type === 'threads.create' ? [{ type: 'thread.created', thread: wire(thread) }] : [];
    return { thread, events: [...made, { type: 'thread.item.done', item }, { type: 'stream_options', stream_options: { allow_cancel: true } }] };
  }

  function stream(events: readonly unknown[], then: 'end' | 'cut', thread?: Thread & { list: ThreadItem[] }): Response {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async start(controller) {
        for (const event of events) controller.enqueue(new TextEncoder().encode(frame(event)));
        if (then === 'end' && thread !== undefined) {
          await hold;
          const item: ThreadItem = { id: id('msg'), thread_id: thread.id, created_at: '', type: 'assistant_message', content: [{ type: 'output_text', text: 'ok', annotations: [] }] };
          thread.list.push(item);
          controller.enqueue(new TextEncoder().encode(frame({ type: 'thread.item.done', item })));
        }
        await new Promise((resolve) => setImmediate(resolve));
        if (then === 'end') controller.close();
        else controller.error(new TypeError('terminated'));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  function json(request: Body): Response {
    const { type, params } = request;
    const thread = find(params.thread_id);
    if (type === 'threads.list') return Response.json(page(threads.map(wire), params));
    if (thread === undefined) return errorAnswer({ code: 'backend.refused', message: 'There is no such thread.' }, 404);
    switch (type) {
      case 'threads.get_by_id':
        return Response.json({ ...wire(thread), items: page(thread.list, { order: 'asc' }) });
      case 'items.list':
        return Response.json(page(thread.list, params));
      case 'threads.update':
        if (params.title !== undefined) thread.title = params.title;
        return Response.json(wire(thread));
      case 'threads.delete':
        threads.splice(threads.indexOf(thread), 1);
        return Response.json({});
      default:
        return Response.json({});
    }
  }

  const unreachable = (): Response => errorAnswer({ code: 'network.unreachable', message: 'Couldn’t reach chat.example.com.' });

  return {
    threads,
    /** Everything that reached the server. */
    seen,
    /** Faults of the next requests that say something, in turn. */
    fail: (...given: Fault[]) => void faults.push(...given),
    /** The same for all requests, until told otherwise. */
    network: (fault: 'none' | 'unreachable') => void (network = fault),
    holdAnswers() {
      let release: () => void = () => undefined;
      hold = new Promise((resolve) => (release = resolve));
      return () => {
        hold = undefined;
        release();
      };
    },
    /** @returns lets those through that look at what is there. */
    holdLooks() {
      let release: () => void = () => undefined;
      looks = new Promise((resolve) => (release = resolve));
      return () => release();
    },
    texts: (threadId: string) => (find(threadId)?.list ?? []).flatMap((item) => (item.type === 'user_message' ? item.content.map(({ text }) => text).join('') : [])),
    async send({ body, signal }: PageRequest): Promise<Response> {
      await Promise.resolve();
      if (signal.aborted) throw new LatchkeyError('internal', 'aborted');
      const request = JSON.parse(new TextDecoder().decode(body)) as Body;
      const says = request.type === 'threads.create' || request.type === 'threads.add_user_message';
      const fault = network === 'none' ? ((says ? faults.shift() : undefined) ?? 'none') : network;
      if (fault === 'unreachable' || fault === 'cut_before_server') return unreachable();
      if (fault === 'no_token') return errorAnswer({ code: 'auth.unreachable', message: 'Couldn’t reach the sign-in server.' });
      if (seen.push(request) === 1) onFirstByte();
      if (!says) {
        await looks;
        return json(request);
      }
      if (fault === 'refused') return errorAnswer({ code: 'backend.refused', message: 'This message is too rude.' }, 422);
      if (fault === 'busy') return errorAnswer({ code: 'backend.failed', message: 'Down for a moment.' }, 503);
      if (fault === 'silent') return stream([], 'end');
      if (fault === 'overtaken') {
        late = request;
        return unreachable();
      }
      const isLate = late?.metadata?.client_message_id === request.metadata?.client_message_id;
      const stored = store(late !== undefined && isLate ? late : request);
      if (isLate) late = undefined;
      if (stored === undefined) return stream([{ type: 'error', code: 'custom', message: 'This thread no longer exists.', allow_retry: false }], 'end');
      const { events, thread } = stored;
      switch (fault) {
        case 'cut_before_head':
          return unreachable();
        case 'cut_after_head':
          return stream([], 'cut');
        case 'cut_after_thread':
          return stream(events.slice(0, -2), 'cut');
        case 'cut_after_message':
          return stream(events, 'cut');
        case 'none':
          return stream(events, 'end', thread);
      }
    },
  };
}
