import type { AssistantMessageItem, Source, ThreadItem, ThreadStreamEvent, UserMessageItem } from '../../../src/shared/chatkit/types.ts';
import { assistant, item, part, thread, user } from '../chatkit-events.ts';
import { corpus, shortVectors } from './corpus.ts';
import type { Vector } from './vector.ts';

/** Vectors of one thread; a real one has a page of items at a time, too. */
const perThread = 40;

function inTurns<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

function sources({ text, name }: Vector): Source[] {
  return [
    { type: 'url', title: text, url: text, attribution: text, description: text, timestamp: text, group: text },
    { type: 'file', title: name, filename: text },
    { type: 'entity', id: name, title: text, icon: text, label: text, inline_label: text, interactive: true, data: { text } },
  ];
}

function cited(vector: Vector, at: number): AssistantMessageItem {
  const annotations = sources(vector).map((source) => ({ type: 'annotation' as const, source, index: 4 }));
  return { ...assistant(`c${at}`), content: [part('Text with marks.', annotations)] };
}

function sent({ text }: Vector, at: number): UserMessageItem {
  return {
    ...user(`s${at}`, ''),
    quoted_text: text,
    content: [{ type: 'input_text', text }, { type: 'input_tag', id: `t${at}`, text, group: text, data: { text }, interactive: true }],
    attachments: [
      { type: 'file', id: `f${at}`, name: text, mime_type: text },
      { type: 'image', id: `i${at}`, name: text, mime_type: 'image/png', preview_url: text },
    ],
  };
}

const worked = ({ text }: Vector, at: number): ThreadItem =>
  item({
    id: `w${at}`,
    type: 'workflow',
    workflow: { type: 'custom', expanded: true, summary: { title: text, icon: text }, tasks: [{ type: 'custom', title: text, icon: text, content: text, status_indicator: 'complete' }, { type: 'web_search', title: text, title_query: text, queries: [text], sources: [{ type: 'url', title: text, url: text }], status_indicator: 'complete' }, { type: 'file', title: text, sources: [{ type: 'file', title: text, filename: text }], status_indicator: 'complete' }] },
  });

/** Threads by id: each vector as a message; the short ones also as sources, and as tag, quote and file name; some as tasks. */
export const hostileThreads: ReadonlyMap<string, { title: string; items: ThreadItem[] }> = new Map([
  ...inTurns(corpus, perThread).map((vectors, at) => [`thr_text_${at}`, { title: vectors[0]?.text.slice(0, 500) ?? '', items: vectors.map(({ text }, index) => assistant(`a${index}`, text)) }] as const),
  ...inTurns(shortVectors, perThread * 2).map((vectors, at) => [`thr_sources_${at}`, { title: vectors[1]?.text ?? '', items: vectors.map(cited) }] as const),
  ...inTurns(shortVectors, perThread * 2).map((vectors, at) => [`thr_sent_${at}`, { title: vectors[2]?.text ?? '', items: vectors.map(sent) }] as const),
  ...inTurns(shortVectors.filter((_, at) => at % 4 === 0), perThread * 2).map((vectors, at) => [`thr_tasks_${at}`, { title: vectors[3]?.text ?? '', items: vectors.map(worked) }] as const),
]);

/** Answers to a message: all short vectors as notices, as progress, and a title of the thread. */
export function hostileStream(): ThreadStreamEvent[] {
  return [
    { type: 'thread.created', thread: thread({ id: 'thr_notices', title: shortVectors[0]?.text ?? '' }) },
    { type: 'thread.item.done', item: user('u1', 'notices') },
    ...shortVectors.filter((_, at) => at % 3 === 0).flatMap(({ text }): ThreadStreamEvent[] => [
      { type: 'notice', level: 'warning', title: text, message: text },
      { type: 'progress_update', text, icon: 'bolt' },
    ]),
    ...shortVectors.slice(0, 40).map(({ text }): ThreadStreamEvent => ({ type: 'thread.updated', thread: thread({ id: 'thr_notices', title: text }) })),
    { type: 'thread.item.done', item: assistant('a1', 'Done.') },
    { type: 'error', code: 'custom', message: shortVectors[0]?.text ?? '', allow_retry: true },
  ];
}
