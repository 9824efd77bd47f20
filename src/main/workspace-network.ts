/** The way of one workspace to its servers: the proxies that all share, and what stands between it and them. */
import type { ResolvedConnection } from '../shared/connection.ts';
import type { NetworkState, Obstacle } from '../shared/network.ts';
import type { Auth } from './auth/auth.ts';
import { connectionFetch } from './connection-fetch.ts';
import type { Events } from './events.ts';
import type { Connectivity } from './net/connectivity.ts';
import type { ProxyAccess } from './net/proxy-access.ts';
import { patientSchedule } from './patient-schedule.ts';
import type { Dispose, Fetch, Platform } from './platform.ts';
import { schedule } from './schedule.ts';

/** Mozilla's page for this: plain http for good, and what Firefox itself opens. */
const portalPage = 'http://detectportal.firefox.com/canonical.html';

export interface NetworkPart {
  access: ProxyAccess;
  state(): NetworkState;
  openPortal(): Promise<unknown>;
  now(): number;
}

export interface WorkspaceNetwork extends NetworkPart {
  /** The `fetch` for a connection's servers. @param watched false: for one that is only tried */
  fetchFor(resolve: () => Promise<ResolvedConnection>, watched?: boolean): Fetch;
  /** For limits on how long a server may take. */
  schedule: typeof schedule;
  dispose: Dispose;
}

export interface WorkspaceNetworkDeps {
  platform: Platform;
  access: ProxyAccess;
  /** The language in force, as a BCP 47 tag. */
  language?: (() => string) | undefined;
  events: Events;
  /** Both are told when what failed may work now. */
  auth(): Pick<Auth, 'onNetworkBack'>;
  connectivity(): Pick<Connectivity, 'now'>;
}

export function createWorkspaceNetwork({ platform, access, language, events, auth, connectivity }: WorkspaceNetworkDeps): WorkspaceNetwork {
  let obstacle: Obstacle | null = null;
  const state = (): NetworkState => ({ ...access.view(), obstacle });
  const tell = (): void => events.publish('network.changed', state());

  function onWayOpen(): void {
    auth().onNetworkBack();
    connectivity().now();
  }

  function onObstacle(found: Obstacle | undefined): void {
    const next = found ?? null;
    if (JSON.stringify(next) === JSON.stringify(obstacle)) return;
    obstacle = next;
    tell();
  }

  const stop = [
    access.onChange((change) => {
      if (change === 'answered' && obstacle?.kind === 'proxy') obstacle = null;
      tell();
      if (change === 'answered') onWayOpen();
    }),
    // Another server, or other authorities for the same one: what stood in the way is to be found anew.
    events.subscribe((event) => {
      if (event !== 'connection.changed') return;
      onObstacle(undefined);
      onWayOpen();
    }),
  ];
  return {
    access,
    state,
    now: platform.now,
    openPortal: () => platform.openExternal(portalPage),
    fetchFor: (resolve, watched = true) => connectionFetch({ fetch: platform.fetch, resolve, language, onObstacle: watched ? onObstacle : undefined }),
    schedule: patientSchedule(schedule, access),
    dispose: () => stop.forEach((end) => void end()),
  };
}
