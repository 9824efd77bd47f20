import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'libsql';
import { scanForPlaintext, type Finding } from '../support/plaintext-scan/scan.ts';
import { answered, composer, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import type { Desk } from './support/fixtures.ts';
import { chatFrame, expect, test } from './support/model.ts';

const planted = {
  first: 'Quagga-Meridian 40817',
  second: 'Tapir-Cadenza 55120',
  answer: 'Pangolin-Almanac 66093',
  title: 'Ocelot-Ledger 88123',
  draft: 'Axolotl-Overture 71334',
  searched: 'Numbat-Enquiry 90210',
  fileName: 'Narwhal-Minutes-33071',
  fileText: 'Wombats-of-Kinshasa 55214',
  modelKey: 'sk-capybara-0123456789',
  queued: 'Dugong-Telegram 47110',
  name: 'Zephyrine Quillfeather',
  email: 'quokka.5519@plaintext.example',
  password: 'marzipan difference 8841',
};
const person = { name: planted.name, email: planted.email, password: planted.password };

/** Everything that the app may write to: its profile, which in Electron is Chromium's too, and the folder for temporary files. */
function places(desk: Desk): { env: Record<string, string>; scan(more?: readonly string[]): Finding[] } {
  const temporary = join(desk.profile, '..', 'tmp');
  mkdirSync(temporary);
  return {
    env: { TMPDIR: temporary },
    scan: (more = []) => [desk.profile, temporary].flatMap((folder) => scanForPlaintext(folder, [...Object.values(planted), ...more])),
  };
}

async function openSettings(page: Page, tab: string): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: tab }).click();
}

/** A copy of everything, made and not fetched yet. */
async function exportAll(page: Page, format: string): Promise<void> {
  await openSettings(page, 'Your data');
  await page.getByRole('radio', { name: format }).click();
  await page.getByRole('button', { name: 'Export all' }).click();
  await expect(page.getByRole('link', { name: 'Save…' })).toBeVisible();
}

test.describe('no file of the profile, and none of the folder for temporary ones', () => {
  test('holds in plain what was written, answered, named, attached, searched, set or exported, while the app runs, after kill -9, and after it quit', async ({ desk, model }) => {
    test.slow();
    const { env, scan } = places(desk);
    const page = await desk.open({ env });
    await signUp(page, person);
    await openSettings(page, 'Model');
    await page.getByRole('textbox', { name: 'Base URL' }).fill(model.baseUrl);
    await page.getByRole('combobox', { name: 'Model', exact: true }).fill('test-model');
    await page.getByLabel('API key').fill(planted.modelKey);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved. The next answer uses it.')).toBeVisible();
    await page.keyboard.press('Escape');

    model.reply = { kind: 'words', words: ['It is the ', `${planted.answer}.`] };
    model.title = 'First of all';
    const files = join(desk.profile, '..', 'files');
    mkdirSync(files);
    writeFileSync(join(files, `${planted.fileName}.txt`), `${planted.fileText}\n`.repeat(120_000));
    await chatFrame(page).locator('input[type="file"]').first().setInputFiles(join(files, `${planted.fileName}.txt`));
    await expect(chatFrame(page).getByRole('button', { name: new RegExp(`Remove.*${planted.fileName}`) })).toBeVisible();
    await expect(chatFrame(page).getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
    await send(page, planted.first);
    await answered(page);
    await expect(conversation(page)).toContainText(planted.answer);
    expect(model.requests.at(-1)?.authorization).toBe(`Bearer ${planted.modelKey}`);

    await page.keyboard.press('ControlOrMeta+Shift+O');
    await expect(conversation(page)).not.toContainText(planted.first);
    model.title = 'Second of all';
    await send(page, planted.second);
    await answered(page);
    await sidebarThread(page, 'Second of all').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type(planted.title);
    await page.keyboard.press('Enter');
    await expect(sidebarThread(page, planted.title)).toBeVisible();
    await composer(page).fill(planted.draft);
    await sidebarThread(page, 'First of all').click();
    await expect(conversation(page)).toContainText(planted.first);

    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Search your chats' }).fill(planted.searched);
    await expect(page.getByText(/Nothing found for/)).toBeVisible();
    await page.getByRole('combobox', { name: 'Search your chats' }).fill(planted.second);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');

    await exportAll(page, 'Zip');
    expect(scan()).toEqual([]);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.keyboard.press('Escape');
    await exportAll(page, 'JSON');
    await desk.kill();
    expect(scan()).toEqual([]);

    const again = await desk.open({ env });
    await sidebarThread(again, planted.title).click();
    await expect(conversation(again)).toContainText(planted.second);
    await expect(composer(again)).toHaveText(planted.draft);
    await desk.close();
    expect(scan()).toEqual([]);
  });

  test('holds in plain what waits to be sent, the session’s cookie or a token', async ({ desk }) => {
    test.slow();
    const { env, scan } = places(desk);
    const server = await desk.serve();
    const args = ['--server', server.match];
    const page = await desk.open({ args, env });
    await signUp(page, person);
    await send(page, planted.first);
    await answered(page);
    const secrets = [...sessionTokens(join(desk.profile, '..', 'server', 'auth.db')), await signingKeyId(server.match)];
    expect(secrets.length).toBeGreaterThanOrEqual(2);
    await server.stop();
    await send(page, planted.queued);
    await expect(conversation(page)).toContainText(planted.queued);
    await expect(page.getByText(/waiting to be sent|will be sent|waits/i).first()).toBeVisible();
    await composer(page).fill(planted.draft);
    // The draft is read back by a page that begins anew: it is on the disk.
    await page.reload();
    await expect(composer(page)).toHaveText(planted.draft, { timeout: 30_000 });
    expect(scan(secrets)).toEqual([]);
    await desk.kill();
    expect(scan(secrets)).toEqual([]);
    const again = await desk.open({ args, env });
    await sidebarThread(again, /./).first().click();
    await expect(conversation(again)).toContainText(planted.queued, { timeout: 30_000 });
    await desk.close();
    expect(scan(secrets)).toEqual([]);
  });
});

/** What the server knows sessions by; the cookie is that and a signature. */
function sessionTokens(path: string): string[] {
  const db = new Database(path, { readonly: true });
  try {
    return (db.prepare('SELECT token FROM session').all() as { token: string }[]).map(({ token }) => token);
  } finally {
    db.close();
  }
}

/** The id of the key in the head of each token: whoever has a token in a file has this. */
async function signingKeyId(url: string): Promise<string> {
  const { keys } = (await (await fetch(`${url}/api/auth/jwks`)).json()) as { keys: { kid: string }[] };
  return keys[0]!.kid;
}
