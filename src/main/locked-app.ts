/**
 * The whole app while the policy cannot be relied on: a page that says so. Vault, servers, histories and accounts are not even
 * built, so that there is nothing to reach and nothing is changed.
 */
import { join } from 'node:path';
import { methodNames, type AppInfo, type MethodName, type Settings } from '../shared/desktop-api.ts';
import { LatchkeyError } from '../shared/errors.ts';
import type { PolicyProblem, PolicyView } from '../shared/policy.ts';
import { say } from '../shared/texts/say.ts';
import type { Workspace } from './compose-workspace.ts';
import { createEvents } from './events.ts';
import { createAssets } from './gateway/assets.ts';
import { createGateway } from './gateway/gateway.ts';
import { createRouter, type Handlers } from './ipc/router.ts';
import type { Log } from './platform.ts';
import { openSettingsFile } from './settings/settings-file.ts';
import { createSettingsStore } from './settings/settings-store.ts';

/** What a host needs of a workspace to serve its pages. */
export type ServedPages = Pick<Workspace, 'gateway' | 'router' | 'events' | 'origins' | 'microphone' | 'hosted'>;

export type RefusedPolicy = Extract<PolicyView, { status: 'refused' }>;

export interface LockedAppDeps {
  info: AppInfo;
  view: RefusedPolicy;
  /** Reads the policy again. */
  read(): Promise<PolicyView>;
  /** It is in order now. The page is told when this has resolved. */
  onUnlocked(view: PolicyView): Promise<void>;
  origins: { shell: string; chat: string };
  rendererDir: string;
  /** Language and colours of whoever uses it. */
  settings: Settings;
  systemLanguages: readonly string[];
  onReady(): void;
  log: Log;
}

export function createLockedApp(deps: LockedAppDeps): ServedPages {
  const { info, origins, settings, log } = deps;
  let { view } = deps;
  tellLog(log, view.problems);
  const refuse = (): never => {
    throw new LatchkeyError('policy.denied', say('policy', 'locked'));
  };
  const open: Partial<Handlers> = {
    'app.info': () => info,
    'app.ready': () => {
      deps.onReady();
      return null;
    },
    'settings.get': () => settings,
    'policy.get': () => view,
    'policy.check': async () => {
      const now = await deps.read();
      if (now.status === 'refused') {
        view = now;
        tellLog(log, now.problems);
      } else await deps.onUnlocked(now);
      return { view: now };
    },
  };
  const handlers = Object.fromEntries(methodNames.map((name: MethodName) => [name, open[name] ?? refuse])) as unknown as Handlers;
  const assets = createAssets({
    root: deps.rendererDir,
    origins,
    colorScheme: () => settings.colorScheme,
    language: () => settings.language,
    systemLanguages: deps.systemLanguages,
    chat: () => ({ uploads: 'none', streamUploads: false, options: {} }),
  });
  return {
    gateway: createGateway({
      assets: (page, request) => (page === 'shell' ? assets(page, request) : Promise.resolve(undefined)),
      relay: refuse,
      files: () => Promise.resolve(refuse()),
      shellFiles: () => Promise.resolve(refuse()),
      log,
    }),
    router: createRouter({ handlers, shellOrigin: origins.shell, log }),
    events: createEvents(),
    origins,
    microphone: () => false,
    hosted: () => false,
  };
}

/** What a profile remembers of how its pages look; nothing is written. */
export function readSettingsOf(profileDir: string, log: Log): Settings {
  const file = openSettingsFile(join(profileDir, 'settings.json'));
  return createSettingsStore({ file: { read: file.read, write: () => undefined, keepAside: () => undefined }, log }).read().settings;
}

function tellLog(log: Log, problems: readonly PolicyProblem[]): void {
  for (const { source, kind, line, key } of problems.slice(0, 20)) log.error('policy.refused', { source, kind, line, key });
}
