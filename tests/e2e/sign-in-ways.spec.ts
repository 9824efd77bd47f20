import { spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import { startOidcProvider, type OidcServer } from '../support/oidc-provider.ts';
import { totpOf, wrongTotp } from '../support/totp.ts';
import { signIn, signOut, signUp, signedIn } from './support/actions.ts';
import { electronExecutable, expect, person, test, type Desk } from './support/fixtures.ts';
import { root } from './support/web-host.ts';

/** The name, and the permission, on the provider's own pages. */
async function atProvider(page: Page, name: string): Promise<void> {
  await page.locator('input[name="login"]').fill(name);
  await page.locator('input[name="password"]').fill('any');
  await page.locator('button[type="submit"]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** The app’s browser is this one: what it opens is noted and not opened. `links`: whether the system has our scheme. */
async function watchBrowser(desk: Desk, links: boolean): Promise<() => Promise<string>> {
  const app = desk.electron();
  if (app === undefined) throw new Error('Only Electron opens a browser.');
  await app.evaluate(({ app: electron, shell }, works) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    electron.isDefaultProtocolClient = () => works;
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  }, links);
  return async () => {
    let url: string | undefined;
    await expect(async () => {
      url = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.pop());
      expect(url).toBeDefined();
    }).toPass();
    return url ?? '';
  };
}

/** What the system does with a link of our scheme while the app runs: it starts the app again with it. */
async function openLink(desk: Desk, link: string): Promise<void> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electronExecutable, [...sandbox, root, '--profile', desk.profile, link], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
}

test.describe('codes of an authenticator', () => {
  test('are set up in the settings, and asked for after the password with the attempts that are left', async ({ desk }) => {
    const ada = person();
    const page = await desk.open();
    await signUp(page, ada);
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByLabel('Your password').fill(ada.password);
    await page.getByRole('button', { name: 'Set up codes' }).click();
    await expect(page.getByRole('img', { name: 'Scan this with your authenticator app' })).toBeVisible();
    await expect(page.locator('.recovery-codes li')).toHaveCount(10);
    const secret = (await page.locator('.secret-text').innerText()).replaceAll(' ', '');
    const recovery = await page.locator('.recovery-codes li').first().innerText();
    const uri = `otpauth://totp/x?secret=${secret}`;
    await page.getByLabel('Code that the app shows now').fill(totpOf(uri, Date.now()));
    await page.getByRole('button', { name: 'Turn on codes' }).click();
    await expect(page.getByRole('button', { name: 'Turn off codes' })).toBeVisible();
    await page.keyboard.press('Escape');
    await signOut(page);

    await signIn(page, ada);
    await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused();
    await page.keyboard.type(wrongTotp(uri, Date.now()));
    await page.keyboard.press('Enter');
    await expect(page.getByText('4 attempts are left.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Code' }).fill(totpOf(uri, Date.now()));
    await page.keyboard.press('Enter');
    await signedIn(page);
    await signOut(page);

    await signIn(page, ada);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery);
    await page.keyboard.press('Enter');
    await signedIn(page);
  });
});

