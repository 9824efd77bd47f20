/** The web host: both pages on two loopback ports, and a `Platform` from plain Node. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compose } from './compose.ts';
import type { Flags } from './app/flags.ts';
import { isOnBattery } from './app/power.web.ts';
import { watchForWake } from './app/wake.web.ts';
import { schedule } from './schedule.ts';
import { forkNodeChild } from './fork.web.ts';
import { createServerProcess } from './local-server/server-process.ts';
import { openLog } from './log-file.ts';
import { askNetworkManager, createMetered } from './net/metered.ts';
import { readEnvironmentProxy } from './net/environment-proxy.ts';
import { createProxyAccess } from './net/proxy-access.ts';
import { createProxyHealth, createRoute } from './net/proxy-rules.ts';
import { createUpstreamFetch } from './net/upstream-fetch.ts';
import { appVersion } from './settings/branding.ts';
import { vaultsOf } from './vaults.ts';
import { openWebHome } from './homes.web.ts';
import { createKeytarProcess } from './vault/keytar-process.ts';
import { externalUrl } from './window/window-policy.ts';

export interface RunningWebHost {
  /** The address with its one-time key. */
  url: string;
  openBrowser(): void;
  stop(): Promise<void>;
}

export interface WebHostOptions {
  flags: Flags;
  profileDir: string;
  /** The entry's folder, `out/main`. */
  mainDir: string;
}

/** @throws LatchkeyError with one sentence when a port cannot be had. */
export async function runWebHost({ flags, profileDir, mainDir }: WebHostOptions): Promise<RunningWebHost> {
  const { log, close: closeLog } = openLog(profileDir);
  const environment = readEnvironmentProxy(process.env);
  const resolveProxy = (target: string): Promise<string> => Promise.resolve(environment.resolve(target));
  const proxyAccess = createProxyAccess(environment.logins);
  const health = createProxyHealth(() => performance.now());
  const upstream = createUpstreamFetch({ resolveProxy, access: proxyAccess, health });
  const publicOnly = createUpstreamFetch({ resolveProxy, access: proxyAccess, health, publicOnly: true });
  const keytar = createKeytarProcess(() => forkNodeChild(join(mainDir, 'keytar-child.js'), []));
  /** The address that a person asked for is that of the workspace that the run begins with. */
  let port = flags.port;
  const app = compose(
    {
      host: 'web',
      profileDir,
      appVersion,
      languages: [Intl.DateTimeFormat().resolvedOptions().locale],
      runtime: { node: process.versions.node },
      fetch: upstream.fetch,
      fetchPublic: publicOnly.fetch,
      proxyAccess,
      resolveRoute: createRoute(resolveProxy, health),
      vaults: vaultsOf({ profileDir, namedProfile: flags.profile !== undefined, loadKeytar: () => Promise.resolve(keytar) }),
      startServer: ({ dataDir }) => createServerProcess(forkNodeChild(join(mainDir, 'server.js'), ['--data', dataDir]), schedule),
      openExternal: (text) => {
        const url = externalUrl(text);
        if (url !== undefined) openInBrowser(url);
        return Promise.resolve(url !== undefined);
      },
      onWake: (listener) => watchForWake(listener, Date.now),
      onBattery: isOnBattery,
      onMetered: createMetered({ ask: askNetworkManager }),
      log,
      now: Date.now,
    },
    {
      async openHome() {
        const home = await openWebHome(port, () => app.words.get(), log);
        port = 0;
        return home;
      },
      // A browser goes to the addresses it is given.
      anyChatHost: false,
      rendererDir: join(mainDir, '../renderer'),
      historyWorker: join(mainDir, 'history-worker.js'),
      forkHistory: () => forkNodeChild(join(mainDir, 'history-worker.js'), []),
      connection: flags.connection,
      serverAfterFirstScreen: false,
      onReady: () => log.info('app.ready'),
      onColorScheme: () => undefined,
    },
  );
  const { url = '' } = await app.start().catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  log.info('app.started', { host: 'web', version: appVersion });

  return {
    url,
    openBrowser: () => void app.show().then((shown) => openInBrowser(shown.url ?? '')),
    async stop() {
      await Promise.allSettled([app.stop(), upstream.dispose(), publicOnly.dispose()]);
      void keytar.dispose();
      closeLog();
    },
  };
}

/** Hands a checked address to the system's browser; a machine without one only keeps the printed link. */
function openInBrowser(url: string): void {
  const [command, args] =
    process.platform === 'darwin' ? ['open', [url]] : process.platform === 'win32' ? ['explorer.exe', [url]] : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
