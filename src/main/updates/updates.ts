/** Looks for updates, loads and verifies them, and keeps them ready; docs/updates.md. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../shared/texts/languages.ts';
import type { ReleaseChannel, UpdateFault, UpdatesOff, UpdateState, UpdateView } from '../../shared/updates.ts';
import type { Dispose, Fetch, Log } from '../platform.ts';
import { download } from './download/download.ts';
import { readText } from './download/request.ts';
import { decide, type Decision } from './feed/decide.ts';
import { parseFeed } from './feed/feed.ts';
import { openFeed } from './feed/signature.ts';
import { compareVersions } from './feed/version.ts';
import type { Installer } from './install/installer.ts';
import type { MemoryFile, ReadyUpdate } from './memory.ts';
import { createNotices } from './notices.ts';
import { nextCheckMs } from './pace.ts';
import { UpdateError, faultOf } from './update-error.ts';

export interface UpdatesDeps {
  /** Why nothing is looked for at all. */
  off: UpdatesOff | undefined;
  current: string;
  product: string;
  /** Node’s platform and architecture, `linux-x64`. */
  platform: string;
  /** Folder of the feeds, with a slash at its end. */
  feedUrl: string;
  /** Public keys, base64. */
  keys: readonly string[];
  channel: { get(): ReleaseChannel; set(channel: ReleaseChannel): void; locked: boolean };
  installer: Installer;
  /** Where downloads are kept. */
  folder: string;
  memory: MemoryFile;
  fetch: Fetch;
  now(): number;
  random(): number;
  schedule(run: () => void, delayMs: number): Dispose;
  /** What is to be spared now. */
  spare(): 'battery' | 'metered' | undefined;
  /** Bytes that are free where the folder is. */
  room(folder: string): Promise<number>;
  /** BCP 47 tags, the one on the screen first. */
  language(): string;
  onChange(view: UpdateView): void;
  log: Log;
}

export interface Updates {
  view(): UpdateView;
  /** Begins to look, some time after the start and then again and again. */
  start(): void;
  /** Asks now. Never rejects. */
  check(): Promise<UpdateView>;
  setChannel(channel: ReleaseChannel): UpdateView;
  dismiss(): UpdateView;
  /** Whether there is something that a restart installs. */
  installs(): boolean;
  /** The last step, when everything is closed. Never rejects. */
  install(): Promise<boolean>;
  /** Ends downloads; what they have is kept. */
  stop(): void;
}

/** Most that a feed may have, in bytes. */
const maxFeedBytes = 128 * 1024;
/** Kept free besides, in bytes. */
const spareRoom = 64 * 1_048_576;

