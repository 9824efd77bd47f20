import type { HistoryDatabase } from '../../src/main/history/database/history-database.ts';
import type { ThreadItem } from '../../src/shared/chatkit/types.ts';
import type { Acknowledged } from '../support/history-victim/acknowledged.ts';
import { syncedItems, syncedThreadId } from '../support/history-victim/chat-server.ts';
import { shipped } from '../support/history-victim/later.ts';
import { answerText, ownThreads } from '../support/history-victim/messages.ts';

/** Compares what a history holds with what it has acknowledged. @returns one sentence for each thing that is not as it was. */
export function lostFrom(database: HistoryDatabase, acknowledged: readonly Acknowledged[]): string[] {
  const found: string[] = [];
  const entries = new Map(database.outbox.list().map((entry) => [entry.id, entry]));
  const only = <K extends Acknowledged['kind']>(kind: K) => acknowledged.filter((one): one is Extract<Acknowledged, { kind: K }> => one.kind === kind);
  const settled = new Set(only('settled').map(({ id }) => id));
  const texts = new Map<string, Map<string, string>>();
  const textsOf = (threadId: string): Map<string, string> => {
    const known = texts.get(threadId) ?? new Map(database.items(threadId, { limit: 1_000_000 }).data.map((item) => [item.id, textOf(item)]));
    texts.set(threadId, known);
    return known;
  };

  for (const { from, to } of only('mapped')) if (database.outbox.serverThread(from) !== to) found.push(`the thread ${from} is not known as ${to} any more`);
  for (const { id } of only('entry')) {
    if (settled.has(id)) continue;
    const entry = entries.get(id);
    // A settlement may be done and its acknowledgement not, but never half of it.
    const sent = [...ownThreads, madeThread(id)].some((threadId) => textsOf(threadId).has(id));
    if (entry === undefined && !sent) found.push(`the acknowledged message ${id} is lost`);
    if (entry !== undefined && sent) found.push(`the message ${id} is both waiting and sent`);
    if (entry !== undefined && entry.request !== JSON.stringify({ text: answerText(id) })) found.push(`the message ${id} changed`);
  }
  for (const id of settled) if (entries.has(id)) found.push(`the message ${id} was sent and waits again`);
  for (const { id, threadId } of [...only('settled'), ...only('item')]) {
    if (textsOf(threadId).get(id) !== answerText(id)) found.push(`the item ${id} is lost or changed`);
  }
  for (const threadId of ownThreads) for (const [id, text] of textsOf(threadId)) if (!answerText(id).startsWith(text)) found.push(`the item ${id} holds what nobody wrote`);
  const synced = Math.max(0, ...only('synced').map(({ threads }) => threads));
  for (let number = 1; number <= synced; number += 1) {
    const threadId = syncedThreadId(number);
    const { data } = database.items(threadId, { limit: 1_000_000, order: 'asc' });
    if (JSON.stringify(data) !== JSON.stringify(syncedItems(number))) found.push(`the thread ${threadId} is not as the server has it`);
  }
  const draft = Math.max(0, ...only('draft').map(({ number }) => number));
  if (draft > Number(database.drafts.all()[''] ?? 0)) found.push(`the draft ${draft} is lost`);
  return found;
}

/** Whether the schema is where the last migration left it, all of it. */
export function versionViolation(acknowledged: readonly Acknowledged[], version: number, written: number): string | undefined {
  if (version > 0 && written !== Math.max(version, shipped)) return `the schema is of version ${version} and its tables of ${written}`;
  let low = 0;
  let high = shipped;
  for (const one of acknowledged) {
    if (one.kind === 'migrating') high = Math.max(high, one.version);
    if (one.kind === 'migrated' || one.kind === 'taken_back') low = high = one.version;
  }
  return version < low || version > high ? `the schema is of version ${version}, not ${low} to ${high}` : undefined;
}

const madeThread = (id: string): string => `local-thread-made-${id}`;

function textOf(item: ThreadItem): string {
  return item.type === 'assistant_message' || item.type === 'user_message' ? item.content.map((part) => ('text' in part ? part.text : '')).join('') : '';
}
