import { chromium, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composer, signUp } from '../../tests/e2e/support/actions.ts';
import { createDesk, person, type Desk } from '../../tests/e2e/support/fixtures.ts';

export const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));
export const chromiumObstacle = async (): Promise<string | undefined> => (executablePath === undefined ? 'there is no Chromium' : undefined);

const patienceMs = 60_000;

/** The app in its web host, in a folder of its own that goes with it. */
export async function withWebDesk<T>(use: (desk: Desk, dataDir: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-desk-'));
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const desk = createDesk('web', folder, browser);
  try {
    return await use(desk, join(folder, 'server'));
  } finally {
    await desk.dispose();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Somebody new, signed in, with a history that has nothing more to read. */
export async function openSettled(desk: Desk, args: string[]): Promise<Page> {
  const page = await desk.open({ args });
  await signUp(page, person());
  await composer(page).waitFor();
  await until(page, 'The end of the first sync', () => readFileSync(join(desk.profile, 'logs', 'latchkey.log'), 'utf8').includes('sync.finished'));
  return page;
}

export async function until(page: Page, what: string, there: () => boolean): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!there()) {
    if (performance.now() > end) throw new Error(`${what} did not happen in a minute.`);
    await page.waitForTimeout(250);
  }
}
