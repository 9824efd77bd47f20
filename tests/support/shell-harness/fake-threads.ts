/** How the fake chat server behaves for the sidebar. */
export interface ThreadScenario {
  count?: number;
  /** Never answers. */
  hangs?: boolean;
  /** Status of every answer, instead of 200. */
  failsWith?: number;
}

const titles = [
  'Trip to Lisbon in May',
  'Rewrite the onboarding e-mail',
  'Why does the build take so long?',
  'Quarterly report: first draft with the numbers from the finance team',
  'Regex for ISO dates',
  'Names for the new project',
  'Explain EdDSA to a colleague',
  '',
  'Pasta without tomatoes',
  'Notes from the call with the printer',
  'SQL: running totals per month',
  'Interview questions for the design role',
  'Über die Brücke — a poem',
  '東京での三日間',
];

const dayMs = 86_400_000;

/** Answers the sidebar's ChatKit requests from memory. */
export function createFakeThreads(
  { count = 14, hangs = false, failsWith }: ThreadScenario,
  now: number,
): (body: string) => Promise<{ status: number; json: unknown }> {
  let threads: { id: string; title?: string; created_at: string }[] = Array.from({ length: count }, (_, index) => ({
    id: `thr_${index}`,
    ...(titles[index % titles.length] === ''
      ? {}
      : { title: `${titles[index % titles.length]}${index < titles.length ? '' : ` ${index}`}` }),
    created_at: new Date(now - (index < 3 ? index * 60_000 : (index - 2) * dayMs * (index > 9 ? 9 : 1))).toISOString(),
    status: { type: 'active' },
    metadata: {},
    items: { data: [], has_more: false },
  }));
  return async (body) => {
    if (hangs) return new Promise(() => undefined);
    if (failsWith !== undefined) return { status: failsWith, json: { error: { message: 'The chat server couldn’t answer.' } } };
    const { type, params } = JSON.parse(body) as {
      type: string;
      params: { after?: string; limit?: number; thread_id?: string; title?: string };
    };
    if (type === 'threads.list') {
      const start = params.after === undefined ? 0 : threads.findIndex((thread) => thread.id === params.after) + 1;
      const data = threads.slice(start, start + (params.limit ?? 20));
      const has_more = start + data.length < threads.length;
      return { status: 200, json: { data, has_more, ...(has_more ? { after: data.at(-1)?.id } : {}) } };
    }
    const thread = threads.find(({ id }) => id === params.thread_id);
    if (thread === undefined) return { status: 404, json: { error: { message: 'There is no such chat.' } } };
    if (type === 'threads.delete') {
      threads = threads.filter((other) => other !== thread);
      return { status: 200, json: {} };
    }
    thread.title = params.title ?? '';
    return { status: 200, json: thread };
  };
}
