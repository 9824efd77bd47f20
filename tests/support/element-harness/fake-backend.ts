import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Thread, ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user, workflow } from '../chatkit-events.ts';
import { answered, itemStreams, itemThreads, listPage } from './item-samples.ts';
import { longAnswer, shortAnswer } from './samples.ts';
import { streamAction, streamWidget, widgetThreads } from './widget-backend.ts';

interface Body {
  type: string;
  params: { thread_id?: string; title?: string; after?: string; limit?: number; action?: { type?: string }; input?: { content?: { text: string }[]; status?: string; answers?: Parameters<typeof answered>[0]['answers'] } };
}

/** Threads by name: each is a state worth looking at. */
const threads: Record<string, () => { items: ThreadItem[]; status?: Thread['status']; has_more?: boolean }> = {
  ...itemThreads,
  ...widgetThreads,
  thr_sample: () => ({
    items: [
      user('u1', 'How do I read a file line by line in Node, and what should I watch out for?'),
      workflow('w1', { summary: { duration: 4 }, tasks: [{ type: 'thought', content: 'The reader wants streaming, not `readFile`.', status_indicator: 'complete' }] }),
      assistant('a1', longAnswer), user('u2', 'Thanks! And in one sentence?'), assistant('a2', shortAnswer), item({ id: 'e', type: 'end_of_turn' }),
    ],
  }),
  thr_rtl: () => ({ items: [user('u1', 'مرحبا، كيف أبدأ؟'), assistant('a1', 'أهلًا! ابدأ **هنا**:\n\n1. افتح التطبيق\n2. اكتب سؤالك\n\nAnd this paragraph is in English.')] }),
  thr_locked: () => ({ items: [user('u1', 'Hello'), assistant('a1', 'Hi.')], status: { type: 'locked', reason: 'A colleague is taking over. You can write again soon.' } }),
  thr_closed: () => ({ items: [user('u1', 'Hello'), assistant('a1', 'Hi.')], status: { type: 'closed' } }),
  thr_huge: () => ({ items: Array.from({ length: 20 }, (_, at) => hugeItem(at)), has_more: true }),
};

const hugeCount = 10_000;

function hugeItem(at: number): ThreadItem {
  return at % 2 === 0 ? user(`u${at}`, `Question ${at / 2 + 1}`) : assistant(`a${at}`, `Answer ${(at + 1) / 2}, with **some** weight and a list:\n\n- one\n- two\n\nand a closing line that wraps on a narrow window.`);
}

/** Plays what the message asks for: "error", "cut", "refuse", "slow", "notice", "progress", or a long streamed answer. */
export function createFakeBackend() {
  let count = 0;

  return async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { type, params } = JSON.parse(Buffer.concat(chunks).toString()) as Body;
    const json = (value: unknown, status = 200): ServerResponse =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

    if (type === 'threads.get_by_id') {
      const id = params.thread_id ?? '';
      if (id === 'thr_slow') await wait(60_000);
      const found = threads[id]?.();
      if (found === undefined) return json({ error: { message: "This conversation doesn't exist any more.", code: 'thread.not_found' } }, 404);
      return json(thread({ id, title: 'Sample', ...(found.status ? { status: found.status } : {}), items: { data: found.items, has_more: found.has_more ?? false } }));
    }
    if (type === 'items.list') {
      const from = params.after === undefined ? hugeCount - 1 : Number(params.after.slice(1)) - 1;
      const data = Array.from({ length: Math.min(params.limit ?? 20, from + 1) }, (_, at) => hugeItem(from - at));
      const last = from - data.length + 1;
      return json({ data, has_more: last > 0, after: data.at(-1)?.id });
    }
    if (type === 'threads.list') return json(listPage(params));
    if (type === 'items.feedback' || type === 'threads.delete') return json({});
    if (type === 'threads.update') return json(thread({ id: params.thread_id ?? '', title: params.title ?? '' }));

    if (type === 'threads.sync_custom_action') {
      await wait(700);
      return params.action?.type === 'fail' ? json({ error: { message: "The calendar couldn't be reached. Try again in a minute.", code: 'calendar.unreachable' } }, 503) : json({});
    }

    count += 1;
    const text: string = type === 'threads.retry_after_item' ? 'again' : type === 'threads.add_structured_input' ? 'short' : (params.input?.content?.[0]?.text ?? '');
    if (text.startsWith('refuse')) return json({ error: { message: "Couldn't reach chat.example.com. Check the address in the settings, or try again.", code: 'network.unreachable' } }, 502);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (event: ThreadStreamEvent): void => {
      response.write(`data: ${JSON.stringify(event)}\n\n`);
    };
    if (type === 'threads.custom_action') {
      send({ type: 'stream_options', stream_options: { allow_cancel: true } });
      await streamAction(params.action, send);
      return response.end();
    }
    if (type === 'threads.create') send({ type: 'thread.created', thread: thread({ id: `thr_new_${count}` }) });
    if (text.startsWith('slow')) await wait(3_000);
    if (params.input?.content !== undefined) send({ type: 'thread.item.done', item: user(`msg_${count}`, text) });
    send({ type: 'stream_options', stream_options: { allow_cancel: true } });
    if (text.startsWith('wait')) await wait(60_000);
    if (text.startsWith('error')) {
      send({ type: 'error', code: 'stream.error', allow_retry: true });
      return response.end();
    }
    if (text.startsWith('notice')) {
      send({ type: 'notice', level: 'warning', title: 'Quota', message: 'You have **3 messages** left today.' });
      send({ type: 'notice', level: 'info', message: "You're offline. This is sent when the network is back." });
    }
    if (text.startsWith('progress')) {
      send({ type: 'progress_update', text: 'Searching the handbook…' });
      await wait(60_000);
    }
    if (text.startsWith('widget ')) {
      await streamWidget(text.slice(7).trim(), send);
      return response.end();
    }
    if (type === 'threads.add_structured_input') {
      await wait(800);
      send({ type: 'thread.item.replaced', item: answered({ status: params.input?.status ?? 'answered', answers: params.input?.answers ?? {} }) });
    }
    await itemStreams[/^\w+/.exec(text)?.[0] ?? '']?.(send, () => response.destroyed);
    await streamAnswer(`ans_${count}`, text.startsWith('short') ? shortAnswer : longAnswer, send, response, text.startsWith('cut'));
    send({ type: 'thread.updated', thread: thread({ id: params.thread_id ?? `thr_new_${count}`, title: 'Reading files' }) });
    return response.end();
  };
}

async function streamAnswer(id: string, text: string, send: (event: ThreadStreamEvent) => void, response: ServerResponse, cut: boolean): Promise<void> {
  send({ type: 'thread.item.added', item: assistant(id) });
  for (let at = 0; at < text.length && !response.destroyed; at += 7) {
    send({ type: 'thread.item.updated', item_id: id, update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text.slice(at, at + 7) } });
    if (cut && at > 200) {
      response.destroy();
      return;
    }
    await wait(8);
  }
  send({ type: 'thread.item.done', item: assistant(id, text) });
}
