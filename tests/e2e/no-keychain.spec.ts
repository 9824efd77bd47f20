import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanForPlaintext } from '../support/plaintext-scan/scan.ts';
import { answered, conversation, send, sidebarThread, signedIn, signUp } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

/** A session without a bus has no Secret Service; what Electron 42 could do without one, this runtime may not have. */
const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', XDG_RUNTIME_DIR: '/nonexistent' };

test.describe('without a keychain', () => {
  test.skip(process.platform !== 'linux', 'elsewhere there is always one');

  test('chats are kept in memory alone and can be searched, the app says so, and nothing of them is there after a restart', async ({ desk }) => {
    const ada = person();
    const page = await desk.open({ env: noKeychain });
    await signUp(page, ada);
    await expect(page.getByText(/Sign-in and chats will not be remembered after you quit, because this system has no keychain\./)).toBeVisible();
    await expect(page.getByText(/Only the server on this computer keeps its chats, unencrypted/)).toBeVisible();
    await send(page, 'Where does the quokka live?');
    await answered(page);
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Search your chats' }).fill('quokka');
    await expect(page.getByRole('option', { name: /quokka/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    expect(existsSync(join(desk.profile, 'history'))).toBe(false);
    // The server’s own folder is what the app told of.
    const elsewhere = (): string[] => scanForPlaintext(desk.profile, ['Where does the quokka live?', ada.email]).map(({ file }) => file).filter((file) => !file.startsWith('server/'));
    expect(elsewhere()).toEqual([]);
    await desk.close();
    expect(elsewhere()).toEqual([]);

    const again = await desk.open({ env: noKeychain });
    await expect(again.getByRole('textbox', { name: 'Password' })).toBeVisible();
    expect(existsSync(join(desk.profile, 'history'))).toBe(false);
  });

  test('encrypted data waits for its key, the sign-in screen says why, and it can be put aside to begin anew', async ({ desk }) => {
    const ada = person();
    const page = await desk.open();
    await signUp(page, ada);
    await send(page, 'Kept under lock and key');
    await answered(page);
    await expect(sidebarThread(page, /./)).toHaveCount(1);
    await desk.close();
    const check = readFileSync(join(desk.profile, 'server', 'encryption.json'), 'utf8');

    const locked = await desk.open({ env: noKeychain });
    await expect(locked.getByRole('heading', { name: 'Your sign-in can’t be read' })).toBeVisible();
    await locked.getByRole('button', { name: 'Sign in again' }).click();
    await expect(locked.getByText(/The data on this computer is encrypted, and there is no keychain that could hold its key\./)).toBeVisible();
    expect(readdirSync(desk.profile).filter((name) => name.startsWith('server'))).toEqual(['server']);
    await desk.close();

    // With its key it is all there.
    const back = await desk.open();
    await signedIn(back);
    await sidebarThread(back, /./).first().click();
    await expect(conversation(back)).toContainText('Kept under lock and key');
    await desk.close();

    const lost = await desk.open({ env: noKeychain });
    await lost.getByRole('button', { name: 'Sign in again' }).click();
    await lost.getByRole('button', { name: 'Begin anew…' }).click();
    const dialog = lost.getByRole('alertdialog', { name: 'Begin anew on this computer?' });
    await dialog.getByRole('button', { name: 'Move aside and begin anew' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lost.getByRole('button', { name: 'Begin anew…' })).toHaveCount(0);
    await signUp(lost, { ...ada, name: 'Ada Anew' });
    expect(readFileSync(join(desk.profile, 'server.without-key-1', 'encryption.json'), 'utf8')).toBe(check);
  });
});
