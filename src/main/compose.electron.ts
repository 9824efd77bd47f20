/** The Electron host: windows with the `app://` pages, and a `Platform` from Electron's modules. */
import { app, BrowserWindow, nativeTheme, powerMonitor } from 'electron';
import { join, resolve } from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { createHeapRest } from '../shared/heap-rest.ts';
import type { Flags } from './app/flags.ts';
import { readLaunch } from './app/launch-args.ts';
import { loadKeytar } from './vault/load-keytar.ts';
import { createKeytarProcess } from './vault/keytar-process.ts';
import { createRecoveringKeytar } from './vault/recovering-keytar.ts';
import { openSafeStorageVault } from './vault/safe-storage.electron.ts';
import { schedule } from './schedule.ts';
import { compose } from './compose.ts';
import { watchCrashes } from './crash/watch-crashes.electron.ts';
import { createDesktop } from './desktop.electron.ts';
import { createHomes, sessionOf, sweepPartitions } from './homes.electron.ts';
import { forkUtilityChild } from './fork.electron.ts';
import { createServerProcess } from './local-server/server-process.ts';
import { openLog } from './log-file.ts';
import { openCrashes, watchFaults } from './open-crashes.ts';
import { askNetworkManager, createMetered } from './net/metered.ts';
import { readEnvironmentProxy } from './net/environment-proxy.ts';
import { answerLogins } from './net/login.electron.ts';
import { createProxyAccess } from './net/proxy-access.ts';
import { createProxyHealth, createRoute } from './net/proxy-rules.ts';
import { createUpstreamFetch } from './net/upstream-fetch.ts';
import { readLicenses } from './app/licenses.ts';
import { memoryOfApp } from './performance/memory.electron.ts';
import type { Platform } from './platform.ts';
import type { PolicyView } from '../shared/policy.ts';
import { createLimits } from './policy/limits.ts';
import { casOf, proxySettingOf } from './policy-network.ts';
import { branding } from './settings/branding.ts';
import type { ProfileData } from './profile-data/open-profile-data.ts';
import { createElectronUpdates } from './updates.electron.ts';
import { vaultsOf } from './vaults.ts';
import { firstWorkspaceId } from './workspace-entry.ts';
import { openExternal } from './window/main-window.electron.ts';
import { followFocus, setApplicationMenu } from './window/menu.electron.ts';
import { readZoom } from './window/zoom.ts';

/** Longest that what comes after the first screen waits for it, and how long that screen is let alone, ms. */
const firstScreenPatienceMs = 2_000;
const afterFirstScreenMs = 250;

const origins = { shell: 'app://shell', chat: 'app://chat' } as const;

export interface ElectronHostOptions {
  flags: Flags;
  profileDir: string;
  /** The entry's folder, `out/main`: a chunk's own is another one. */
  mainDir: string;
  /** What the organisation has set. */
  policy: PolicyView;
  /** The profile, which may be used. */
  data: ProfileData;
}

export interface ElectronHost {
  /** A link of our scheme, from wherever the system had it; anybody can have made it up. */
  openLink(link: string): void;
  /** The first screen can be used, or should have been long ago. */
  firstScreen: Promise<void>;
}

