import { join } from 'node:path';
import type { MethodInput } from '../../shared/desktop-api.ts';
import { LatchkeyError, toWireError } from '../../shared/errors.ts';
import type { Texts } from '../../shared/texts/en/texts.ts';
import { say, together } from '../../shared/texts/say.ts';
import type { ArchiveFormat, ArchiveJob } from '../../shared/history.ts';
import { faultDetails } from '../fault-details.ts';
import type { HistoryStore, ThreadRecord } from '../history-store.ts';
import { isImported } from '../imported-threads.ts';
import type { ArchivePart } from '../parts.ts';
import type { Log } from '../platform.ts';
import { createArchiveRoutes } from './archive-routes.ts';
import { safeName } from './file-names.ts';
import { importArchive } from './import-archive.ts';
import type { FetchFile, MissingFiles } from './export-files.ts';
import { failedWords, importedWords, importStoppedWords, incompleteWords, missingFilesWords } from './job-words.ts';
import { createPassingFile, removeQuietly, type PassingFile } from './passing-file.ts';
import { listThreads } from './read-threads.ts';
import { writeExport } from './write-export.ts';

export interface ArchiveDeps {
  /** The history of whoever is signed in, once it is open. */
  store(): Promise<HistoryStore | undefined>;
  /** Who that is: `id` tells accounts apart, `label` is words for the file, e.g. `ada@example.com on chat.example.com`. */
  account(): { id: string; label: string } | undefined;
  /** ms since 1970. */
  now(): number;
  /** UUIDs: they are the only thing that leads to a file. */
  newId(): string;
  /** Folder of this workspace alone; emptied at the start and made with 0700. */
  tempDir: string;
  /** Pictures of chats; absent: none can be had. */
  fetchFile?: FetchFile;
  /** In the language of the moment. */
  texts(): Texts;
  onChange(job: ArchiveJob): void;
  log: Log;
}

export interface Archive extends ArchivePart {
  /** `/archive/…` of the shell's page; `undefined`: not one of these. Rejects with LatchkeyErrors. */
  shellFiles(request: Request): Promise<Response | undefined>;
  /** Another account may be here: what was made for the one before goes. */
  update(): void;
  dispose(): Promise<void>;
}

interface Running {
  job: ArchiveJob;
  owner: string;
  file: PassingFile;
  abort: AbortController;
}

const endings: Readonly<Record<ArchiveFormat, string>> = { markdown: '.md', json: '.json', zip: '.zip' };

/** Exports and imports of one workspace: one at a time, each a job that tells how far it is. Files are gone once they were fetched. */
export function createArchive(deps: ArchiveDeps): Archive {
  const { store, account, now, newId, tempDir, fetchFile, texts, onChange, log } = deps;
  let present: Running | undefined;
  const cleaned = removeQuietly(tempDir);

  function show(running: Running, change: Partial<ArchiveJob>): void {
    if (running.job.state === 'cancelled') return;
    running.job = { ...running.job, ...change };
    onChange(running.job);
  }

  async function begin(kind: ArchiveJob['kind']): Promise<{ running: Running; history: HistoryStore; label: string }> {
    const history = await store();
    const who = account();
    if (history === undefined || who === undefined) throw new LatchkeyError('history.unavailable', say('jobs', 'noHistory'));
    if (present?.job.state === 'running') {
      throw new LatchkeyError('request.denied', present.job.kind === 'export' ? say('jobs', 'exportRuns') : say('jobs', 'importRuns'));
    }
    if (present !== undefined) void present.file.remove();
    const id = newId();
    const running: Running = { job: { id, kind, state: 'running', done: 0, total: 0 }, owner: who.id, file: createPassingFile(join(tempDir, id)), abort: new AbortController() };
    present = running;
    return { running, history, label: who.label };
  }

  async function fail(running: Running, error: unknown): Promise<void> {
    await running.file.remove();
    if (running.abort.signal.aborted) return;
    const wire = toWireError(error);
    log.warn('archive.failed', { kind: running.job.kind, code: wire.code, ...(wire.code === 'internal' && faultDetails(error)) });
    show(running, { state: 'failed', ...failedWords(running.job.kind, error) });
  }

  async function write(running: Running, history: HistoryStore, threads: readonly ThreadRecord[], format: ArchiveFormat, label: string): Promise<MissingFiles> {
    await cleaned;
    const sink = await running.file.begin();
    try {
      return await writeExport({
        store: history, threads, format, fetchFile, sink,
        header: { exportedAt: new Date(now()).toISOString(), account: label },
        now: new Date(now()),
        texts: texts(),
        signal: running.abort.signal,
        onProgress: (done) => show(running, { done }),
      });
    } finally {
      await sink.close();
      running.abort.signal.throwIfAborted();
    }
  }

  async function runExport(running: Running, history: HistoryStore, { threadId, format }: MethodInput<'archive.export'>, label: string): Promise<void> {
    try {
      const threads = await listThreads(history, threadId);
      show(running, { total: threads.length });
      const missing = await write(running, history, threads, format, label);
      const { common, jobs } = texts();
      const heads = await history.heads();
      const wanted = new Set(threads.filter((thread) => !isImported(thread)).map(({ id }) => id));
      const incomplete = heads.filter(({ threadId: id, complete }) => wanted.has(id) && !complete).length;
      const name = threadId === undefined ? jobs.chatsFile : safeName(threads[0]?.title ?? '', common.untitledChat);
      const fileName = `${name} ${new Date(now()).toISOString().slice(0, 10)}${endings[format]}`;
      const notes = [...(incomplete > 0 ? [incompleteWords(incomplete)] : []), ...(missing.count > 0 ? [missingFilesWords(missing)] : [])];
      show(running, { state: 'ready', done: threads.length, fileName, ...(notes.length > 0 && together(...notes)) });
    } catch (error) {
      await fail(running, error);
    }
  }

  function discard(running: Running): void {
    const { state } = running.job;
    running.abort.abort();
    const { kind, done } = running.job;
    if (state === 'running' || state === 'ready') show(running, { state: 'cancelled', ...(kind === 'import' && importStoppedWords(done)) });
    if (present === running) present = undefined;
    void running.file.remove();
  }

  const routes = createArchiveRoutes({
    find(id) {
      if (present?.job.id !== id || present.job.state !== 'ready' || present.owner !== account()?.id) return undefined;
      const running = present;
      return {
        read: () => running.file.read(),
        fileName: running.job.fileName ?? texts().jobs.chatsFile,
        onDelivered: () => {
          show(running, { state: 'done' });
          void running.file.remove();
        },
      };
    },
    async importFile(file) {
      const { running, history } = await begin('import');
      try {
        const counts = await importArchive({
          store: history, file, signal: running.abort.signal,
          onProgress: (done, total) => show(running, { done, total }),
        });
        show(running, { state: 'done', ...importedWords(counts) });
      } catch (error) {
        await fail(running, error);
      }
      return running.job;
    },
  });

  return {
    async export(input) {
      const { running, history, label } = await begin('export');
      onChange(running.job);
      void runExport(running, history, input, label);
      return running.job;
    },
    async cancel(id) {
      if (present?.job.id === id) discard(present);
      await Promise.resolve();
    },
    shellFiles: routes,
    update() {
      if (present !== undefined && present.owner !== account()?.id) discard(present);
    },
    async dispose() {
      if (present !== undefined) discard(present);
      await cleaned;
      await removeQuietly(tempDir);
    },
  };
}
