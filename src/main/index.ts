/** Electron entry: the steps that must come before `ready`, in order; everything else is in `compose.electron.ts`. */
import { app, Menu, protocol } from 'electron';
import { DamagedCode, damageOfNatives, damageOfRest, tellDamage } from './app/archive-check.electron.ts';
import type { ElectronHost } from './compose.electron.ts';
import { readLaunch } from './app/launch-args.ts';
import { parseFlags } from './app/flags.ts';
import { rememberGraphics } from './app/graphics.electron.ts';
import { openProfile } from './app/profile.ts';
import { allowVariable, refusedSwitch } from './app/switches.ts';
import { openProfileData } from './profile-data/open-profile-data.ts';
import { compareVersions } from './updates/feed/version.ts';
import { takeBackStart } from './updates/install/start-file.ts';
import { readPolicy } from './policy/read-policy.ts';
import { branding } from './settings/branding.ts';

/** A usage or environment error: one sentence, no window, no stack, and nothing that this version could help. */
function refuse(message: string): never {
  takeBackStart(process.execPath);
  return fail(message);
}

/** A link leads nowhere while nobody can sign in. */
const nowhere: ElectronHost = { openLink: () => undefined, firstScreen: Promise.resolve() };

/** One sentence, no window, no stack. */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  app.exit(1);
  process.exit(1);
}

function start(): void {
  // Every certificate is checked, here and in every process that is started.
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  // Chromium would write the keys of every connection there, when its network comes up.
  delete process.env['SSLKEYLOGFILE'];
  // Before Chromium listens to anybody or starts a page: that is after this script.
  const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1), process.platform, process.env[allowVariable]) : undefined;
  if (refused !== undefined) refuse(`${branding.name} does not start with --${refused}, which would weaken its protection. Start it without, or see SECURITY.md, “Command line”.`);
  const parsed = parseFlags(process.argv.slice(1));
  if (!parsed.ok) refuse(parsed.message);

  app.setName(branding.name);
  let profileDir: string;
  try {
    profileDir = openProfile(parsed.flags.profile ?? app.getPath('userData'));
  } catch (error) {
    refuse((error as Error).message);
  }
  // Before the lock: it is taken per profile folder.
  app.setPath('userData', profileDir);
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write(`${branding.name} is already running; its window was brought to the front.\n`);
    takeBackStart(process.execPath);
    app.exit(0);
    return;
  }

  rememberGraphics(profileDir);
  // Spares the making of Electron's own menu, whose keys reload pages and open their tools.
  Menu.setApplicationMenu(null);

  // May be called once only, and only before `ready`.
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
  // Every renderer sandboxed, also those that no code of ours creates. Root cannot have the sandbox and asks for none.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  // macOS hands links over as events, the first one before anything is ready.
  const waiting = [...readLaunch(process.argv, branding.scheme).links];
  let open = (link: string): void => void waiting.push(link);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(link);
  });

  const { flags } = parsed;
  const composing = import('./compose.electron.ts');
  const looking = damageOfNatives();
  const readingPolicy = readPolicy(branding);
  const onProblem = (event: string, code: string): void => void process.stderr.write(`${event} ${code}\n`);
  // Before anything looks into the profile: it may be one of a newer version, or of one that did not work.
  const openingData = openProfileData({ profileDir, version: app.getVersion(), compareVersions, now: Date.now, onProblem });
  openingData.catch(() => undefined);
  app
    .whenReady()
    .then(() => Promise.all([composing, looking]))
    .then(async ([{ runElectronHost }, damage]) => {
      if (damage !== undefined) {
        await tellDamage(damage);
        return nowhere;
      }
      const [policy, found] = await Promise.all([readingPolicy, openingData]);
      if (found.status === 'newer') {
        const { runNewerElectron } = await import('./compose-newer.electron.ts');
        await runNewerElectron({ found, profileDir, mainDir: import.meta.dirname });
        return nowhere;
      }
      if (policy.status !== 'refused') return runElectronHost({ flags, profileDir, mainDir: import.meta.dirname, policy, data: found.data });
      const { runLockedElectron } = await import('./compose-locked.electron.ts');
      runLockedElectron({ view: policy, read: () => readPolicy(branding), profileDir, mainDir: import.meta.dirname });
      return nowhere;
    })
    .then((host) => {
      open = host.openLink;
      waiting.forEach(open);
      void host.firstScreen.then(damageOfRest).then((damage) => (damage === undefined ? undefined : tellDamage(damage)));
    })
    .catch((error: unknown) => error instanceof DamagedCode || fail(error instanceof Error ? error.message : String(error)));
}

start();
