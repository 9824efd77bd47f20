import { describe, expect, it } from 'vitest';
import { importFile } from '../../../../../src/renderer/shell/archive/import-file.ts';
import { firstSyncWords, sizeWords, syncWords } from '../../../../../src/renderer/shell/archive/storage-words.ts';
import type { HistoryStatus, SyncProgress } from '../../../../../src/shared/history.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const status = (sync: Partial<SyncProgress>, threads = 5): HistoryStatus => ({
  storage: 'disk', sync: { phase: 'idle', done: 0, total: 0, ...sync }, threads, items: 0, bytes: 0,
});
const now = Date.parse('2026-03-10T13:00:00Z');
const words = (sync: Partial<SyncProgress>, threads?: number) => syncWords({ texts, tag: 'en-GB' }, status(sync, threads), { now, timeZone: 'UTC' });

describe('how far the history is', () => {
  it('is told in numbers while it is read, with a way to pause', () => {
    expect(words({ phase: 'items', done: 1_200, total: 2_400 })).toEqual({ text: 'Reading your chats: 1,200 of 2,400.', part: 0.5, action: 'pause' });
  });

  it('says why it waits, and can be told not to', () => {
    expect(words({ phase: 'waiting', reason: 'battery', done: 1, total: 4 })).toEqual({ text: 'Paused while this computer runs on battery.', part: 0.25, action: 'anyway' });
    expect(words({ phase: 'paused', reason: 'chosen' }).text).toMatch(/^Paused\./);
  });

  it('says when it was complete', () => {
    expect(words({ phase: 'idle', finishedAt: Date.parse('2026-03-10T12:40:00Z') })).toEqual({ text: 'Complete. Last compared with the server at 12:40.' });
    expect(words({ phase: 'idle', finishedAt: Date.parse('2026-03-09T12:40:00Z') }).text).toBe('Complete. Last compared with the server yesterday.');
    expect(words({ phase: 'idle', finishedAt: Date.parse('2026-02-03T12:40:00Z') }).text).toBe('Complete. Last compared with the server on 3 Feb.');
  });

  it('has a line in the sidebar the first time only', () => {
    expect(firstSyncWords(texts, 'en', status({ phase: 'items', done: 42, total: 99 }))).toBe('Reading your chats: 42%');
    expect(firstSyncWords(texts, 'en', status({ phase: 'items', done: 42, total: 99, finishedAt: 1 }))).toBeUndefined();
    expect(firstSyncWords(texts, 'en', status({ phase: 'paused' }))).toBeUndefined();
  });
});

it('sizes are as file managers show them', () => {
  expect([0, 999, 1_400_000, 25_300_000_000].map((bytes) => sizeWords('en', bytes))).toEqual(['0 byte', '999 byte', '1.4 MB', '25 GB']);
});

describe('an import', () => {
  const answer = (status: number, body: string) => importFile(new Blob(['{}']), async () => new Response(body, { status }));

  it('is sent with the page’s own header, and tells what main said', async () => {
    let sent: RequestInit | undefined;
    const outcome = await importFile(new Blob(['{}']), async (_url, init) => {
      sent = init;
      return new Response('{"state":"done","message":"Imported 2 chats."}');
    });
    expect(outcome).toEqual({ ok: true, message: 'Imported 2 chats.' });
    expect(sent?.headers).toMatchObject({ 'x-latchkey-page': 'shell' });
  });

  it('that failed or was refused says so', async () => {
    expect(await answer(200, '{"state":"failed","message":"Damaged."}')).toEqual({ ok: false, message: 'Damaged.' });
    expect(await answer(413, '{"error":{"message":"Too large."}}')).toEqual({ ok: false, message: 'Too large.' });
    expect(await answer(500, 'oops')).toMatchObject({ ok: false });
  });
});
