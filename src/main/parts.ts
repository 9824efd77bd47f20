import type { ConnectionCheck } from '../shared/connection.ts';
import type { CrashView } from '../shared/crash.ts';
import type { HistoryFate, MethodInput, MethodOutput, WindowCommand, WindowShows, WindowState, WorkspaceView } from '../shared/desktop-api.ts';
import type { DesktopChange, DesktopView } from '../shared/desktop-view.ts';
import type { LocalServerView } from '../shared/local-server.ts';
import type { Timeline } from '../shared/diagnostics.ts';
import type { ReleaseChannel, UpdateView } from '../shared/updates.ts';
import type { LastReply } from './last-reply.ts';
import type { ArchiveJob, HistoryStatus, OutboxView, SearchAnswer, SearchQuery } from '../shared/history.ts';
import type { PerformanceView } from '../shared/performance.ts';

/** What the shell may ask of each part of main; `compose` brings the bodies. All reject with LatchkeyErrors alone. */

export interface HistoryPart {
  status(): Promise<HistoryStatus>;
  search(query: SearchQuery): Promise<SearchAnswer>;
  setPaused(paused: boolean): Promise<HistoryStatus>;
  /** Whether this thread is in it; false where there is none to look into. Never rejects. */
  has(threadId: string): Promise<boolean>;
  /** What a thread ends with. Never rejects. */
  lastReply(threadId: string): Promise<LastReply | undefined>;
}

export interface OutboxPart {
  views(): Promise<readonly OutboxView[]>;
  remove(id: string): Promise<void>;
  retry(): Promise<void>;
}

export interface ArchivePart {
  export(input: MethodInput<'archive.export'>): Promise<ArchiveJob>;
  cancel(id: string): Promise<void>;
}

export interface DiagnosticsPart {
  timeline(): Promise<Timeline>;
  report(): Promise<{ fileName: string; text: string }>;
  doctor(): Promise<ConnectionCheck[]>;
  /** Ends a run of the doctor, which then answers with what it has. */
  cancel(): void;
}

export interface PerformancePart {
  /** What was measured, with a look at the memory of now. */
  view(): PerformanceView;
}

/** Reports of what ended unexpectedly. */
export interface CrashesPart {
  list(): readonly CrashView[];
  read(id: string): { fileName: string; text: string };
  forget(): readonly CrashView[];
}

export interface ServerPart {
  state(): LocalServerView;
  start(): Promise<LocalServerView>;
  beginAnew(): Promise<LocalServerView>;
}

export interface WorkspacesPart {
  list(): Promise<readonly WorkspaceView[]>;
  open(id: string): Promise<MethodOutput<'workspaces.open'>>;
  add(): Promise<MethodOutput<'workspaces.add'>>;
  remove(id: string, history: HistoryFate): Promise<MethodOutput<'workspaces.remove'>>;
}

/** The window around the page that asks, by the host's number; none in the web host. */
export interface WindowPart {
  state(window: number | undefined): WindowState;
  act(window: number | undefined, command: WindowCommand): void;
  /** Another one of the same workspace. */
  open(window: number | undefined, threadId: string | null): void;
  /** A person in it wants to dictate, now. */
  listen(window: number | undefined): void;
  showing(window: number | undefined, shows: WindowShows): void;
  /** Whether somebody may be looking at this thread now. */
  watches(threadId: string): boolean;
}

/** How the app behaves on this desktop. */
export interface DesktopPart {
  /** `null` where there is no desktop to behave on. */
  view(): DesktopView | null;
  set(change: DesktopChange): Promise<DesktopView>;
}

/** New versions of the app. */
export interface UpdatesPart {
  view(): UpdateView;
  check(): Promise<UpdateView>;
  setChannel(channel: ReleaseChannel): UpdateView;
  dismiss(): UpdateView;
  /** Quits and starts what is ready; false: there is nothing. */
  restart(): boolean;
}

/** Replies that nobody has seen, of one workspace. */
export interface UnreadPart {
  threads(): readonly string[];
  /** Somebody looks at this one. */
  read(threadId: string): void;
}
