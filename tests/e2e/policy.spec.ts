import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DesktopApi } from '../../src/shared/desktop-api.ts';
import { answered, composer, conversation, send, signedIn, signUp } from './support/actions.ts';
import { findings } from './support/axe.ts';
import { expect, person, test as base } from './support/fixtures.ts';
import { cannotManage, managedComputer, policyFile, type ManagedComputer } from './support/managed.ts';

const test = base.extend<{ computer: ManagedComputer }>({
  computer: async ({ host, browser }, use, info) => {
    info.skip(cannotManage !== undefined, cannotManage);
    const computer = managedComputer(host, browser);
    await use(computer);
    await computer.dispose();
  },
});

test('a policy file that is malformed locks the app down and names the line; what is here stays as it is', async ({ computer, host }) => {
  const ada = person();
  let page = await computer.open();
  await signUp(page, ada);
  await send(page, 'Hello before the policy');
  await answered(page);
  await computer.close();

  computer.setPolicy('{\n  "organisation": "Example Ltd",\n  "localServer": flase\n}\n');
  page = await computer.open();
  await expect(page.getByRole('heading', { name: 'Latchkey is locked' })).toBeVisible();
  await expect(page.getByText(policyFile)).toBeVisible();
  await expect(page.getByText('Line 3 · This is not valid JSON.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check again' })).toBeFocused();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  // The driver of Electron opens no further page, which axe wants; it is the same one.
  if (host === 'web') expect(await findings(page)).toEqual([]);

  // Main refuses whoever asks past the page.
  const call = (method: string, input?: object): Promise<string> =>
    page.evaluate(
      async ([name, given]) => {
        const bridge = (window as unknown as { latchkey?: DesktopApi }).latchkey?.methods as unknown as Record<string, (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>> | undefined;
        const answer = bridge?.[name]
          ? await bridge[name](given)
          : ((await (await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json', 'x-latchkey-page': 'shell' }, body: JSON.stringify({ method: name, input: given }) })).json()) as { ok: boolean; error?: { code: string } });
        return answer.ok ? 'ok' : (answer.error?.code ?? '');
      },
      [method, input] as const,
    );
  expect(await call('policy.get')).toBe('ok');
  for (const [method, input] of [['auth.state'], ['auth.signIn', { email: ada.email, password: ada.password }], ['connection.set', { kind: 'local' }], ['models.get'], ['workspaces.list'], ['vault.info'], ['history.status'], ['settings.set', { colorScheme: 'dark' }]] as const) {
    expect(await call(method, input), method).toBe('policy.denied');
  }

  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('The policy still can’t be used.')).toBeVisible();
  computer.setPolicy('{\n  "organisation": "Example Ltd",\n  "localServer": true,\n  "localServers": true\n}\n');
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('Line 4 · “localServers” is nothing that can be set.')).toBeVisible();

  // In order again: the app goes on as if nothing had been, Ada still signed in.
  computer.setPolicy('{ "organisation": "Example Ltd", "disable": ["export"] }');
  await page.getByRole('button', { name: 'Check again' }).click();
  if (host === 'electron') {
    await computer.ended();
    // It starts itself anew, out of this test's hands.
    await expect.poll(() => computer.log().match(/app\.started/g)?.length, { timeout: 20_000 }).toBe(2);
    await computer.close();
    page = await computer.open();
  }
  await signedIn(page);
  await page.getByText('Hello before the policy').first().click();
  await expect(conversation(page).getByText('Hello before the policy')).toBeVisible();
});

test('a file that others can write locks the app down, on a profile that is not even begun', async ({ computer }) => {
  computer.setPolicy('{}', '666');
  const page = await computer.open();
  await expect(page.getByRole('heading', { name: 'Latchkey is locked' })).toBeVisible();
  await expect(page.getByText('Others than root can write it.')).toBeVisible();
  await computer.close();
  for (const name of ['server', 'history', 'vault.json', 'settings.json']) expect(existsSync(join(computer.profile, name)), name).toBe(false);
  expect(readdirSync(computer.profile)).toContain('logs');
  expect(computer.log()).toContain('policy.refused');
});

test('a server and ways to sign in that are set cannot be changed; the page shows all that is set', async ({ computer, desk, host }) => {
  const server = await desk.serve();
  const where = new URL(server.match).host;
  computer.setPolicy(
    JSON.stringify({ organisation: 'Example Ltd', connection: { authUrl: server.match, chatUrl: `${server.match}/chatkit` }, signInMethods: ['password', 'signUp'], localServer: false, updateChannel: 'off', disable: ['export', 'accounts'] }),
  );
  const page = await computer.open();
  await expect(page.getByText(`Signing in to ${where}`)).toBeVisible();
  await expect(page.getByText('Set by your organisation')).toBeVisible();
  // The server offers these, and the policy does not.
  await expect(page.getByRole('button', { name: 'Create an account' })).toBeVisible();
  await expect(page.getByRole('button', { name: /browser/i })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /another device/i })).toHaveCount(0);
  await signUp(page, person());
  await expect(composer(page)).toBeVisible();
  await send(page, 'Hello');
  await answered(page);
  expect(existsSync(join(computer.profile, 'server'))).toBe(false);

  await page.getByRole('button', { name: /^Account:/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Add account' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Connection', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('textbox', { name: 'Sign-in server' })).toHaveJSProperty('readOnly', true);
  await expect(settings.getByRole('button', { name: 'Switch server' })).toHaveCount(0);
  await expect(settings.getByText('Set by your organisation')).toBeVisible();

  await settings.getByRole('combobox', { name: 'Search settings' }).fill('proxy');
  await settings.getByRole('option', { name: /Managed/ }).click();
  await expect(settings.getByText('Managed by Example Ltd')).toBeVisible();
  const row = (name: string) => settings.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row('Server')).toContainText(`${server.match}/chatkit`);
  await expect(row('Ways to sign in')).toContainText('Password');
  await expect(row('Updates')).toContainText('Off');
  await expect(row('Server on this computer')).toContainText('Not allowed');
  await expect(row('Switched off')).toContainText('Exporting chats');
  await expect(row('Switched off')).toContainText(policyFile);
  // The driver of Electron opens no further page, which axe wants; it is the same one.
  if (host === 'web') expect(await findings(page)).toEqual([]);
  await settings.getByRole('tab', { name: 'Your data' }).click();
  await expect(settings.getByRole('tabpanel', { name: 'Your data' }).getByText('Switched off by your organisation')).toBeVisible();
  await expect(settings.getByRole('button', { name: 'Export all' })).toHaveCount(0);
  await settings.getByRole('tab', { name: 'About' }).click();
  await expect(settings.getByText('Managed by Example Ltd')).toBeVisible();
});

test('without a policy there is no page of it, and About says so', async ({ desk }) => {
  const page = await desk.open();
  await signUp(page, person());
  await page.keyboard.press('ControlOrMeta+Comma');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('tab', { name: 'Managed' })).toHaveCount(0);
  await settings.getByRole('tab', { name: 'About' }).click();
  await expect(settings.getByText('No policy')).toBeVisible();
});