test.describe('other ways to sign in', () => {
  let oidc: OidcServer;
  test.beforeAll(async () => {
    oidc = await startOidcProvider();
  });
  test.afterAll(async () => {
    await oidc.stop();
  });

  test('a code is allowed in another browser, where the provider signs in', async ({ desk, browser }) => {
    const page = await desk.open({ env: oidc.env });
    await page.getByRole('button', { name: 'Sign in with a code on another device' }).click();
    await expect(page.getByRole('img', { name: 'Scan this with your phone to open the page' })).toBeVisible();
    const code = await page.locator('.device-code').innerText();
    const address = await page.locator('.device-address').innerText();

    const other = await browser.newContext();
    const phone = await other.newPage();
    await phone.goto(address);
    await phone.getByLabel('Code on the device').fill(code);
    await phone.getByRole('button', { name: 'Continue' }).click();
    await phone.getByRole('link', { name: 'Continue with Example ID' }).click();
    await atProvider(phone, 'Grace');
    await expect(phone.getByText(code)).toBeVisible();
    await phone.getByRole('button', { name: 'Sign it in', exact: true }).click();
    await expect(phone.getByText('is signed in in a moment')).toBeVisible();
    await signedIn(page);
    await expect(page.getByRole('button', { name: 'Account: Grace' })).toBeVisible();
    await other.close();
  });

  test('the browser signs in at the provider, and its link reaches the app through a second instance, also after a restart', async ({ desk, browser, host }) => {
    test.skip(host === 'web', 'A page in a browser has no links of its own.');
    test.slow();
    const page = await desk.open({ env: oidc.env });
    let opened = await watchBrowser(desk, true);
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    await expect(page.getByRole('heading', { name: 'Go on in your browser' })).toBeVisible();
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(await opened());
    await atProvider(tab, 'Linus');
    const open = tab.getByRole('link', { name: 'Open Latchkey' });
    const link = (await open.getAttribute('href')) ?? '';
    expect(link).toMatch(/^latchkey:\/\/auth\/callback#token=/);
    await openLink(desk, link.replace('auth', 'other'));
    await openLink(desk, link);
    await signedIn(page);
    await expect(page.getByRole('button', { name: 'Account: Linus' })).toBeVisible();
    await signOut(page);

    // The same with another run in between: the browser finds the server where it was.
    opened = await watchBrowser(desk, true);
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    const fresh = await browser.newContext();
    const slow = await fresh.newPage();
    await slow.goto(await opened());
    await slow.locator('input[name="login"]').waitFor();
    await desk.close();
    const again = await desk.open({ env: oidc.env });
    await expect(again.getByRole('button', { name: 'Continue with Example ID' })).toBeVisible();
    await atProvider(slow, 'Barbara');
    await openLink(desk, (await slow.getByRole('link', { name: 'Open Latchkey' }).getAttribute('href')) ?? '');
    await signedIn(again);
    await expect(again.getByRole('button', { name: 'Account: Barbara' })).toBeVisible();
    await signOut(again);

    // And with a link that starts the app.
    opened = await watchBrowser(desk, true);
    await again.getByRole('button', { name: 'Continue with Example ID' }).click();
    const next = await fresh.newPage();
    await next.goto(await opened());
    // The provider knows the person, and asks once more whether this server may.
    await next.getByRole('button', { name: 'Continue' }).click();
    const cold = (await next.getByRole('link', { name: 'Open Latchkey' }).getAttribute('href')) ?? '';
    await desk.close();
    const last = await desk.open({ env: oidc.env, args: [cold] });
    await signedIn(last);
    await expect(last.getByRole('button', { name: 'Account: Barbara' })).toBeVisible();
    await Promise.all([context.close(), fresh.close()]);
  });

  test('where links do not reach the app, the browser comes back over a port of this computer, and a code can be pasted', async ({ desk, browser, host }) => {
    test.skip(host === 'web', 'A page in a browser signs in with a code.');
    const page = await desk.open({ env: oidc.env });
    const opened = await watchBrowser(desk, false);
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(await opened());
    await atProvider(tab, 'Barbara');
    await expect(tab.getByText('You can close this page and go back to Latchkey.')).toBeVisible();
    await signedIn(page);
    await signOut(page);

    const unheard = await watchBrowser(desk, true);
    await page.getByRole('button', { name: 'Continue with Example ID' }).click();
    const other = await context.newPage();
    await other.goto(await unheard());
    await other.getByRole('button', { name: 'Continue' }).click();
    const code = await other.locator('[data-code]').innerText();
    await page.getByText('Nothing happens?').click();
    await page.getByRole('textbox', { name: 'Code from the page' }).fill(code);
    await page.getByRole('button', { name: 'Sign in with the code' }).click();
    await signedIn(page);
    await expect(page.getByRole('button', { name: 'Account: Barbara' })).toBeVisible();
    await context.close();
  });
});
