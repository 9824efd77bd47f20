import { spawn } from 'node:child_process';
import { chromium, type Browser, type FrameLocator, type Page } from '@playwright/test';

/** A desktop app that runs as its own program and is driven over Chromium's debugging port, which needs no fuse. */
export interface RemoteApp {
  pid: number;
  page: Page;
  chat: FrameLocator;
  /** Everything printed so far, both streams. */
  output(): string;
  /** Closes the window, which quits the app. @returns its exit code. */
  quit(): Promise<number>;
  /** Ends the app where it does not quit by itself. */
  kill(): void;
}

export interface StartOptions {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Run as this user and group; root only. */
  user?: { uid: number; gid: number };
  cwd?: string;
  /** What it prints once its window can be driven. */
  ready?: RegExp;
}

const readyLimitMs = 60_000;

/** Starts the app and resolves when it says that it is ready and its window can be driven; rejects with its output when it ends before. */
export async function startRemoteApp({ command, args, env = process.env, user, cwd, ready = / is ready$/m }: StartOptions): Promise<RemoteApp> {
  const child = spawn(command, [...args, '--remote-debugging-port=0'], {
    // A package refuses the port unless it is told by name (`src/main/app/switches.ts`).
    env: { LATCHKEY_ALLOW_SWITCHES: 'remote-debugging-port', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...user,
    ...(cwd !== undefined && { cwd }),
  });
  // Its own group: what it started goes with it.
  const kill = (): void => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  let text = '';
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 128)));
  const started = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address !== undefined && ready.test(text)) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void exited.then((code) => reject(new Error(`${command} ended with code ${code} before it was ready:\n${text}`)));
    setTimeout(() => reject(new Error(`${command} was not ready within a minute:\n${text}`)), readyLimitMs).unref();
  });
  let browser: Browser | undefined;
  try {
    browser = await chromium.connectOverCDP(await started);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error(`${command} has no window:\n${text}`);
    // Frames of other processes that were there before us are only seen after a reload.
    await page.reload();
    const connected = browser;
    return {
      pid: child.pid ?? 0,
      page,
      chat: page.frameLocator('iframe#chat'),
      output: () => text,
      async quit() {
        await page.close();
        const code = await exited;
        await connected.close();
        return code;
      },
      kill,
    };
  } catch (error) {
    await browser?.close();
    kill();
    throw error;
  }
}
