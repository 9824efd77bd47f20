/** The app’s side of updates with a server of the test’s own; import it and every test has fresh ones. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, onTestFinished } from 'vitest';
import type { UpdateView } from '../../../../src/shared/updates.ts';
import { createUpstreamFetch } from '../../../../src/main/net/upstream-fetch.ts';
import type { Installer } from '../../../../src/main/updates/install/installer.ts';
import { openMemory } from '../../../../src/main/updates/memory.ts';
import { createUpdates, type Updates, type UpdatesDeps } from '../../../../src/main/updates/updates.ts';
import { createManualClock, type ManualClock } from '../../../support/manual-clock.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { startUpdateServer, type UpdateServer } from '../../../support/update-server.ts';

const upstream = createUpstreamFetch();
export let server: UpdateServer;
export let folder: string;
export let clock: ManualClock;

beforeEach(async () => {
  server = await startUpdateServer();
  folder = mkdtempSync(join(tmpdir(), 'latchkey-updates-'));
  clock = createManualClock();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => upstream.dispose());

export interface Opened extends Updates {
  views: UpdateView[];
  prepared: string[];
  installed: string[];
}

/** The app with its own memory in the folder; opened again it is the next run. */
export function open(change: Partial<UpdatesDeps> = {}): Opened {
  const [views, prepared, installed]: [UpdateView[], string[], string[]] = [[], [], []];
  const installer: Installer = {
    kind: 'zip',
    how: 'restart',
    roomFor: () => 0,
    prepare: async (file) => void prepared.push(file),
    install: async (version) => (installed.push(version), true),
  };
  const updates = createUpdates({
    off: undefined,
    current: '1.0.0',
    product: 'app.latchkey.desktop',
    platform: 'linux-x64',
    feedUrl: server.url,
    keys: [server.key.publicKey],
    channel: { get: () => 'stable', set: () => undefined, locked: false },
    installer,
    folder: join(folder, 'updates'),
    memory: openMemory(join(folder, 'updates', 'state.json'), () => undefined),
    fetch: upstream.fetch,
    now: clock.now,
    random: () => 0.5,
    schedule: clock.schedule,
    spare: () => undefined,
    room: () => Promise.resolve(2 ** 40),
    language: () => 'en',
    onChange: (view) => void views.push(view),
    log: quietLog(),
    ...change,
  });
  onTestFinished(() => updates.stop());
  return { ...updates, views, prepared, installed };
}

/** A look that is cut off in the middle of a package. */
export async function cutOff(path: string): Promise<UpdateView['state']> {
  const file = server.files.get(path)!;
  file.stallAfter = 100_000;
  const { state } = await open({ onChange: ({ state: now }) => (now.kind === 'downloading' && now.done > 0 ? server.cut() : undefined) }).check();
  delete file.stallAfter;
  return state;
}

export const left = (): string[] => readdirSync(join(folder, 'updates')).filter((name) => name !== 'state.json');
export const feedFile = 'stable/linux-x64.json';
export const zipFile = 'stable/Latchkey-linux-x64-1.1.0.zip';

