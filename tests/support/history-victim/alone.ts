import { openHistory, type OpenHistory } from '../../../src/main/history/opening/open-history.ts';
import { localThreadPrefix } from '../../../src/shared/history.ts';
import { quietLog } from '../quiet-log.ts';
import { brokenMigration, migrationsUpTo } from './later.ts';
import { answerItem, answerText, ownThreads } from './messages.ts';
import type { Stage } from './stage.ts';

/** What holds the file alone, in this very thread: migrations while it is opened, and putting it in order. */
export function createAlone(stage: Stage): { migrate(): void; compact(): void } {
  const { account, key, random, say, nextId } = stage;
  const deps = { now: Date.now, log: quietLog() };
  let { version } = stage;

  function open(target: number): OpenHistory {
    say({ kind: 'migrating', version: target });
    const opening = openHistory({ folder: account, key }, { ...deps, migrations: migrationsUpTo(target) });
    if (opening.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(opening)}`);
    say({ kind: 'migrated', version: target });
    return opening.history;
  }

  function write({ database }: OpenHistory): void {
    const id = nextId();
    const threadId = ownThreads[0] ?? '';
    database.outbox.add({ id, kind: 'message', threadId, request: JSON.stringify({ text: answerText(id) }), state: 'queued', attempts: 0, createdAt: Date.now() });
    say({ kind: 'entry', id });
    if (random() < 0.5) return;
    database.outbox.settle(id, [{ kind: 'item.put', threadId, item: answerItem(threadId, id) }]);
    say({ kind: 'settled', id, threadId });
  }

  return {
    migrate() {
      const history = open(version);
      write(history);
      history.close();
      say({ kind: 'phase', phase: 'migrate' });
      const target = version + 1 + Math.floor(random() * 3);
      if (random() < 0.6) {
        open(target).close();
        version = target;
        return;
      }
      say({ kind: 'migrating', version: target });
      const opening = openHistory({ folder: account, key }, { ...deps, migrations: [...migrationsUpTo(target), brokenMigration(target + 1)] });
      if (opening.status !== 'failed') throw new Error(`A migration that fails ended with ${opening.status}.`);
      say({ kind: 'taken_back', version });
    },
    compact() {
      const history = open(version);
      const threadId = `${localThreadPrefix}${nextId()}`;
      const items = Array.from({ length: 150 }, () => answerItem(threadId, nextId()));
      for (let round = 0; round < 4; round += 1) {
        history.database.apply([{ kind: 'items.page', threadId, items, order: 'asc', hasMore: false }]);
        say({ kind: 'phase', phase: 'compact' });
        history.database.apply([{ kind: 'thread.remove', threadId }]);
        for (let step = 0; step < 6; step += 1) history.database.tidy();
        write(history);
      }
      history.close();
    },
  };
}
