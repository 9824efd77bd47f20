import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, send, sidebarThread, signUp } from '../e2e/support/actions.ts';
import { expect as expectPage, person } from '../e2e/support/fixtures.ts';
import { seededRandom } from '../support/random.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { createHome, nobody, type Home } from './ordinary-user.ts';
import { sharedFolder } from './packages.ts';
import { newer, older, openUpdateSite, packagesOf, runningIn, spoil, unpackFor, type UpdateSite } from './update-fixture.ts';

/** The portable folder of a brand that updates itself, as somebody who is not root, with the sandbox on. */
let folder: string;
let site: UpdateSite;
let app: RemoteApp | undefined;
let home: Home;
let root: string;
const ada = person();
const seed = Number(process.env['LATCHKEY_SEED'] ?? 7);

beforeAll(async () => {
  folder = sharedFolder('update');
  site = await openUpdateSite(folder);
  const made = site.makes(older);
  site.makes(newer);
  root = unpackFor(made.zip, join(folder, 'app'), nobody);
  home = createHome(folder, { UPDATED_ALLOW_SWITCHES: 'remote-debugging-port' });
});

afterAll(async () => {
  app?.kill();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<RemoteApp> => (app = await home.start([join(root, site.slug), '--profile', home.profile]));

/** Opens the page that says which version this is, and where it is with updates. */
async function about({ page }: RemoteApp): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  if (!(await dialog.isVisible())) await page.keyboard.press('ControlOrMeta+,');
  await dialog.getByRole('tab', { name: 'About' }).click();
  return dialog;
}
async function versionOf(running: RemoteApp): Promise<string> {
  const text = await (await about(running)).locator('dl').first().innerText();
  await running.page.keyboard.press('Escape');
  return /Version\s+(\S+)/.exec(text)?.[1] ?? text;
}
/** Has it look for updates. @returns what it says when it is done */
async function look(running: RemoteApp): Promise<string> {
  const dialog = await about(running);
  await dialog.getByRole('button', { name: 'Check now' }).click();
  const status = dialog.locator('.update-part p[role=status]');
  await expectPage(status).toHaveText(/is ready|newest|did not start|No update|could not/, { timeout: 60_000 });
  const said = await status.innerText();
  await running.page.keyboard.press('Escape');
  return said;
}
const gone = (): Promise<void> => expect.poll(() => runningIn(root), { timeout: 20_000 }).toEqual([]);

/** The person's data is there: who is signed in, and what was said. */
async function dataIsThere(running: RemoteApp): Promise<void> {
  await expectPage(running.page.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
  await expectPage(sidebarThread(running.page, /latchkey/i)).toBeVisible();
}

async function quit(): Promise<void> {
  await app?.quit();
  await gone();
}

describe('a portable folder', () => {
  test('finds a new version, downloads it, and installs it when it quits; the data is there afterwards', async () => {
    const before = await start();
    await signUp(before.page, ada);
    await send(before.page, 'What is a latchkey?');
    await answered(before.page);
    site.publish(packagesOf(site, newer), newer);
    expect(await look(before)).toBe(`Version ${newer} is ready. Restart to update.`);
    await expectPage(before.page.getByText(`Version ${newer} is ready.`).first()).toBeVisible();
    expect(await versionOf(before)).toBe(older);
    await quit();

    const after = await start();
    expect(await versionOf(after)).toBe(newer);
    expect(runningIn(root).map(({ executable }) => executable)).toContain(`versions/${newer}/${site.slug}`);
    await dataIsThere(after);
    await expectPage(after.page.getByText(`Updated to version ${newer}.`)).toBeVisible();
    expect(readdirSync(join(home.profile, 'snapshots'))).toHaveLength(1);
    await quit();
  });

  test('goes back to the version before by hand, and forwards again, with everything there', async () => {
    const line = join(root, 'versions', 'start');
    const now = readFileSync(line, 'utf8').split('\n');
    writeFileSync(line, `${now[1]}\n\nready\n\n`);
    const back = await start();
    expect(await versionOf(back)).toBe(older);
    await dataIsThere(back);
    expect(await look(back)).toMatch(/is ready/);
    await quit();
    const forwards = await start();
    expect(await versionOf(forwards)).toBe(newer);
    await dataIsThere(forwards);
    await quit();
  });
});

describe('a version that does not start', () => {
  beforeAll(() => {
    // From the beginning: the folder as it was unpacked, and the profile as it is.
    rmSync(join(folder, 'app'), { recursive: true });
    root = unpackFor(site.makes(older).zip, join(folder, 'app'), nobody);
    rmSync(join(home.profile, 'updates'), { recursive: true, force: true });
  });

  test('is given up after two starts; the version before is back with the data of before, and says so', async () => {
    // It spoils the data before it falls over, as a bad migration would.
    const bad = await spoil(site.makes(newer).zip, folder, (unpacked) => {
      rmSync(join(unpacked, 'out', 'renderer', 'shell', 'index.html'));
      const entry = join(unpacked, 'out', 'main', 'index.js');
      const fall = `void require('electron').app.whenReady().then(() => setTimeout(() => {
          const history = process.argv[process.argv.indexOf('--profile') + 1] + '/history/';
          for (const account of require('node:fs').readdirSync(history)) require('node:fs').writeFileSync(history + account + '/history.db', 'spoilt');
          process.stderr.write('This version is broken.\\n');
          process.exit(1);
        }, 2_000));`;
      writeFileSync(entry, `${fall}\n${readFileSync(entry, 'utf8')}`);
    });
    site.publish(bad, newer);
    const before = await start();
    expect(await look(before)).toMatch(/is ready/);
    await quit();

    for (const attempt of [1, 2]) {
      await expect(start(), `attempt ${attempt}`).rejects.toThrow(/broken/);
      await gone();
    }
    const back = await start();
    expect(await versionOf(back)).toBe(older);
    await dataIsThere(back);
    await expectPage(back.page.getByText(`Version ${newer} did not start, so the one before is back, with your data as it was before the update.`)).toBeVisible();
    expect(await look(back)).toBe(`Version ${newer} did not start on this computer and is not tried again. The version after it will be.`);
    const aside = join(home.profile, 'set-aside');
    const kept = join(aside, readdirSync(aside)[0] ?? '', 'history');
    expect(readFileSync(join(kept, readdirSync(kept)[0] ?? '', 'history.db'), 'utf8')).toBe('spoilt');
    await quit();
  });
});

describe('killed at random moments', () => {
  test(`never leaves something that does not start, and nothing is lost (seed ${seed})`, async () => {
    const random = seededRandom(seed);
    rmSync(join(home.profile, 'updates'), { recursive: true, force: true });
    site.publish(packagesOf(site, newer), newer);
    const seen = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const running = await start();
      await dataIsThere(running);
      seen.add(await versionOf(running));
      if ((await versionOf(running)) === newer) break;
      // Slow enough for every step to be met: the download, its check, unpacking, or the end.
      site.slowTo(60 * 1_048_576);
      const check = look(running).catch(() => undefined);
      const when = random() * 6_000;
      await Promise.race([check, new Promise((resolve) => setTimeout(resolve, when))]);
      running.kill();
      for (const { pid } of runningIn(root)) process.kill(pid, 'SIGKILL');
      await gone();
    }
    site.slowTo(undefined);
    const whole = await start();
    expect(await look(whole)).toMatch(/is ready|newest/);
    await quit();
    // Killed in its first start as well.
    const first = await start();
    expect(await versionOf(first)).toBe(newer);
    first.kill();
    for (const { pid } of runningIn(root)) process.kill(pid, 'SIGKILL');
    await gone();
    const last = await start();
    expect(await versionOf(last)).toBe(newer);
    await dataIsThere(last);
    await quit();
    expect(existsSync(join(root, site.slug))).toBe(true);
  });
});
