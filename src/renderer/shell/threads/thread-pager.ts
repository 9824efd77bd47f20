import type { Page, Thread } from '../../../shared/chatkit/types.ts';
import { mergePages } from './merge-pages.ts';
import type { ThreadSummary } from './thread-groups.ts';

export const pageSize = 100;
/** Stops a server whose cursor never ends. */
const maxPages = 1_000;

export interface PagerDeps {
  list(params: { limit: number; order: 'desc'; after?: string }, signal: AbortSignal): Promise<Page<Thread>>;
  /** Resolves when the page is idle, so that paging never competes with the first frame. */
  idle(): Promise<void>;
}

/** What was known before, and each newer picture of it as pages arrive. Rejects as `list` does. */
export async function readThreads(
  { list, idle }: PagerDeps,
  known: { threads: readonly ThreadSummary[]; complete: boolean },
  signal: AbortSignal,
  show: (threads: ThreadSummary[], complete: boolean) => void,
): Promise<void> {
  const fresh: ThreadSummary[] = [];
  const seen = new Set<string>();
  let after: string | undefined;
  for (let count = 0; count < maxPages; count += 1) {
    if (count > 0) await idle();
    const page = await list({ limit: pageSize, order: 'desc', ...(after === undefined ? {} : { after }) }, signal);
    signal.throwIfAborted();
    const added = page.data.filter((thread) => !seen.has(thread.id));
    for (const thread of added) {
      seen.add(thread.id);
      fresh.push(summarize(thread));
    }
    after = page.after ?? page.data.at(-1)?.id;
    const hasMore = page.has_more && added.length > 0 && after !== undefined;
    const merge = mergePages(known, fresh, hasMore);
    show(merge.threads, merge.complete);
    if (merge.complete) return;
  }
}

/** The Python SDK sends naive local times and omits missing titles (protocol §1.7). */
export function summarize(thread: Thread): ThreadSummary {
  return { id: thread.id, title: (thread.title ?? '').trim(), createdAt: Date.parse(thread.created_at) };
}
