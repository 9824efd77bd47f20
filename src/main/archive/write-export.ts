import type { ArchiveFormat } from '../../shared/history.ts';
import type { CachedFile, HistoryStore, ThreadRecord } from '../history-store.ts';
import { archiveEntryName, archiveLines, type ArchivedThread, type ArchiveHeader } from './archive-format.ts';
import { createNames, safeName, splitName } from './file-names.ts';
import type { Sink } from './passing-file.ts';
import { readThreads } from './read-threads.ts';
import { threadMarkdown } from './thread-markdown.ts';
import { createZipWriter, type ZipWriter } from './zip-writer.ts';

export interface ExportInput {
  store: HistoryStore;
  threads: readonly ThreadRecord[];
  format: ArchiveFormat;
  header: ArchiveHeader;
  now: Date;
  /** A picture or attachment of a chat; `undefined`: it cannot be had, and is left out. */
  fetchFile: ((address: string) => Promise<CachedFile | undefined>) | undefined;
  sink: Sink;
  signal: AbortSignal;
  /** So many chats are done. */
  onProgress(done: number): void;
}

const encoder = new TextEncoder();

/** Writes one file. @throws the signal's reason when it is aborted, what the store rejects with, errors of the disk. */
export async function writeExport(input: ExportInput): Promise<void> {
  switch (input.format) {
    case 'json':
      for await (const bytes of jsonParts(input, 1)) await input.sink.write(bytes);
      return;
    case 'markdown':
      await writeMarkdown(input);
      return;
    case 'zip':
      await writeZip(input);
      return;
  }
}

async function* jsonParts({ store, threads, header, signal, onProgress }: ExportInput, share: number): AsyncGenerator<Uint8Array> {
  yield encoder.encode(archiveLines.first(header));
  let index = 0;
  for await (const archived of readThreads(store, threads, signal)) {
    yield encoder.encode(archiveLines.thread(archived, index));
    index += 1;
    onProgress(Math.floor(index * share));
  }
  yield encoder.encode(archiveLines.last);
}

async function writeMarkdown({ store, threads, sink, signal, onProgress }: ExportInput): Promise<void> {
  let done = 0;
  for await (const archived of readThreads(store, threads, signal)) {
    await sink.write(encoder.encode(`${done === 0 ? '' : '\n---\n\n'}${threadMarkdown(archived)}`));
    done += 1;
    onProgress(done);
  }
}

/** Two walks through the chats: a zip takes one entry after the other. */
async function writeZip(input: ExportInput): Promise<void> {
  const { store, threads, sink, signal, now, onProgress } = input;
  const zip = createZipWriter(sink, now);
  await zip.entry(archiveEntryName, jsonParts(input, 1 / 2));
  const names = createNames();
  const addFile = createFileAdder(zip, input);
  let done = 0;
  for await (const archived of readThreads(store, threads, signal)) {
    const places = new Map<string, string>();
    for (const { address, name } of filesOf(archived)) {
      const place = await addFile(address, name);
      if (place !== undefined) places.set(address, `../${place}`);
    }
    const name = names(safeName(archived.thread.title ?? '', 'Untitled chat'), '.md');
    await zip.entry(`chats/${name}`, [encoder.encode(threadMarkdown(archived, places))]);
    done += 1;
    onProgress(Math.floor((threads.length + done) / 2));
  }
  await zip.end();
}

/** @returns where the file is in the zip; each address is fetched once. */
function createFileAdder(zip: ZipWriter, { fetchFile, signal }: ExportInput): (address: string, name: string) => Promise<string | undefined> {
  const places = new Map<string, string | undefined>();
  const names = createNames();
  return async (address, wanted) => {
    signal.throwIfAborted();
    if (fetchFile === undefined || places.has(address)) return places.get(address);
    const file = await fetchFile(address).catch(() => undefined);
    signal.throwIfAborted();
    let place: string | undefined;
    if (file !== undefined) {
      const [base, ending] = splitName(wanted === '' ? file.name : wanted, 'file');
      place = `attachments/${names(base, ending === '' ? endingOf(file.mimeType) : ending)}`;
      // Pictures are pressed already.
      await zip.entry(place, [file.bytes], { stored: file.mimeType.startsWith('image/') });
    }
    places.set(address, place);
    return place;
  };
}

function filesOf({ items }: ArchivedThread): { address: string; name: string }[] {
  return items.flatMap((item) => {
    if (item.type === 'generated_image') return item.image === undefined ? [] : [{ address: item.image.url, name: '' }];
    if (item.type !== 'user_message') return [];
    return item.attachments.flatMap((one) => (one.type === 'image' ? [{ address: one.preview_url, name: one.name }] : []));
  });
}

function endingOf(mimeType: string): string {
  const type = /^image\/(png|jpeg|gif|webp|avif)$/.exec(mimeType)?.[1];
  return type === undefined ? '' : `.${type === 'jpeg' ? 'jpg' : type}`;
}
