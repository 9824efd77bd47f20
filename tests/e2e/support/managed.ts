/**
 * The app on a computer whose organisation has a policy: a mount namespace of its own, whose `/etc` is a copy that the test writes to.
 * The app itself is the product, and reads what it always reads.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { _electron, type Browser, type BrowserContext, type ElectronApplication, type Page } from '@playwright/test';
import { electronExecutable, type HostName } from './fixtures.ts';
import { root } from './web-host.ts';

/** Why there can be no such computer here; `undefined`: there can. */
export const cannotManage =
  process.platform !== 'linux'
    ? 'policies of other systems are read from what only their administrators can write'
    : process.getuid?.() !== 0 || spawnSync('unshare', ['--mount', 'true']).status !== 0
      ? 'only root can have an /etc of its own'
      : undefined;

export interface ManagedComputer {
  readonly profile: string;
  /** Text of the policy file; `undefined`: none. */
  setPolicy(text: string | undefined, mode?: string): void;
  open(): Promise<Page>;
  close(): Promise<void>;
  /** Resolves when the app has ended by itself. */
  ended(): Promise<void>;
  log(): string;
  dispose(): Promise<void>;
}

/** Where the app finds the policy. */
export const policyFile = '/etc/latchkey/policies/managed/10-company.json';

export function managedComputer(host: HostName, browser: Browser): ManagedComputer {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-managed-'));
  const profile = join(folder, 'profile');
  const etc = join(folder, 'etc');
  execFileSync('cp', ['-a', '/etc', etc]);
  const file = join(folder, policyFile);
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o755 });
  const start = join(folder, 'start.sh');
  writeFileSync(start, `#!/bin/sh\nexec unshare --mount --propagation private sh -c 'mount --bind ${etc} /etc && exec "$@"' start ${host === 'electron' ? electronExecutable : process.execPath} "$@"\n`, { mode: 0o755 });
  let context: BrowserContext | undefined;
  let child: ChildProcess | undefined;
  let application: ElectronApplication | undefined;
  let ended: Promise<unknown> = Promise.resolve();

  async function close(): Promise<void> {
    await application?.close().catch(() => undefined);
    child?.kill();
    await ended;
    application = undefined;
    child = undefined;
    // One that has started itself anew is nobody's child.
    for (const pid of running()) process.kill(pid, 'SIGKILL');
    while (running().length > 0) await delay(50);
  }

  /** Processes on this profile; Chromium writes their command lines anew, with spaces. */
  function running(): number[] {
    return readdirSync('/proc').map(Number).filter((pid) => {
      try {
        return pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile);
      } catch {
        return false;
      }
    });
  }

  return {
    profile,
    setPolicy(text, mode = '644') {
      if (text === undefined) rmSync(file, { force: true });
      else {
        writeFileSync(file, text);
        execFileSync('chmod', [mode, file]);
      }
    },
    async open() {
      if (host === 'electron') {
        const opened = await _electron.launch({ executablePath: start, args: ['--no-sandbox', root, '--profile', profile] });
        application = opened;
        ended = new Promise((resolve) => opened.process().once('exit', resolve));
        return opened.firstWindow();
      }
      const started = spawn(start, ['out/main/web.js', '--no-open', '--profile', profile], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      ended = new Promise((resolve) => started.once('exit', resolve));
      const url = await new Promise<string>((resolve, reject) => {
        let text = '';
        started.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          const found = /is ready at (http:\S+)/.exec(text)?.[1];
          if (found !== undefined) resolve(found);
        });
        void ended.then(() => reject(new Error(text)));
      });
      context ??= await browser.newContext({ viewport: { width: 1100, height: 760 } });
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    close,
    ended: () => ended.then(() => undefined),
    log: () => readFileSync(join(profile, 'logs/latchkey.log'), 'utf8'),
    async dispose() {
      await close();
      await context?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
