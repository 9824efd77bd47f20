import { deflateSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Thread, ThreadItem, ThreadStreamEvent, UserMessageItem } from '../../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user, workflow } from '../chatkit-events.ts';

/** A picture without a file: a smooth fade of two colours, as a data URL. */
export function picture(width: number, height: number, from: readonly number[], to: readonly number[]): string {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        const share = (x / width + y / height) / 2;
        rows[y * (1 + width * 3) + 1 + x * 3 + c] = Math.round((from[c] ?? 0) * (1 - share) + (to[c] ?? 0) * share);
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const file = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  return `data:image/png;base64,${file.toString('base64')}`;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([head, body, sum]);
}

function crc(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const sea = picture(320, 200, [20, 60, 120], [160, 220, 230]);
const dusk = picture(400, 400, [60, 20, 90], [250, 170, 90]);

function message(id: string, fields: Partial<UserMessageItem>): UserMessageItem {
  return { ...user(id, ''), ...fields };
}

const image = (id: string, name: string, url: string) => ({ id, name, mime_type: 'image/png', type: 'image' as const, preview_url: url });
const file = (id: string, name: string) => ({ id, name, mime_type: 'application/pdf', type: 'file' as const });
const tag = (id: string, text: string, interactive = true) => ({ type: 'input_tag' as const, id, text, data: {}, interactive });

const sources = [
  { type: 'url' as const, title: 'Readline | Node.js v24 documentation', url: 'https://nodejs.org/api/readline.html' },
  { type: 'url' as const, title: 'Backpressuring in streams', url: 'https://nodejs.org/learn/modules/backpressuring-in-streams' },
  { type: 'url' as const, title: 'How to read a file line by line without running out of memory, measured on three machines', url: 'https://example.com/a', attribution: 'Example Weekly' },
  { type: 'url' as const, title: 'UTF-8 split across chunks', url: 'https://example.org/utf8' },
  { type: 'url' as const, title: 'Streams by hand', url: 'https://example.net/streams' },
  { type: 'url' as const, title: 'A sixth result', url: 'https://example.net/six' },
];

const everyTask = [
  { type: 'thought' as const, title: 'Read the question again', content: 'They want to **stream** the file. `readFile` would load all of it.', status_indicator: 'complete' as const },
  { type: 'web_search' as const, title_query: 'node read file line by line', queries: ['node readline async iterator', 'backpressure for await'], sources, status_indicator: 'complete' as const },
  { type: 'file' as const, title: 'Looked into two files', sources: [{ type: 'file' as const, title: 'Access log of the proxy', filename: 'access.log' }, { type: 'file' as const, title: 'notes.md', filename: 'notes.md' }], status_indicator: 'complete' as const },
  { type: 'image' as const, status_indicator: 'none' as const },
  { type: 'custom' as const, icon: 'lightbulb', title: 'Weighed the ways', content: 'Three of them, by memory and speed.', status_indicator: 'none' as const },
  { type: 'custom' as const, icon: 'check-circle', title: 'Writing it down', status_indicator: 'loading' as const },
];

export const questions = [
  { id: 'q1', type: 'multiple_choice' as const, question: 'Which subject is it for?', options: [{ value: 'Mathematics' }, { value: 'History' }, { value: 'A language that I am learning' }], multiple: false },
  { id: 'q2', type: 'multiple_choice' as const, question: 'When do you have time?', options: [{ value: 'Mornings' }, { value: 'Evenings' }, { value: 'At the weekend' }], multiple: true },
  { id: 'q3', type: 'freeform' as const, question: 'What should I know about you?', description: 'A sentence is enough. It stays in this conversation.' },
];

/** Items of every type and state, by the thread that shows them. */
export const itemThreads: Record<string, () => { items: ThreadItem[] }> = {
  thr_messages: () => ({
    items: [
      message('u1', { content: [{ type: 'input_text', text: 'Two pictures and the report.' }], attachments: [image('i1', 'sea.png', sea), image('i2', 'dusk.png', dusk), file('f1', 'Quarterly report of the northern region, final.pdf')] }),
      assistant('a1', 'Thank you, I have all three.'),
      message('u2', { content: [], attachments: [image('i3', 'alone.png', sea)] }),
      assistant('a2', 'And this one.'),
      message('u3', { quoted_text: 'I have all three. One of them seems to be from another year, and I would like to know which of the two you meant before I go on with the comparison that you asked for.', content: [{ type: 'input_text', text: 'Ask ' }, tag('ann', 'Ann Lee'), { type: 'input_text', text: ' about ' }, tag('doc', 'Q2 plan', false), { type: 'input_text', text: ', please.' }], attachments: [image('i4', 'expired.png', '/nothing-here.png')] }),
      assistant('a3', 'I will.'),
      user('u4', Array.from({ length: 60 }, (_, at) => `Line ${at + 1} of a log that somebody pasted`).join('\n')),
      assistant('a4', 'That is a long log.'), item({ id: 'e4', type: 'end_of_turn' }),
    ],
  }),
  thr_steps: () => ({
    items: [
      user('u1', 'Find the best way.'),
      workflow('w0', { summary: { duration: 74 }, tasks: [everyTask[0]!] }),
      workflow('w1', { type: 'custom', expanded: true, summary: { title: 'Researched in six steps', icon: 'book-open' }, tasks: everyTask }),
      item({ id: 't1', type: 'task', task: { type: 'custom', icon: 'mail', title: 'Sent a copy to your inbox', status_indicator: 'none' } }),
      item({ id: 't2', type: 'task', task: { ...everyTask[1], title_query: undefined } }),
      assistant('a1', 'Use `readline` over a stream.'), item({ id: 'e1', type: 'end_of_turn' }),
      assistant('a2', 'A second turn of mine, after its own end of turn.'), item({ id: 'x', type: 'of_the_future' }), item({ id: 'h', type: 'hidden_context_item', content: 'secret' }),
    ],
  }),
  thr_images: () => ({
    items: [
      user('u1', 'Draw the sea at dusk.'), item({ id: 'g1', type: 'generated_image', image: { id: 'p1', url: dusk } }), assistant('a1', 'Here it is.'),
      user('u2', 'And in wide.'), item({ id: 'g2', type: 'generated_image', image: { id: 'p2', url: sea } }),
      item({ id: 'g3', type: 'generated_image', image: { id: 'p3', url: 'https://pictures.example.com/x.png' } }), item({ id: 'g4', type: 'generated_image' }), assistant('a2', 'Two of them did not work out.'),
    ],
  }),
  thr_questions: () => ({ items: [user('u1', 'Plan my lessons.'), assistant('a1', 'A few questions first.'), item({ id: 'q', type: 'structured_input', status: 'pending', inputs: questions })] }),
  thr_question: () => ({ items: [user('u1', 'Plan my lessons.'), item({ id: 'q', type: 'structured_input', status: 'pending', inputs: [questions[0]] })] }),
  thr_answered: () => ({
    items: [
      user('u1', 'Plan my lessons.'),
      item({ id: 'q', type: 'structured_input', status: 'answered', inputs: [
        { ...questions[0], answer: { values: ['History'], skipped: false } }, { ...questions[1], answer: { values: ['Mornings', 'At the weekend', 'Every other Tuesday'], skipped: false } }, { ...questions[2], answer: { values: [], skipped: true } },
      ] }),
      assistant('a1', 'Thank you.'), user('u2', 'Ask again.'), item({ id: 'q2', type: 'structured_input', status: 'skipped', inputs: questions }), assistant('a2', 'Never mind.'),
    ],
  }),
  thr_tool: () => ({ items: [user('u1', 'What is on my calendar?'), assistant('a1', 'I will look.'), item({ id: 'c', type: 'client_tool_call', status: 'pending', call_id: 'k', name: 'read_local_calendar', arguments: {} })] }),
};

type Send = (event: ThreadStreamEvent) => void;

const running = (tasks: unknown[]): ThreadItem => workflow('wf', { type: 'reasoning', tasks: tasks as never });

/** What a message that begins with the word is answered with. */
export const itemStreams: Record<string, (send: Send, stopped: () => boolean) => Promise<void>> = {
  steps: async (send, stopped) => {
    send({ type: 'thread.item.added', item: running([]) });
    await wait(600);
    const thought = 'The reader wants to stream the file. First I look at what the documentation says about lines, then at what happens with very long ones, because a line without an end would fill the memory again. ';
    send({ type: 'thread.item.updated', item_id: 'wf', update: { type: 'workflow.task.added', task_index: 0, task: { type: 'thought', content: '', status_indicator: 'none' } } });
    for (let at = 0; at < thought.length * 3 && !stopped(); at += 9) {
      send({ type: 'thread.item.updated', item_id: 'wf', update: { type: 'workflow.task.updated', task_index: 0, task: { type: 'thought', content: thought.repeat(3).slice(0, at), status_indicator: 'none' } } });
      await wait(30);
    }
    send({ type: 'thread.item.updated', item_id: 'wf', update: { type: 'workflow.task.added', task_index: 1, task: { ...everyTask[1]!, status_indicator: 'loading' } as never } });
    await wait(2_500);
    send({ type: 'thread.item.done', item: workflow('wf', { type: 'reasoning', summary: { duration: 5 }, tasks: [{ type: 'thought', content: thought.repeat(3), status_indicator: 'none' }, everyTask[1]!] }) });
  },
  image: async (send) => {
    const blank = item({ id: 'gi', type: 'generated_image' });
    send({ type: 'thread.item.added', item: blank });
    await wait(1_500);
    for (const [at, progress] of [0.25, 0.5, 0.75].entries()) {
      send({ type: 'thread.item.updated', item_id: 'gi', update: { type: 'generated_image.updated', image: { id: 'p', url: picture(40 * (at + 1), 40 * (at + 1), [60, 20, 90], [250, 170, 90]) }, progress } });
      await wait(1_200);
    }
    send({ type: 'thread.item.done', item: item({ id: 'gi', type: 'generated_image', image: { id: 'p', url: dusk } }) });
  },
  questions: async (send) => {
    send({ type: 'thread.item.done', item: item({ id: 'qs', type: 'structured_input', status: 'pending', inputs: questions }) });
  },
  searching: async (send) => {
    send({ type: 'progress_update', text: 'Searching the handbook…', icon: 'book-open' });
    await wait(60_000);
  },
  notices: async (send) => {
    send({ type: 'notice', level: 'info', message: 'This model answers **briefly**.' });
    send({ type: 'notice', level: 'warning', title: 'Quota', message: 'You have 3 messages left today. [See the plans](https://example.com/plans).' });
    send({ type: 'notice', level: 'danger', title: 'Retention', message: 'This conversation is deleted tomorrow.' });
    send({ type: 'thread.item.done', item: assistant('an', 'Three notices are below.') });
  },
};

/** The questions with the answers that were sent (§2.4). */
export function answered(input: { status: string; answers: Record<string, { values: string[]; skipped: boolean }> }): ThreadItem {
  return item({ id: 'q', type: 'structured_input', status: input.status, inputs: questions.map((one) => ({ ...one, answer: input.answers[one.id] ?? { values: [], skipped: true } })) });
}

const listed = 130;
const titles = ['Reading files in Node', 'Trip to the coast in June', 'Letter to the landlord', 'الخطة الأسبوعية', 'A title that is so long that it cannot be shown on one line of the panel', 'Tax questions', 'Vokabeln für Montag'];

/** A list long enough to be paged, with every kind of time. */
export function listPage({ limit = 20, after }: { limit?: number; after?: string }, now = Date.now()): Page<Thread> {
  const from = after === undefined ? 0 : Number(after.slice(8)) + 1;
  const data = Array.from({ length: Math.max(0, Math.min(limit, listed - from)) }, (_, at) => {
    const number = from + at;
    const title = number === 3 ? {} : { title: number < titles.length ? titles[number]! : `${titles[number % titles.length]} ${number}` };
    const days = number < 3 ? 0 : number < 5 ? 1 : number < 9 ? 4 : number * 3;
    return thread({ id: `thr_list${number}`, ...title, created_at: new Date(now - days * 86_400_000 - number * 60_000).toISOString() });
  });
  const has_more = from + data.length < listed;
  return { data, has_more, ...(has_more ? { after: data.at(-1)!.id } : {}) };
}
