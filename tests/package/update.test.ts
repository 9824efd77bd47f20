import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, conversation, send, signUp } from '../e2e/support/actions.ts';
import { expect as expectPage, person } from '../e2e/support/fixtures.ts';
import { seededRandom } from '../support/random.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { createHome, nobody, processesOf, type Home } from './ordinary-user.ts';
import { sharedFolder } from './packages.ts';
import { derive, killIn, newer, older, openUpdateSite, runningIn, unpackFor, type UpdateSite } from './update-fixture.ts';
import * as doing from './update-person.ts';

let folder: string;
let site: UpdateSite;
let zip: string;
/** Where the next version's package is. */
let next: string;
let app: RemoteApp | undefined;
let home: Home;
let root: string;
const ada = person();
const said = /What is a latchkey\?/i;
const seed = Number(process.env['LATCHKEY_SEED'] ?? 7);
const random = seededRandom(seed);

beforeAll(async () => {
  folder = sharedFolder('update');
  site = await openUpdateSite(folder);
  ({ zip } = site.makes(older));
  next = await derive(zip, folder, newer);
  home = createHome(folder, { UPDATED_ALLOW_SWITCHES: 'remote-debugging-port' });
  unpackAnew();
});
afterAll(async () => {
  killIn(folder);
  rmSync(folder, { recursive: true, force: true });
  await site.close();
});

/** From the beginning: the folder as it was unpacked, and the profile as it is. */
function unpackAnew(): void {
  rmSync(join(folder, 'app'), { recursive: true, force: true });
  root = unpackFor(zip, join(folder, 'app'), nobody);
  rmSync(join(home.profile, 'updates'), { recursive: true, force: true });
}
const command = (): string => join(root, site.slug);
const start = async (...args: string[]): Promise<RemoteApp> => (app = await home.start([command(), '--profile', home.profile, ...args]));
const gone = (): Promise<void> => expect.poll(() => runningIn(root, { helpers: true }), { timeout: 30_000 }).toEqual([]);
const dataIsThere = (running: RemoteApp): Promise<void> => doing.dataIsThere(running, ada, said);
async function quit(): Promise<void> {
  await app?.quit();
  await gone();
}

/** As a person would, by hand: what the second line says becomes the first. */
function goBack(): void {
  const line = join(root, 'versions', 'start');
  writeFileSync(line, `${readFileSync(line, 'utf8').split('\n')[1]}\n\nready\n\n`);
}

describe('the .zip, unpacked by an ordinary user', { retry: 0 }, () => {
  test('runs with the sandbox on and nobody root, signs up and streams an answer', async () => {
    const { page } = await start();
    await signUp(page, ada);
    await send(page, 'What is a latchkey?');
    await answered(page);
    const processes = processesOf(command());
    expect(processes.filter(({ uid, args }) => uid === 0 || args.includes('--no-sandbox'))).toEqual([]);
    const renderers = processes.filter(({ type }) => type === 'renderer');
    expect(renderers.length).toBeGreaterThan(0);
    expect(renderers.filter(({ seccomp }) => seccomp !== 2)).toEqual([]);
  });

  test('opens a chat by its link, in the app that runs and in one that does not', async () => {
    const link = await doing.linkTo(app!, site.scheme, said);
    const another = async (): Promise<void> => {
      await app!.page.getByRole('button', { name: /^New chat/ }).first().click();
      await expectPage(app!.page.locator('.thread-row[data-current]')).toHaveCount(0);
    };
    await another();
    expect(await doing.startBeside(home, command(), ['--profile', home.profile, link])).toBe(0);
    await expectPage(conversation(app!.page)).toContainText(said);
    await another();
    await quit();
    const cold = await start(link);
    await expectPage(conversation(cold.page)).toContainText(said);
  });

  test('finds a new version, downloads it, and installs it when it quits; the data is there afterwards', async () => {
    const before = app!;
    site.publish(next, newer);
    expect(await doing.look(before)).toBe(`Version ${newer} is ready. Restart to update.`);
    await expectPage(before.page.getByText(`Version ${newer} is ready.`).first()).toBeVisible();
    expect(await doing.versionOf(before)).toBe(older);
    await quit();

    const after = await start();
    expect(await doing.versionOf(after)).toBe(newer);
    expect(runningIn(root).map(({ executable }) => executable)).toContain(`versions/${newer}/${site.slug}`);
    await dataIsThere(after);
    await expectPage(after.page.getByText(`Updated to version ${newer}.`)).toBeVisible();
    expect(readdirSync(join(home.profile, 'snapshots'))).toHaveLength(1);
    await quit();
  });

  test('goes back to the version before by hand, and forwards again, with everything there', async () => {
    goBack();
    const back = await start();
    expect(await doing.versionOf(back)).toBe(older);
    await dataIsThere(back);
    expect(await doing.look(back)).toMatch(/is ready/);
    await quit();
    const forwards = await start();
    expect(await doing.versionOf(forwards)).toBe(newer);
    await dataIsThere(forwards);
    await quit();
  });

  test('leaves nothing but the profile when its folder is deleted', () => {
    rmSync(root, { recursive: true });
    expect(doing.tracesIn(home, site.scheme)).toEqual([]);
    expect(doing.tracesIn(home, '.desktop')).toEqual([]);
    expect(readdirSync(home.profile)).toEqual(expect.arrayContaining(['history', 'settings.json']));
  });
});

