import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Attachment, Page, Thread, ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user } from '../chatkit-events.ts';

/** A request as it came: JSON bodies read, uploads by their size. */
export interface SeenRequest {
  type: string;
  params: unknown;
  headers: IncomingMessage['headers'];
  bytes: number;
}

interface Params {
  thread_id?: string;
  name?: string;
  mime_type?: string;
  limit?: number;
  order?: string;
  after?: string;
  input?: { content: { text: string }[]; attachments: string[] };
}

const questions: ThreadItem = item({
  id: 'q1', type: 'structured_input', status: 'pending',
  inputs: [{ id: 'i1', type: 'multiple_choice', question: 'Which one?', multiple: false, options: [{ value: 'This' }, { value: 'That' }] }],
});

const threads: Record<string, { items: ThreadItem[]; status?: Thread['status'] }> = {
  thr_answer: { items: [user('u1', 'What is a latchkey?'), assistant('a1', 'A **latchkey** opens an outer door.\n\nIt is small, and kept at hand.')] },
  thr_locked: { items: [user('u1', 'Hello')], status: { type: 'locked', reason: 'A colleague is taking over. You can write again soon.' } },
  thr_closed: { items: [user('u1', 'Hello')], status: { type: 'closed' } },
  thr_long: { items: Array.from({ length: 260 }, (_, at) => (at % 2 === 0 ? user(`long${at}`, `Question number ${at}`) : assistant(`long${at}`, `Answer number ${at}.\n\n${'It goes on. '.repeat(40)}`))) },
  thr_asked: { items: [user('u1', 'Hello'), questions] },
};

/** Paging as §2.8 has it. */
function pageOf(items: readonly ThreadItem[], { limit = 20, order, after }: Params): Page<ThreadItem> {
  const ordered = order === 'asc' ? items : items.toReversed();
  const start = after === undefined ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
  const data = ordered.slice(start, start + limit);
  const last = data.at(-1)?.id;
  return { data, has_more: start + data.length < ordered.length, ...(last === undefined ? {} : { after: last }) };
}

/**
 * A backend that takes files and speech. File names say what happens: "slow" takes its time, "huge" is too large for the
 * server, "broken" fails once and works the second time, "held" stops half-way until `letGo`. Speech is heard as the sentence that was put in `speech`.
 */
export function createComposerBackend() {
  const seen: SeenRequest[] = [];
  const attachments = new Map<string, Attachment>();
  const failedOnce = new Set<string>();
  const speech: { text?: string; status?: number } = { text: 'and this was spoken' };
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let count = 0;

  async function upload(name: string, request: IncomingMessage, response: ServerResponse, answer: unknown): Promise<unknown> {
    const bytes = await drain(request, name.includes('slow') ? 12 : 0, name.includes('held') ? held : undefined);
    seen.push({ type: 'upload', params: { name, method: request.method }, headers: request.headers, bytes });
    if (name.includes('huge')) return json(response, { error: { message: 'Too large' } }, 413);
    if (name.includes('broken') && !failedOnce.has(name)) {
      failedOnce.add(name);
      return json(response, { error: { message: 'The disk of the server is full. Tell its administrator.' } }, 507);
    }
    return json(response, answer);
  }

  function create({ name = '', mime_type: mimeType = '' }: Params): Attachment {
    count += 1;
    const base = { id: `atc_${count}`, name, mime_type: mimeType };
    const attachment: Attachment = mimeType.startsWith('image/') ? { ...base, type: 'image', preview_url: '/preview.svg' } : { ...base, type: 'file' };
    attachments.set(attachment.id, attachment);
    return attachment;
  }

  function chat(type: string, params: Params, response: ServerResponse): unknown {
    switch (type) {
      case 'attachments.create': {
        const attachment = create(params);
        return json(response, { ...attachment, upload_descriptor: { url: `/upload/${attachment.id}`, method: 'PUT', headers: { 'x-upload-token': 'signed' } } });
      }
      case 'attachments.delete':
        return json(response, {});
      case 'input.transcribe':
        return speech.status === undefined ? json(response, { text: speech.text }) : json(response, { error: { message: 'No' } }, speech.status);
      case 'threads.get_by_id': {
        const found = threads[params.thread_id ?? ''];
        if (found === undefined) return json(response, { error: { message: 'Gone' } }, 404);
        return json(response, thread({ id: params.thread_id ?? '', ...(found.status ? { status: found.status } : {}), items: pageOf(found.items, { limit: 20, order: 'asc' }) }));
      }
      case 'items.list': {
        seen.push({ type, params, headers: {}, bytes: 0 });
        return json(response, pageOf(threads[params.thread_id ?? '']?.items ?? [], params));
      }
      default:
        return answer(params, response);
    }
  }

  function answer({ thread_id: threadId, input }: Params, response: ServerResponse): unknown {
    const text = input?.content.map((part) => part.text).join('') ?? '';
    if (text.startsWith('refuse')) return json(response, { error: { message: "Couldn't reach chat.example.com." } }, 502);
    count += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (event: ThreadStreamEvent): void => void response.write(`data: ${JSON.stringify(event)}\n\n`);
    if (threadId === undefined) send({ type: 'thread.created', thread: thread({ id: `thr_${count}` }) });
    const files = (input?.attachments ?? []).flatMap((id) => attachments.get(id) ?? []);
    send({ type: 'thread.item.done', item: { ...user(`msg_${count}`, text), attachments: files } as ThreadItem });
    send({ type: 'thread.item.done', item: assistant(`ans_${count}`, 'Understood. Anything else that should go along?') });
    return response.end();
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/chatkit') {
      const { type, params } = JSON.parse((await read(request)).toString()) as { type: string; params: Params };
      seen.push({ type, params, headers: request.headers, bytes: 0 });
      chat(type, params, response);
    } else if (path.startsWith('/upload/')) {
      const attachment = attachments.get(path.slice('/upload/'.length));
      await upload(attachment?.name ?? '', request, response, {});
    } else if (path === '/direct') {
      const attachment = create({ name: 'direct.txt', mime_type: 'text/plain' });
      await upload(attachment.name, request, response, { ...attachment, upload_descriptor: null });
    } else if (path === '/preview.svg') {
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4" fill="#3350c8"/></svg>');
    } else {
      return false;
    }
    return true;
  };

  return { handle, seen, speech, letGo: () => letGo() };
}

function json(response: ServerResponse, value: unknown, status = 200): ServerResponse {
  return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function drain(request: IncomingMessage, pauseMs: number, held?: Promise<void>): Promise<number> {
  const half = Number(request.headers['content-length'] ?? 0) / 2;
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (pauseMs > 0) await wait(pauseMs);
    if (bytes > half) await held;
  }
  return bytes;
}
