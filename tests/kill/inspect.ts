/** Another program that looks at a history after its process was killed: `node inspect.ts FOLDER KEY FILE`, the file as a victim wrote it. One line per violation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../src/main/history/database/handle.ts';
import { openHistory } from '../../src/main/history/opening/open-history.ts';
import { quietLog } from '../support/quiet-log.ts';
import { readAcknowledged } from '../support/history-victim/acknowledged.ts';
import { answerText } from '../support/history-victim/messages.ts';

const [folder = '', key = '', file = ''] = process.argv.slice(2);
const acknowledged = readAcknowledged(readFileSync(file, 'utf8'));

function violations(): string[] {
  const opening = openHistory({ folder, key }, { now: Date.now, log: quietLog() });
  if (opening.status !== 'open') return [`the history did not open: ${JSON.stringify(opening)}`];
  if (opening.salvaged !== undefined) return ['the history was damaged'];
  const { database } = opening.history;
  const found: string[] = [];
  const entries = new Map(database.outbox.list().map((entry) => [entry.id, entry.request]));
  const settled = new Set(acknowledged.flatMap((one) => (one.kind === 'settled' ? [one.id] : [])));
  const textOf = new Map<string, Map<string, string>>();
  const itemText = (threadId: string, id: string): string | undefined => {
    let texts = textOf.get(threadId);
    if (texts === undefined) {
      const { data } = database.items(threadId, { limit: 1_000_000 });
      texts = new Map(data.map((item) => [item.id, item.type === 'assistant_message' ? (item.content[0]?.text ?? '') : '']));
      textOf.set(threadId, texts);
    }
    return texts.get(id);
  };
  // A settlement may be done and its acknowledgement not, but never half of it.
  const anywhere = (id: string): string | undefined => ['thr_a', 'thr_b', 'thr_c'].map((threadId) => itemText(threadId, id)).find((text) => text !== undefined);
  const newestDraft = Math.max(0, ...acknowledged.flatMap((one) => (one.kind === 'draft' ? [one.number] : [])));
  for (const one of acknowledged) {
    if (one.kind === 'entry' && !settled.has(one.id)) {
      const request = entries.get(one.id);
      if (request === undefined && anywhere(one.id) === undefined) found.push(`the acknowledged message ${one.id} is lost`);
      if (request !== undefined && anywhere(one.id) !== undefined) found.push(`the message ${one.id} is both waiting and sent`);
      if (request !== undefined && request !== JSON.stringify({ text: answerText(one.id) })) found.push(`the message ${one.id} changed`);
    }
    if (one.kind === 'settled' && entries.has(one.id)) found.push(`the message ${one.id} was sent and waits again`);
    if ((one.kind === 'settled' || one.kind === 'item') && itemText(one.threadId, one.id) !== answerText(one.id)) found.push(`the item ${one.id} is lost or changed`);
  }
  if (newestDraft > 0 && Number(database.drafts.all()['']?.split('-')[1] ?? 0) === 0) found.push('the draft is lost');
  opening.history.close();
  const db = connect({ path: join(folder, 'history.db'), key });
  const [{ integrity_check: verdict } = { integrity_check: 'nothing' }] = db.prepare('PRAGMA integrity_check').all([]) as { integrity_check: string }[];
  if (verdict !== 'ok') found.push(`the database is not sound: ${verdict}`);
  const items = (db.prepare(`SELECT count(*) AS n FROM items WHERE doc NOT IN (SELECT rowid FROM search)`).get([]) as { n: number }).n;
  if (items > 0) found.push(`${items} items are not in the search index`);
  db.close();
  return found;
}

const all = violations();
for (const violation of all) console.log(violation);
console.log(`${acknowledged.length} acknowledged`);
process.exit(all.length === 0 ? 0 : 1);