describe('a version that does not start', { retry: 0 }, () => {
  beforeAll(unpackAnew);

  test('is given up after two starts; the version before is back with the data of before, and says so', async () => {
    // It spoils the data before it falls over, as a bad migration would.
    const bad = await derive(zip, folder, newer, (unpacked) => {
      rmSync(join(unpacked, 'out', 'renderer', 'shell', 'index.html'));
      const entry = join(unpacked, 'out', 'main', 'index.js');
      const fall = `void require('electron').app.whenReady().then(() => setTimeout(() => {
          const history = process.argv[process.argv.indexOf('--profile') + 1] + '/history/';
          const { readdirSync, writeFileSync } = require('node:fs');
          for (const account of readdirSync(history)) for (const name of ['history.db', 'of-the-bad-version']) writeFileSync(history + account + '/' + name, 'spoilt');
          process.stderr.write('This version is broken.\\n');
          process.exit(1);
        }, 2_000));`;
      writeFileSync(entry, `${fall}\n${readFileSync(entry, 'utf8')}`);
    });
    site.publish(bad, newer);
    const before = await start();
    await dataIsThere(before);
    expect(await doing.look(before)).toMatch(/is ready/);
    await quit();

    for (const attempt of [1, 2]) {
      await expect(start(), `attempt ${attempt}`).rejects.toThrow(/broken/);
      await gone();
    }
    const back = await start();
    expect(await doing.versionOf(back)).toBe(older);
    await dataIsThere(back);
    await expectPage(back.page.getByText(`Version ${newer} did not start, so the one before is back, with your data as it was before the update.`)).toBeVisible();
    expect(await doing.look(back)).toBe(`Version ${newer} did not start on this computer and is not tried again. The version after it will be.`);
    const named = (place: string): string[] => readdirSync(place, { recursive: true }).map(String).filter((path) => path.endsWith('of-the-bad-version'));
    expect(named(join(home.profile, 'set-aside'))).toHaveLength(1);
    expect(named(join(home.profile, 'history'))).toEqual([]);
    await quit();
  });
});

describe(`an update that is killed (seed ${seed})`, { retry: 0 }, () => {
  let part: string;
  let size: number;
  const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const until = (what: () => boolean): Promise<void> => expect.poll(what, { interval: 5, timeout: 120_000 }).toBe(true);
  const version = (name: string): string => join(root, 'versions', name);

  /** Ends every process of the app at once, some time after now. */
  async function killWithin(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, random() * ms));
    killIn(root);
    await gone();
    app?.kill();
  }
  /** Has the app look for the update, and does not wait for what comes of it. */
  const begin = (): void => void doing.look(app!).catch(() => undefined);
  async function runs(expected: string): Promise<void> {
    const running = await start();
    await dataIsThere(running);
    expect(await doing.versionOf(running)).toBe(expected);
  }

  beforeAll(async () => {
    unpackAnew();
    site.publish(next, newer);
    const [name = ''] = readdirSync(next);
    part = join(home.profile, 'updates', `${basename(name).replaceAll(' ', '-')}.part`);
    size = statSync(join(next, name)).size;
    await runs(older);
  });

  test('during the download: the version before starts, and the download goes on from there', async () => {
    site.slowTo(30 * 1_048_576);
    const least = size * (0.05 + 0.8 * random());
    begin();
    await until(() => sizeOf(part) >= least);
    await killWithin(300);
    await runs(older);
  });

  test('while it is checked', async () => {
    site.slowTo(undefined);
    const asked = site.asked.length;
    begin();
    await until(() => sizeOf(part) === size || existsSync(part.replace(/\.part$/, '')));
    await killWithin(300);
    expect(site.asked.slice(asked).join(' ')).toMatch(/\.zip bytes=\d+-/);
    await runs(older);
  });

  test('while it is unpacked', async () => {
    begin();
    await until(() => existsSync(version(`.${newer}.part`)) || existsSync(version(newer)));
    await killWithin(3_000);
    await runs(older);
  });

  test('while it is installed, as the app quits: one of the two versions starts', async () => {
    expect(await doing.look(app!)).toMatch(/is ready/);
    void app!.page.close().catch(() => undefined);
    await killWithin(800);
    const running = await start();
    await dataIsThere(running);
    const now = await doing.versionOf(running);
    expect([older, newer]).toContain(now);
    if (now === older) return;
    await quit();
    goBack();
    await runs(older);
  });

  test('in the first start of the new version, which the next start ends', async () => {
    expect(await doing.look(app!)).toMatch(/is ready/);
    await quit();
    const first = start().catch(() => undefined);
    await until(() => runningIn(root).some(({ executable }) => executable === `versions/${newer}/${site.slug}`));
    await killWithin(3_000);
    await first;
    await runs(newer);
    expect(readdirSync(version('.')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(readdirSync(join(home.profile, 'updates')).filter((name) => name.includes('.part'))).toEqual([]);
    expect(readdirSync(join(home.profile, 'snapshots')).filter((name) => name.startsWith('.'))).toEqual([]);
    await quit();
  });
});