export function createUpdates(deps: UpdatesDeps): Updates {
  const { memory, installer, channel, log, off } = deps;
  const notices = createNotices(memory);
  const ended = new AbortController();
  let state: UpdateState = off === undefined ? { kind: 'idle' } : { kind: 'off', why: off };
  let running: Promise<void> | undefined;
  let failures = 0;
  let cancel: Dispose = () => undefined;

  function view(): UpdateView {
    const { checkedAt, notice } = memory.read();
    return { state, channel: channel.get(), channelLocked: channel.locked, ...(checkedAt !== undefined && { checkedAt }), ...(notice && { notice }) };
  }

  function become(next: UpdateState): void {
    state = next;
    deps.onChange(view());
  }

  const notesOf = (notes: Readonly<Record<string, string>>): string => notes[languages.find((language) => deps.language().startsWith(language)) ?? 'en'] ?? notes['en'] ?? '';

  function readyState(ready: ReadyUpdate): UpdateState {
    const command = installer.command?.(join(deps.folder, ready.file));
    return { kind: 'ready', version: ready.version, notes: notesOf(ready.notes), how: installer.how, ...(command !== undefined && { command }) };
  }

  async function look(manual: boolean): Promise<void> {
    let version: string | undefined;
    const before = state;
    become({ kind: 'checking' });
    try {
      const decision = await ask(manual);
      if (decision.kind === 'offer') {
        ({ version } = decision.feed);
        await load(decision, manual);
      } else {
        await forgetReady();
        become(decision.kind === 'current' ? { kind: 'current' } : { kind: 'skipped', version: decision.version });
      }
      failures = 0;
    } catch (error) {
      if (ended.signal.aborted) return;
      failures += 1;
      const fault = faultOf(error);
      log.warn('update.failed', { fault, what: error instanceof Error ? error.message.slice(0, 100) : '', attempt: failures });
      notices.failed({ fault, version }, { manual, failures });
      // What is ready stays so, whatever a later look brings.
      become(before.kind === 'ready' && !manual ? before : failed(fault, version));
    }
  }

  const failed = (fault: UpdateFault, version: string | undefined): UpdateState => ({ kind: 'failed', fault, ...(version !== undefined && { version }) });

  async function ask(manual: boolean): Promise<Decision> {
    const asked = channel.get();
    const text = await readText(new URL(`${asked}/${deps.platform}.json`, deps.feedUrl), maxFeedBytes, deps, ended.signal);
    const feed = parseFeed(openFeed(text, deps.keys));
    const { newest, failed: broken, installId } = memory.read();
    const decision = decide(feed, { current: deps.current, product: deps.product, platform: deps.platform, channel: asked, kind: installer.kind, now: deps.now(), newestSeen: newest[asked] ?? 0, failed: broken, installId, manual });
    memory.update({ newest: { ...newest, [asked]: feed.date }, checkedAt: deps.now() });
    notices.reached();
    return decision;
  }

  async function load({ feed, artifact }: Extract<Decision, { kind: 'offer' }>, manual: boolean): Promise<void> {
    const { version } = feed;
    const { ready } = memory.read();
    if (ready?.sha512 === artifact.sha512 && ready.version === version) {
      await installer.prepare(join(deps.folder, ready.file), version);
      become(readyState(ready));
      return;
    }
    // What came wrong is loaded again once there is another feed, or somebody asks.
    if (!manual && notices.wasTold({ fault: 'damaged', version })) throw new UpdateError('damaged', 'download.known_bad');
    const spare = manual ? undefined : deps.spare();
    if (spare !== undefined) {
      become({ kind: 'waiting', version, for: spare });
      return;
    }
    await forgetReady();
    await demandRoom(artifact.size);
    let percent = -1;
    const path = await download(
      {
        artifact,
        url: new URL(`${feed.channel}/${artifact.name}`, deps.feedUrl),
        folder: deps.folder,
        signal: ended.signal,
        onProgress(done) {
          const now = Math.floor((done / artifact.size) * 100);
          if (now !== percent) become({ kind: 'downloading', version, done, total: artifact.size });
          percent = now;
        },
      },
      deps,
    );
    become({ kind: 'preparing', version });
    await installer.prepare(path, version);
    const next: ReadyUpdate = { version, file: artifact.name, size: artifact.size, sha512: artifact.sha512, notes: feed.notes };
    memory.update({ ready: next });
    notices.ready(version);
    log.info('update.ready', { version });
    become(readyState(next));
  }

  async function demandRoom(size: number): Promise<void> {
    const { folder } = deps;
    const extra = installer.roomFor(size);
    const elsewhere = installer.place ?? folder;
    const [here, there] = [await deps.room(folder), await deps.room(elsewhere)];
    if (here < size + spareRoom || there < extra + spareRoom || (here === there && here < size + extra + spareRoom)) throw new UpdateError('diskFull', 'download.no_room');
  }

  async function forgetReady(): Promise<void> {
    const { ready } = memory.read();
    if (ready === undefined) return;
    memory.update({ ready: undefined });
    await rm(join(deps.folder, ready.file), { force: true });
  }

  function plan(): void {
    void cancel();
    if (!ended.signal.aborted) cancel = deps.schedule(() => void run(false).then(plan), nextCheckMs({ failures, waits: state.kind === 'waiting', random: deps.random }));
  }

  /** One at a time: who comes while one is under way gets what it brings. */
  function run(manual: boolean): Promise<void> {
    running ??= look(manual).finally(() => (running = undefined));
    return running;
  }

  return {
    view,
    start() {
      if (off !== undefined) return;
      const { ready } = memory.read();
      if (ready !== undefined && compareVersions(ready.version, deps.current) > 0) become(readyState(ready));
      else void forgetReady().catch(() => undefined);
      cancel = deps.schedule(() => void run(false).then(plan), nextCheckMs({ failures: 0, waits: false, first: true, random: deps.random }));
    },
    async check() {
      if (off !== undefined) return view();
      await run(true);
      plan();
      return view();
    },
    setChannel(next) {
      channel.set(next);
      deps.onChange(view());
      return view();
    },
    dismiss() {
      memory.update({ notice: undefined });
      deps.onChange(view());
      return view();
    },
    installs: () => off === undefined && installer.how === 'restart' && memory.read().ready !== undefined,
    async install() {
      const { ready } = memory.read();
      if (off !== undefined || ready === undefined || installer.how !== 'restart') return false;
      try {
        const done = await installer.install(ready.version);
        log.info('update.installed', { version: ready.version, done });
        return done;
      } catch (error) {
        log.error('update.not_installed', { fault: faultOf(error), code: (error as NodeJS.ErrnoException).code });
        return false;
      }
    },
    stop() {
      void cancel();
      ended.abort(new UpdateError('failed', 'app.quits'));
    },
  };
}
