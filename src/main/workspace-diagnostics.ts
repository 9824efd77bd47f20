/** "Why am I signed out?" and the connection doctor of one workspace, built from what the workspace has. */
import { lookup } from 'node:dns/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthState } from '../shared/auth-state.ts';
import type { AppInfo } from '../shared/desktop-api.ts';
import { authoritiesOf, serversOf, type Accounts } from './accounts.ts';
import { fetchAnswer } from './auth/answer.ts';
import { authBase } from './auth/auth-base.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import { createDoctor } from './diagnostics/doctor.ts';
import { createTimeline, type TimelineLog } from './diagnostics/timeline.ts';
import { createProbes } from './diagnostics/tls-probe.ts';
import type { Events } from './events.ts';
import { admitted } from './net/admitted.ts';
import { defaultCas, trustedCas } from './net/system-cas.ts';
import type { DiagnosticsPart } from './parts.ts';
import type { Dispose, Platform } from './platform.ts';
import type { WorkspaceNetwork } from './workspace-network.ts';

/** Opens the timeline of a workspace, before anything of it that has something to note. */
export function openTimeline({ profileDir, appVersion, now, log }: Pick<Platform, 'profileDir' | 'appVersion' | 'now' | 'log'>, workspaceId: string): TimelineLog {
  return createTimeline({ file: timelineFile(profileDir, workspaceId), now, version: appVersion, log });
}

/** Deletes the timeline of a workspace that is removed; close it first. */
export function forgetTimeline(profileDir: string, workspaceId: string): void {
  rmSync(timelineFile(profileDir, workspaceId), { force: true });
}

function timelineFile(profileDir: string, workspaceId: string): string {
  return join(profileDir, 'timelines', `${workspaceId}.jsonl`);
}

export interface WorkspaceDiagnosticsDeps {
  timeline: TimelineLog;
  platform: Pick<Platform, 'now' | 'resolveRoute'>;
  network: Pick<WorkspaceNetwork, 'fetchFor' | 'schedule' | 'access'>;
  accounts: Pick<Accounts, 'current' | 'resolve' | 'view' | 'test'>;
  /** As pages are told of it: who cannot reach the chat server is offline too. */
  shown(state: AuthState): AuthState;
  events: Events;
  info: AppInfo;
  /** Certificates that the app's requests trust; the system's by default. */
  cas?: (() => string[] | undefined) | undefined;
}

/** @returns the part for the handlers, and the end of its subscription; the timeline stays the caller's. */
export function createWorkspaceDiagnostics(deps: WorkspaceDiagnosticsDeps): DiagnosticsPart & { dispose: Dispose } {
  const { timeline, platform, network, accounts, shown, events, info, cas = trustedCas } = deps;
  const { now, resolveRoute } = platform;
  const fetch = network.fetchFor(() => accounts.resolve());
  /** What the app's own requests to this host are checked against. */
  const casFor = (host: string): string[] | undefined => {
    const own = authoritiesOf(accounts.view().connection);
    return own?.hosts.includes(host) === true ? [...(cas() ?? defaultCas()), own.pem] : cas();
  };
  const doctor = createDoctor({
    connection: () => accounts.resolve(),
    authBase,
    test: () => accounts.test(accounts.view().connection),
    request: (url) => fetchAnswer({ fetch, schedule: network.schedule }, url),
    route: resolveRoute,
    ...createProbes({
      cas: casFor,
      admitted: (proxy, open) => admitted(network.access, proxy, open),
    }),
    lookup: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
    token: () => accounts.current().token(),
    onProgress: (progress) => events.publish('doctor.changed', progress),
    platform: info.platform,
    now,
  });
  let servers = serversOf(accounts.view().connection);
  const stop = events.subscribe((event) => {
    if (event !== 'connection.changed') return;
    const { connection } = accounts.view();
    const next = serversOf(connection);
    // What the chat is like may change too; only another server has to do with who is signed in.
    if (next !== servers) timeline.note('connection.changed', { to: connection.kind });
    servers = next;
  });
  return {
    ...createDiagnostics({
      timeline,
      auth: () => shown(accounts.current().state()),
      vault: () => accounts.current().vaultInfo(),
      connection: () => accounts.view().connection,
      info,
      doctor,
      now,
    }),
    dispose: stop,
  };
}