/** Runs the app after `ready`; returns when its window is being opened. */
export function runElectronHost({ flags, profileDir, mainDir, policy, data }: ElectronHostOptions): ElectronHost {
  const runtime = { electron: process.versions.electron, chrome: process.versions.chrome, node: process.versions.node };
  const crashes = openCrashes(profileDir, app.getVersion(), runtime);
  const { log, close: closeLog } = openLog(profileDir);
  watchFaults(crashes);
  watchCrashes(crashes, () => quitting, log);
  const pages = sessionOf(firstWorkspaceId);
  const limits = createLimits(policy);
  const setProxy = proxySettingOf(limits.policy);
  const proxySet = setProxy === undefined ? Promise.resolve() : pages.setProxy(setProxy);
  const resolveProxy = (url: string): Promise<string> => proxySet.then(() => pages.resolveProxy(url));
  const cas = casOf(limits.policy, log);
  const proxyAccess = createProxyAccess(readEnvironmentProxy(process.env).logins);
  const health = createProxyHealth(() => performance.now());
  const upstream = createUpstreamFetch({ resolveProxy, access: proxyAccess, health, cas });
  const publicOnly = createUpstreamFetch({ resolveProxy, access: proxyAccess, health, cas, publicOnly: true });
  answerLogins(proxyAccess);
  const freshKeytar = createKeytarProcess(() => forkUtilityChild(join(mainDir, 'keytar-child.js'), [], `${branding.name} keychain`));
  let announced = false;
  let showFirstScreen: () => void = () => undefined;
  const firstScreen = Promise.race([new Promise<void>((resolve) => (showFirstScreen = resolve)), new Promise<void>((resolve) => schedule(resolve, firstScreenPatienceMs))]);

  const startedAt = process.getCreationTime();
  const platform: Platform = {
    host: 'electron',
    profileDir,
    appVersion: app.getVersion(),
    languages: app.getPreferredSystemLanguages(),
    runtime,
    crashes,
    fetch: upstream.fetch,
    fetchPublic: publicOnly.fetch,
    proxyAccess,
    resolveRoute: createRoute(resolveProxy, health),
    vaults: vaultsOf({
      profileDir,
      namedProfile: flags.profile !== undefined,
      loadKeytar: () => loadKeytar().then((keytar) => createRecoveringKeytar(keytar, freshKeytar)),
      openSafeStorage: () => openSafeStorageVault(profileDir),
    }),
    startServer: ({ dataDir, environment }) =>
      createServerProcess(forkUtilityChild(join(mainDir, 'server.js'), ['--data', dataDir], `${branding.name} server`, environment), schedule),
    openExternal,
    linksWork: () => app.isDefaultProtocolClient(branding.scheme),
    onWake(listener) {
      powerMonitor.on('resume', listener);
      powerMonitor.on('unlock-screen', listener);
      return () => {
        powerMonitor.off('resume', listener);
        powerMonitor.off('unlock-screen', listener);
      };
    },
    onBattery: () => powerMonitor.isOnBatteryPower(),
    onMetered: createMetered({ ask: askNetworkManager }),
    log,
    now: Date.now,
    ...(startedAt === null ? {} : { startedAt }),
    memoryMb: memoryOfApp,
    licenses: () => readLicenses(join(mainDir, '../../licenses/THIRD-PARTY.txt')),
  };
  const updates = createElectronUpdates({ profileDir, version: app.getVersion(), data, limits, fetch: upstream.fetch, platform, core: () => core, log });
  let quitting = false;
  let quiet = flags.hidden === true;
  const homes = createHomes({
    origins,
    quickAllowed: limits.has('quickEntry'),
    mainDir,
    log,
    stored: () => core.settings.read().windows ?? [],
    store: (windows) => void core.settings.update({ windows }),
    zoom: { get: () => readZoom(core.settings.read().zoom), set: (zoom) => void core.settings.update({ zoom }) },
    isQuitting: () => quitting,
    staysInTray: () => desktop.staysInTray(),
    isQuiet: () => quiet,
    onWatched: (workspace, threadId) => core.unread.read(workspace, threadId),
    isSignedIn: (workspace) => core.isSignedIn(workspace),
    onSession: (pages) => desktop.addSession(pages),
    words: () => core.words.get().texts,
  });
  const core = compose(platform, {
    openHome: (id) => homes.open(id),
    anyChatHost: true,
    rendererDir: join(mainDir, '../renderer'),
    historyWorker: join(mainDir, 'history-worker.js'),
    forkHistory: () => forkUtilityChild(join(mainDir, 'history-worker.js'), [], `${branding.name} history`),
    // Never in a package, where a variable must not loosen the pages' policy.
    devServer: app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
    policy,
    connection: flags.connection,
    serverAfterFirstScreen: true,
    onReady() {
      if (announced) return;
      announced = true;
      showFirstScreen();
      updates.ready();
      process.stdout.write(`${branding.name} is ready\n`);
      // Not in the moment in which a person begins to type: it asks other programs, and to start one takes main some 30 ms.
      schedule(() => void desktop.start(), afterFirstScreenMs);
      createHeapRest({ ...v8, ...vm }).keepSmall(schedule);
    },
    onColorScheme: (scheme) => (nativeTheme.themeSource = scheme),
    desktop: { view: () => desktop.view(), set: (change) => desktop.set(change) },
    updates: updates.part,
    onReply: (reply) => desktop.onReply(reply),
    onUnread: () => desktop.onUnread(),
    onThreadLink: (id) => void started.then(() => core.whoHas(id)).then((workspace) => homes.windows.openThread(workspace, id)),
  });
  const desktop = createDesktop({ core, homes, icons: join(mainDir, '../../resources/icons'), profile: flags.profile, limit: limits.desktop, quickAllowed: limits.has('quickEntry'), log });

  sweepPartitions(profileDir, (core.settings.read().workspaces ?? []).map(({ id }) => id));
  nativeTheme.themeSource = core.settings.read().settings.colorScheme;
  const others = core.settings.read().windows?.slice(1) ?? [];
  const started = (quiet ? desktop.start() : Promise.resolve())
    .then(async () => {
      // Without a tray nobody could find what is hidden.
      quiet &&= desktop.view().trayPossible && desktop.view().settings.tray;
      await core.start();
      for (const window of others) if (await core.run(window.workspace)) homes.windows.openStored(window);
      quiet = false;
    })
    .catch(() => log.error('window.open_failed'));
  /** What is no file, like the app's own folder in development, is left out. */
  async function openFiles(paths: readonly string[], folder: string): Promise<void> {
    const files = await core.offerFiles(paths.map((path) => resolve(folder, path)));
    await started;
    if (files.length > 0) homes.windows.takeFiles(files);
  }
  const openLink = (link: string): void => void core.openDeepLink(link).catch(() => log.warn('deep_link.failed'));
  // On Linux the package's desktop entry does it, and what the app wrote into somebody's own list would stay there after the package; a
  // portable folder has none, and signs in through a port of this computer. Elsewhere the app does it itself.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(branding.scheme);
  const setMenu = (): void => setApplicationMenu({ name: branding.name, texts: core.words.get().texts, off: limits.policy.disable, invoke: (command) => homes.command(command), act: (command) => homes.act(command) });
  void Promise.all([core.words.ready, firstScreen]).then(() => {
    setMenu();
    core.words.subscribe(setMenu);
  });
  followFocus();
  log.info('app.started', { host: 'electron', version: app.getVersion() });

  app.on('second-instance', (_event, args, folder) => {
    const { links, paths, quick } = readLaunch(args, branding.scheme);
    // For desktops where only the desktop itself can give out keys (Wayland).
    if (quick) homes.quick.toggle();
    else homes.windows.focus();
    links.forEach(openLink);
    void openFiles(paths, folder);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openFiles([path], '/');
  });
  void openFiles(readLaunch(process.argv, branding.scheme).paths, process.cwd());
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) homes.windows.focus();
  });
  app.on('before-quit', () => {
    homes.windows.save();
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    desktop.dispose();
    void Promise.allSettled([core.stop(), upstream.dispose(), publicOnly.dispose()]).then(async () => {
      // Nothing is open any more.
      const leave = (await updates.finish()) ?? (() => app.quit());
      stopped = true;
      void freshKeytar.dispose();
      crashes.end();
      closeLog();
      // Not in this event's own microtasks: Electron still counts itself as quitting there and would ignore the call.
      setImmediate(leave);
    });
  });

  return { openLink, firstScreen };
}
