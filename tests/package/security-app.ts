/** The packaged app, unpacked where an ordinary user can run it, with eyes on what it hands to other programs. */
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import type { CDPSession, Frame } from '@playwright/test';
import { afterAll, beforeAll, expect } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { signUp } from '../e2e/support/actions.ts';
import { person } from '../e2e/support/fixtures.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { createHome, processesOf, type AppProcess, type Home } from './ordinary-user.ts';
import { asarFiles, makePackages, sharedFolder, type MadePackages } from './packages.ts';

const branding = readBranding();

export interface UnpackedApp {
  made: MadePackages;
  /** Entered by anybody; gone after `dispose`. */
  folder: string;
  executable: string;
  home: Home;
  /** What the system was asked to open: links that went to a browser, mail program or any other. */
  handedOut(): string[];
  start(args?: readonly string[]): Promise<RemoteApp>;
  processes(): AppProcess[];
  /** The app's log so far. */
  log(): string;
  dispose(): void;
}

/** Unpacks the package for `nobody`. The one program that the system opens links with only writes down what it got. */
export function unpackApp(name: string, made: MadePackages = makePackages()): UnpackedApp {
  const folder = sharedFolder(name);
  const place = join(folder, 'app');
  cpSync(made.folder, place, { recursive: true });
  // As the .deb installs it; Chromium falls back to it where the kernel lets nobody make user namespaces.
  chmodSync(join(place, 'chrome-sandbox'), 0o4755);
  const programs = join(folder, 'bin');
  mkdirSync(programs, { mode: 0o755 });
  const opened = join(folder, 'opened');
  writeFileSync(opened, '', { mode: 0o666 });
  chmodSync(opened, 0o666);
  for (const program of ['xdg-open', 'gio', 'xdg-email', 'xterm']) {
    writeFileSync(join(programs, program), `#!/bin/sh\necho "$@" >> ${opened}\n`, { mode: 0o755 });
  }
  const home = createHome(folder, { PATH: `${programs}:/usr/local/bin:/usr/bin:/bin` });
  const executable = join(place, branding.slug);
  return {
    made,
    folder,
    executable,
    home,
    handedOut: () => readFileSync(opened, 'utf8').split('\n').filter(Boolean),
    start: (args = []) => home.start([executable, '--profile', home.profile, ...args]),
    processes: () => processesOf(executable),
    log: () => readFileSync(join(home.profile, 'logs', 'latchkey.log'), 'utf8'),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Text of the app's own bundles in the archive, by path; third parties' native loaders are not among them. */
export function bundlesOf(made: MadePackages): Map<string, string> {
  const asar = join(made.folder, 'resources', 'app.asar');
  const paths = asarFiles(made.folder).filter((path) => /^\/out\/.*\.(c?js|html)$/.test(path));
  return new Map(paths.map((path) => [path, extractFile(asar, path.slice(1)).toString()]));
}

/** Where a pattern stands in bundles, once for each time. */
export function findings(bundles: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  const all = new RegExp(pattern.source, 'g');
  return [...bundles].flatMap(([path, text]) => [...text.matchAll(all)].map(([found]) => `${path}: ${found}`));
}

/** The chat page's frame, once it is there. */
export async function chatFrameOf(app: RemoteApp): Promise<Frame> {
  const element = await app.page.waitForSelector('iframe#chat', { state: 'attached' });
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The chat frame has no document.');
  await frame.waitForLoadState();
  return frame;
}

/** The running app of one test file. */
export interface RunningApp {
  unpacked: UnpackedApp;
  app: RemoteApp;
  /** The debugger of the window's page. */
  cdp: CDPSession;
}

/**
 * Starts the packaged app with somebody signed in before the tests of a file, and ends it after them.
 * @param prepare what is to be there before it starts
 * @returns how to get at it
 */
export function packagedApp(name: string, prepare: (app: UnpackedApp) => void = () => undefined): () => RunningApp {
  let unpacked: UnpackedApp | undefined;
  let app: RemoteApp | undefined;
  let running: RunningApp | undefined;
  beforeAll(async () => {
    unpacked = unpackApp(name);
    prepare(unpacked);
    app = await unpacked.start();
    running = { unpacked, app, cdp: await app.page.context().newCDPSession(app.page) };
    await signUp(app.page, person());
  });
  afterAll(() => {
    app?.kill();
    unpacked?.dispose();
  });
  return () => {
    if (running === undefined) throw new Error('The app does not run yet.');
    return running;
  };
}

/** Both pages by name. */
export async function pagesOf({ app }: RunningApp): Promise<[string, Frame][]> {
  return [['shell', app.page.mainFrame()], ['chat', await chatFrameOf(app)]];
}

/** The window's page is once more what it has to be. Asked past the driver, whose own evaluations can get lost when a document goes. */
export async function isTheShell({ cdp }: RunningApp): Promise<void> {
  const expression = '`${location.origin} ${document.readyState} ${typeof window.latchkey}`';
  await expect.poll(() => cdp.send('Runtime.evaluate', { expression }).then(({ result }) => String(result.value), () => '')).toBe('app://shell complete object');
}

/** What the shell's page has, as far as tests use it by name. */
export interface Bridged {
  latchkey: { methods: Record<string, (input?: unknown) => Promise<{ ok: boolean; error?: { code: string } }>>; on(event: string, listener: (...args: unknown[]) => void): () => void };
}
