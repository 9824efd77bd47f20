import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, send, sidebarThread, signUp } from '../e2e/support/actions.ts';
import { expect as expectPage, person } from '../e2e/support/fixtures.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { createHome, processesOf, type Home } from './ordinary-user.ts';
import { makePackages, run, sharedFolder } from './packages.ts';
import { killIn, knowHeader } from './update-fixture.ts';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { checksumOfHeader } from '../../scripts/lib/starter.mjs';

/** The .deb of a version and of the next one, which writes the data in a way that the first does not know. */
const { slug } = readBranding();
const executable = `/usr/lib/${slug}/${slug}`;
const ada = person();
let folder: string;
let older: string;
let newer: string;
let home: Home;
let app: RemoteApp | undefined;

beforeAll(async () => {
  folder = sharedFolder('update-deb');
  older = makePackages().deb;
  newer = await nextVersion(older);
  home = createHome(folder);
});
afterAll(() => {
  app?.kill();
  // It starts itself anew, in a group of its own.
  killIn(dirname(executable));
  run('dpkg', ['--purge', slug]);
  rmSync(folder, { recursive: true, force: true });
});

/** The same app with a higher version. */
async function nextVersion(deb: string): Promise<string> {
  const tree = join(folder, 'tree');
  run('dpkg-deb', ['--raw-extract', deb, tree]);
  const archive = join(tree, 'usr', 'lib', slug, 'resources', 'app.asar');
  const unpacked = join(folder, 'unpacked');
  extractAll(archive, unpacked);
  const change = (path: string, from: RegExp, to: string): void => writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  const before = checksumOfHeader(archive);
  change(join(unpacked, 'package.json'), /"version": "[^"]+"/, '"version": "9.0.0"');
  rmSync(archive);
  rmSync(`${archive}.unpacked`, { recursive: true });
  await createPackageWithOptions(unpacked, archive, { unpack: '**/*.node' });
  knowHeader(join(tree, 'usr', 'bin', slug), before, checksumOfHeader(archive));
  change(join(tree, 'DEBIAN', 'control'), /^Version: .+$/m, 'Version: 9.0.0');
  const made = join(folder, 'newer.deb');
  run('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, made]);
  return made;
}

const start = async (): Promise<RemoteApp> => (app = await home.start([`/usr/bin/${slug}`, '--profile', home.profile]));
const install = (deb: string): string => run('dpkg', ['--install', '--force-downgrade', deb]);
async function quit(): Promise<void> {
  await app?.quit();
  await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);
}

test('a .deb is updated with its data, refuses newer data after going back, and has a way back and one forwards', { retry: 0 }, async () => {
  install(older);
  const first = await start();
  await signUp(first.page, ada);
  await send(first.page, 'What is a latchkey?');
  await answered(first.page);
  await quit();

  install(newer);
  const second = await start();
  await expectPage(sidebarThread(second.page, /latchkey/i)).toBeVisible();
  await second.page.getByRole('button', { name: /^New chat/ }).first().click();
  await send(second.page, 'Where do oystercatchers nest?');
  await answered(second.page);
  await quit();
  // As a release would leave it whose data this one cannot read.
  const file = join(home.profile, 'profile.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"format":1', '"format":2'));

  install(older);
  const refused = await home.start([`/usr/bin/${slug}`, '--profile', home.profile], / does not open this profile: version 9\.0\.0 has used it/);
  app = refused;
  await expectPage(refused.page.getByRole('heading', { name: 'This data is newer than the app' })).toBeVisible();
  await expectPage(refused.page.getByText('It was last used by version 9.0.0.')).toBeVisible();
  const mains = (): number[] => processesOf(executable).flatMap(({ pid, type }) => (type === 'browser' ? [pid] : []));
  const [last] = mains();
  // The app is gone before the driver hears what became of it.
  void refused.page.getByRole('link', { name: /^Go back to the data of/ }).click().catch(() => undefined);
  // It starts itself anew; that start is not ours to drive.
  await expect.poll(() => [mains().length, mains()[0] === last, processesOf(executable).some(({ type }) => type === 'renderer')], { timeout: 60_000 }).toEqual([1, false, true]);
  expect(JSON.parse(readFileSync(join(home.profile, 'profile.json'), 'utf8'))).toMatchObject({ format: 1, ready: true });
  killIn(dirname(executable));
  refused.kill();
  await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);

  const back = await start();
  await expectPage(back.page.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
  await expectPage(sidebarThread(back.page, /latchkey/i)).toBeVisible();
  await expectPage(sidebarThread(back.page, /oystercatcher/i)).toHaveCount(0);
  await quit();
  expect(readdirSync(join(home.profile, 'set-aside'))).toHaveLength(1);

  run('dpkg', ['--purge', slug]);
  expect(readdirSync(home.profile)).toEqual(expect.arrayContaining(['history', 'set-aside', 'settings.json', 'snapshots']));
});
