/** The web host: both pages on two loopback ports, and a `Platform` from plain Node. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { PolicyView } from '../shared/policy.ts';
import { loadTexts } from '../shared/texts/load-texts.ts';
import { compose, type App } from './compose.ts';
import type { Home } from './home.ts';
import type { Flags } from './app/flags.ts';
import { ownVersion } from './app/own-version.ts';
import { isOnBattery } from './app/power.web.ts';
import { watchForWake } from './app/wake.web.ts';
import { schedule } from './schedule.ts';
import { forkNodeChild } from './fork.web.ts';
import { createServerProcess } from './local-server/server-process.ts';
import { createLockedApp, readSettingsOf, type RefusedPolicy } from './locked-app.ts';
import { openLog } from './log-file.ts';
import { openCrashes, watchFaults } from './open-crashes.ts';
import { askNetworkManager, createMetered } from './net/metered.ts';
import { readEnvironmentProxy } from './net/environment-proxy.ts';
import { createProxyAccess } from './net/proxy-access.ts';
import { createProxyHealth, createRoute } from './net/proxy-rules.ts';
import { createUpstreamFetch } from './net/upstream-fetch.ts';
import type { Platform } from './platform.ts';
import { createLimits } from './policy/limits.ts';
import { casOf, resultOfRules } from './policy-network.ts';
import { branding } from './settings/branding.ts';
import { vaultsOf } from './vaults.ts';
import { openWebHome } from './homes.web.ts';
import { createKeytarProcess } from './vault/keytar-process.ts';
import { createMainWords, type MainWords, type WordsNow } from './words.ts';
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
  /** What the organisation has set, as it is now. */
  readPolicy(): Promise<PolicyView>;
  /** The first screen can be used. */
  onReady?(): void;
}

/** @throws LatchkeyError with one sentence when a port cannot be had. */
export async function runWebHost({ flags, profileDir, mainDir, readPolicy, onReady }: WebHostOptions): Promise<RunningWebHost> {
  const runtime = { node: process.versions.node };
  const crashes = openCrashes(profileDir, ownVersion, runtime);
  const { log, close: closeLog } = openLog(profileDir);
  const unwatch = watchFaults(crashes);
  const environment = readEnvironmentProxy(process.env);
  const policy = await readPolicy();
  /** What holds once there is one that can be relied on. */
  let { policy: set } = createLimits(policy);
  const resolveProxy = (target: string): Promise<string> => Promise.resolve(set.proxy?.rules === undefined ? environment.resolve(target) : resultOfRules(set.proxy.rules, target));
  const cas = (): string[] | undefined => casOf(set, log)();
  const proxyAccess = createProxyAccess(environment.logins);
  const health = createProxyHealth(() => performance.now());
  const upstream = createUpstreamFetch({ resolveProxy, access: proxyAccess, health, cas });
  const publicOnly = createUpstreamFetch({ resolveProxy, access: proxyAccess, health, cas, publicOnly: true });
  const keytar = createKeytarProcess(() => forkNodeChild(join(mainDir, 'keytar-child.js'), []));
  const english = createMainWords({ choice: () => 'en', system: [], load: loadTexts });
  const rendererDir = join(mainDir, '../renderer');
  const platform: Platform = {
    host: 'web',
    profileDir,
    appVersion: ownVersion,
    languages: [Intl.DateTimeFormat().resolvedOptions().locale],
    runtime,
    crashes,
    fetch: upstream.fetch,
    fetchPublic: publicOnly.fetch,
    proxyAccess,
    resolveRoute: createRoute(resolveProxy, health),
    vaults: vaultsOf({ profileDir, namedProfile: flags.profile !== undefined, loadKeytar: () => Promise.resolve(keytar) }),
    startServer: ({ dataDir, environment: env }) => createServerProcess(forkNodeChild(join(mainDir, 'server.js'), ['--data', dataDir], env), schedule),
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
  };
  /** The address that a person asked for is that of the workspace that the run begins with. */
  let port = flags.port;
  /** Where a locked run was shown, which the first workspace takes over. */
  let lockedHome: Home | undefined;
  let app: App | undefined;
  let lockedWords: MainWords | undefined;
  const wordsNow = (): WordsNow => (app?.words ?? lockedWords ?? english).get();

  async function openHome(): Promise<Home> {
    const home = lockedHome ?? (await openWebHome(port, wordsNow, log));
    lockedHome = undefined;
    port = 0;
    return home;
  }

  async function begin(policy: PolicyView): Promise<string> {
    ({ policy: set } = createLimits(policy));
    const begun = compose(platform, {
      openHome,
      // A browser goes to the addresses it is given.
      anyChatHost: false,
      rendererDir,
      historyWorker: join(mainDir, 'history-worker.js'),
      forkHistory: () => forkNodeChild(join(mainDir, 'history-worker.js'), []),
      policy,
      connection: flags.connection,
      serverAfterFirstScreen: false,
      onReady() {
        log.info('app.ready');
        onReady?.();
      },
      onColorScheme: () => undefined,
    });
    app = begun;
    const { url = '' } = await begun.start().catch(async (error: unknown) => {
      await begun.stop();
      throw error;
    });
    log.info('app.started', { host: 'web', version: ownVersion });
    return url;
  }

  async function lock(view: RefusedPolicy): Promise<string> {
    const settings = readSettingsOf(profileDir, log);
    lockedWords = createMainWords({ choice: () => settings.language, system: platform.languages, load: loadTexts });
    const home = await openHome();
    lockedHome = home;
    const { host, runtime, languages } = platform;
    home.serve(
      createLockedApp({
        info: { name: branding.name, version: ownVersion, scheme: branding.scheme, host, platform: process.platform, runtime },
        view,
        read: readPolicy,
        async onUnlocked(policy) {
          await begin(policy);
        },
        origins: home.origins,
        rendererDir,
        settings,
        systemLanguages: languages,
        onReady: () => undefined,
        log,
      }),
    );
    return (await home.show()).url ?? '';
  }

  const url = policy.status === 'refused' ? await lock(policy) : await begin(policy);

  return {
    url,
    openBrowser: () => void (app ?? lockedHome)?.show().then((shown) => openInBrowser(shown.url ?? '')),
    async stop() {
      await Promise.allSettled([app?.stop(), lockedHome?.close(), upstream.dispose(), publicOnly.dispose()]);
      void keytar.dispose();
      unwatch();
      crashes.end();
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
