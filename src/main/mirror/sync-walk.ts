import { isLocalThread } from '../../shared/history.ts';
import type { SyncProgress } from '../../shared/history.ts';
import type { HistoryStore } from '../history-store.ts';
import { importedThreads } from '../imported-threads.ts';
import { threadRecord } from './json-changes.ts';
import { isNotFound, type Ask } from './sync-asking.ts';
import { createSeen, readWalk, stateNames, writeWalk, type WalkState } from './sync-state.ts';
import type { SyncThreads, ThreadOutcome } from './sync-threads.ts';
import { verifyLong } from './sync-verify.ts';
import type { Touched } from './touched.ts';

const pageSize = 100;

/** Complete threads that one walk looks at for changes: those with the newest activity, and some of the others in turn. */
export const newestChecked = 200;
export const othersChecked = 300;

/** Walks on which a thread must be missing that the server does not list but will not say is gone either. */
const missesBeforeGone = 3;

export interface SyncWalkDeps {
  db: HistoryStore;
  ask: Ask;
  threads: SyncThreads;
  touched: Pick<Touched, 'mark' | 'changedSince'>;
  now(): number;
  show(progress: Pick<SyncProgress, 'phase' | 'done' | 'total'>): void;
}

type Head = Awaited<ReturnType<HistoryStore['heads']>>[number];

/**
 * One walk over everything: the list of threads to its end, what is gone, the items of threads that are not complete, and
 * whether complete ones have changed. Goes on where an earlier one was interrupted. Rejects with Stopped, faults of the
 * store, and what the list of threads was refused with.
 */
export async function walkAll({ db, ask, threads, touched, now, show }: SyncWalkDeps): Promise<void> {
  const seen = createSeen(db.state);

  async function listThreads(walk: WalkState): Promise<WalkState> {
    let { after, pages } = walk;
    let count = pages * pageSize;
    let hasMore = walk.step === 'threads';
    while (hasMore) {
      const mark = touched.mark();
      const page = await ask('threads.list', { limit: pageSize, order: 'desc', ...(after === undefined ? {} : { after }) });
      const fresh = page.data.filter(({ id }) => !touched.changedSince(id, mark));
      await db.apply(fresh.map((thread) => ({ kind: 'thread.put', thread: threadRecord(thread) })));
      await seen.add(pages, page.data.map(({ id }) => id));
      pages += 1;
      count += page.data.length;
      show({ phase: 'threads', done: 0, total: count });
      if (page.has_more && (page.after === undefined || page.after === after)) {
        // A list without an end cannot tell what is gone.
        return { ...walk, step: 'items', pages };
      }
      hasMore = page.has_more;
      after = page.after;
      await writeWalk(db.state, { ...walk, step: hasMore ? 'threads' : 'gone', pages, ...(after === undefined ? {} : { after }) });
    }
    return { ...walk, step: walk.step === 'threads' ? 'gone' : walk.step, pages };
  }

  async function listFromTop(walk: WalkState): Promise<WalkState> {
    try {
      return await listThreads(walk);
    } catch (error) {
      if (!isNotFound(error) || walk.after === undefined) throw error;
      // The place we had come to is gone with its thread.
      await seen.clear(walk.pages);
      return listThreads({ startedAt: now(), step: 'threads', pages: 0 });
    }
  }

  async function findGone(walk: WalkState): Promise<void> {
    const listed = await seen.all(walk.pages);
    const misses = JSON.parse((await db.state.get(stateNames.misses)) ?? '{}') as Record<string, number>;
    const still: Record<string, number> = {};
    for (const { threadId } of await serverHeads(db)) {
      if (listed.has(threadId)) continue;
      const outcome = await threads.confirmGone(threadId);
      if (outcome !== 'refused') continue;
      const times = (misses[threadId] ?? 0) + 1;
      if (times < missesBeforeGone) still[threadId] = times;
      else await db.apply([{ kind: 'thread.remove', threadId }]);
    }
    await db.state.set(stateNames.misses, Object.keys(still).length === 0 ? undefined : JSON.stringify(still));
    await seen.clear(walk.pages);
  }

  async function readItems(): Promise<void> {
    const heads = await serverHeads(db);
    let complete = heads.filter((head) => head.complete).length;
    const total = heads.length;
    show({ phase: 'items', done: complete, total });
    const later: Head[] = [];
    const readOne = async ({ threadId }: Head): Promise<ThreadOutcome> => {
      const outcome = await threads.readAll(threadId);
      if (outcome === 'changed') show({ phase: 'items', done: (complete += 1), total });
      return outcome;
    };
    for (const head of heads) if (!head.complete && (await readOne(head)) === 'later') later.push(head);
    for (const head of later) await readOne(head);
    const known = heads.filter((head) => head.complete);
    await checkComplete(known);
    await verifyLong({ db, threads }, known.map(({ threadId }) => threadId));
  }

  /** Changes that nothing here has seen come, made on another device. */
  async function checkComplete(heads: readonly Head[]): Promise<void> {
    for (const { threadId } of heads.slice(0, newestChecked)) await threads.check(threadId);
    const others = heads.slice(newestChecked).map(({ threadId }) => threadId).sort();
    const reached = (await db.state.get(stateNames.checked)) ?? '';
    const next = others.filter((id) => id > reached).slice(0, othersChecked);
    for (const threadId of next) {
      await threads.check(threadId);
      await db.state.set(stateNames.checked, threadId);
    }
    if (next.at(-1) === others.at(-1)) await db.state.set(stateNames.checked, undefined);
  }

  const started = (await readWalk(db.state)) ?? { startedAt: now(), step: 'threads' as const, pages: 0 };
  const walk = await listFromTop(started);
  if (walk.step === 'gone') await findGone(walk);
  else await seen.clear(walk.pages);
  await writeWalk(db.state, { ...walk, step: 'items' });
  await readItems();
  await writeWalk(db.state, undefined);
}

/** Threads that the server may have: those of the outbox it does not know yet, and never those that came out of a file. */
export async function serverHeads(db: HistoryStore): Promise<readonly Head[]> {
  // In this order: a chat is known as imported before it is there, so one that comes in between counts as imported too.
  const heads = await db.heads();
  const imported = await importedThreads(db);
  return heads.filter(({ threadId }) => !isLocalThread(threadId) && !imported.has(threadId));
}
