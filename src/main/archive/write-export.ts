import type { ArchiveFormat } from '../../shared/history.ts';
import type { Texts } from '../../shared/texts/en/texts.ts';
import type { HistoryStore, ThreadRecord } from '../history-store.ts';
import { archiveEntryName, archiveLines, type ArchiveHeader } from './archive-format.ts';
import { createFileAdder, filesOf, type FetchFile, type MissingFiles } from './export-files.ts';
import { createNames, safeName } from './file-names.ts';
import type { Sink } from './passing-file.ts';
import { readThreads } from './read-threads.ts';
import { threadMarkdown } from './thread-markdown.ts';
import { createZipWriter } from './zip-writer.ts';

export interface ExportInput {
  store: HistoryStore;
  threads: readonly ThreadRecord[];
  format: ArchiveFormat;
  header: ArchiveHeader;
  now: Date;
  /** What roles and headings of the text are in. */
  texts: Texts;
  /** Pictures of chats; what cannot be had is left out. */
  fetchFile: FetchFile | undefined;
  sink: Sink;
  signal: AbortSignal;
  /** So many chats are done. */
  onProgress(done: number): void;
}

const encoder = new TextEncoder();
const nothingMissing: MissingFiles = { count: 0, unreachable: false };

/** Writes one file. @returns what a zip lacks. @throws the signal's reason when it is aborted, what the store rejects with, errors of the disk. */
export async function writeExport(input: ExportInput): Promise<MissingFiles> {
  switch (input.format) {
    case 'json':
      for await (const bytes of jsonParts(input, 1)) await input.sink.write(bytes);
      return nothingMissing;
    case 'markdown':
      await writeMarkdown(input);
      return nothingMissing;
    case 'zip':
      return await writeZip(input);
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

async function writeMarkdown({ store, threads, sink, signal, texts, onProgress }: ExportInput): Promise<void> {
  let done = 0;
  for await (const archived of readThreads(store, threads, signal)) {
    await sink.write(encoder.encode(`${done === 0 ? '' : '\n---\n\n'}${threadMarkdown(archived, texts)}`));
    done += 1;
    onProgress(done);
  }
}

/** Two walks through the chats: a zip takes one entry after the other. */
async function writeZip(input: ExportInput): Promise<MissingFiles> {
  const { store, threads, sink, signal, now, texts, onProgress } = input;
  const zip = createZipWriter(sink, now);
  await zip.entry(archiveEntryName, jsonParts(input, 1 / 2));
  const names = createNames();
  const files = createFileAdder(zip, input);
  let done = 0;
  for await (const archived of readThreads(store, threads, signal)) {
    const places = new Map<string, string>();
    for (const { address, name } of filesOf(archived, texts.jobs.generatedImage)) {
      const place = await files.add(address, name);
      if (place !== undefined) places.set(address, `../${place}`);
    }
    const name = names(safeName(archived.thread.title ?? '', texts.common.untitledChat), '.md');
    await zip.entry(`chats/${name}`, [encoder.encode(threadMarkdown(archived, texts, places))]);
    done += 1;
    onProgress(Math.floor((threads.length + done) / 2));
  }
  await zip.end();
  return files.missing();
}
