import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type DatabaseHandle } from '../../../../src/server/open-database.ts';
import { createAttachmentRecords } from '../../../../src/server/store/attachments.ts';
import { createChatStore } from '../../../../src/server/store/chat-store.ts';
import { migrate, schemaVersion } from '../../../../src/server/store/migrate.ts';
import { migrations } from '../../../../src/server/store/migrations.ts';

let db: DatabaseHandle;
beforeEach(() => {
  db = openDatabase({ path: ':memory:', lockTimeoutMs: 0 });
});
afterEach(() => closeDatabase(db));

/** A database as the version before left it, with a thread and two items of Ann's. */
function at(version: number): void {
  migrate(db, migrations.slice(0, version));
  expect(schemaVersion(db)).toBe(version);
  db.exec(`
    INSERT INTO threads (id, user_id, activity, created_at, status, metadata) VALUES ('t', 'ann', 1, '2026', '{"type":"active"}', '{}');
    INSERT INTO items (thread_id, id, type, body) VALUES ('t', 'a', 'task', '{"id":"a","thread_id":"t"}'), ('t', 'b', 'task', '{"id":"b","thread_id":"t"}');
  `);
}
const count = (sql: string): unknown => (db.prepare(`SELECT count(*) AS n FROM ${sql}`).get() as { n: number }).n;
const givenAt = '2026-01-01T00:00:00.000Z';

describe('the schema grows', () => {
  it('from 1 to 2: feedback about items that are there, latest kept, gone with its item', () => {
    at(1);
    const store = createChatStore(db);
    for (const kind of ['negative', 'positive'] as const) store.saveFeedback('ann', 't', { itemIds: ['a', 'b', 'gone'], kind, givenAt });
    expect(db.prepare('SELECT item_id, kind FROM feedback ORDER BY item_id').all()).toMatchObject([
      { item_id: 'a', kind: 'positive' },
      { item_id: 'b', kind: 'positive' },
    ]);
    expect(() => store.saveFeedback('bob', 't', { itemIds: ['a'], kind: 'positive', givenAt })).toThrow('No such thread');
    expect(() => store.saveFeedback('ann', 't', { itemIds: ['gone'], kind: 'positive', givenAt })).toThrow('No such item');
    store.removeItem('ann', 't', 'a');
    expect(count('feedback')).toBe(1);
    store.deleteThread('ann', 't');
    expect(count('feedback')).toBe(0);
  });

  it('from 2 to 3: attachments by user, which go with their thread', () => {
    at(2);
    const store = createChatStore(db);
    const records = createAttachmentRecords(db);
    const attachment = { id: 'atc_1', name: 'a', mimeType: 'text/plain', size: 5, createdAt: givenAt, uploaded: false };
    records.save('ann', attachment);
    expect(records.load('ann', 'atc_1')).toEqual(attachment);
    expect(() => records.load('bob', 'atc_1')).toThrow('No such attachment');
    records.save('bob', { ...attachment, uploaded: true });
    expect(records.load('ann', 'atc_1').uploaded).toBe(false);
    records.save('ann', { ...attachment, uploaded: true, mimeType: 'image/png', threadId: 't' });
    expect(records.load('ann', 'atc_1')).toEqual({ ...attachment, uploaded: true, mimeType: 'image/png', threadId: 't' });
    expect([records.totalSize('ann'), records.totalSize('bob'), records.ofThread('ann', 't').length]).toEqual([5, 0, 1]);
    expect(records.unusedBefore('2027')).toEqual([]);
    store.deleteThread('ann', 't');
    expect(records.exists('atc_1')).toBe(false);
  });
});
