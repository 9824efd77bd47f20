import { answered, conversation, send, signedIn, signUp } from './support/actions.ts';
import { banner, comesBack, openGated } from './support/gated.ts';
import { person } from './support/model.ts';
import { addAuthority, answerProxy, chooseServer, expect, fingerprint, host, login, nothingLeaked, question, test } from './support/office.ts';

test('behind a proxy with authentication and a private authority: asked once, refused with the fingerprint, and then it is as anywhere', async ({ desk, model, office }) => {
  test.slow();
  model.reply = { kind: 'words', words: ['From behind the proxy.'] };
  const page = await desk.open(office.options());
  await chooseServer(page);

  // Sign-in and chat server wait on one question.
  await answerProxy(page, { ...login, password: 'wrong' });
  const dialog = question(page);
  await expect(dialog.getByText('The proxy did not take that name and password.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(login.name);
  await answerProxy(page, login);
  await expect(dialog).toBeHidden();

  await expect(page.getByText(`The certificate of ${host} is signed by “Example Corp Root”, which is not trusted here`).first()).toBeVisible();
  await expect(page.getByText(fingerprint).first()).toBeVisible();
  expect(office.front.seen).toEqual([]);
  await addAuthority(page, office.authority);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText(`Signing in to ${host}`)).toBeVisible();
  await signUp(page, person());
  await send(page, 'Is anybody there?');
  await answered(page);
  await expect(conversation(page).getByText('From behind the proxy.')).toBeVisible();

  await desk.close();
  nothingLeaked(desk, office);
  const again = await desk.open(office.options());
  await signedIn(again);
  await send(again, 'And after a restart?');
  await answered(again);
  await expect(again.getByRole('dialog')).toHaveCount(0);

  // What Chromium itself loads goes by the same answer.
  const electron = desk.electron();
  if (electron !== undefined) {
    office.proxy.requests.length = 0;
    await electron.evaluate(({ BrowserWindow }, url) => {
      const hidden = new BrowserWindow({ show: false, webPreferences: { partition: 'persist:latchkey' } });
      hidden.loadURL(url).catch(() => hidden.destroy());
    }, `https://${host}/`);
    await expect.poll(() => office.proxy.requests.map(({ status }) => status)).toEqual(expect.arrayContaining([407, 200]));
    await expect(question(again)).toHaveCount(0);
  }

  // What it is given can be forgotten.
  await again.getByRole('button', { name: /^Account:/ }).click();
  await again.getByRole('menuitem', { name: 'Settings' }).click();
  await again.getByRole('tab', { name: 'Connection' }).click();
  await again.getByText('Network and certificates').click();
  const row = again.getByRole('listitem').filter({ hasText: office.proxy.host });
  await expect(row.getByText('Name and password are in the keychain')).toBeVisible();
  await row.getByRole('button', { name: 'Forget' }).click();
  await expect(row.getByText('Lets everybody through')).toBeVisible();
  office.proxy.cut();
  await again.getByRole('button', { name: 'Test connection' }).click();
  await expect(question(again)).toBeVisible();
  // No answer is one, too: everything that waited says why.
  await again.getByRole('button', { name: 'Cancel' }).click();
  await expect(again.getByText(`The proxy ${office.proxy.host} wants a name and a password.`).first()).toBeVisible();
  await again.keyboard.press('Escape');
  const replies = conversation(again).getByText('From behind the proxy.');
  const before = await replies.count();
  await send(again, 'Is the way open again?');
  const shut = again.getByText(`Couldn’t reach ${host}: the proxy ${office.proxy.host} wants a name and a password.`);
  await expect(shut).toBeVisible(comesBack);
  await expect(question(again)).toHaveCount(0);
  // Whoever wants to say it after all loses nothing.
  await again.getByRole('button', { name: 'Enter name and password' }).click();
  await answerProxy(again, login);
  await expect(shut).toBeHidden(comesBack);
  await expect(replies).toHaveCount(before + 1, comesBack);
  await desk.close();
  nothingLeaked(desk, office);
});

test('in the web host name and password may stand in the variable: nobody is asked, and no file has them', async ({ desk, office }) => {
  test.skip(desk.host !== 'web', 'Electron goes by the system’s settings');
  const page = await desk.open(office.options(`${login.name}:${encodeURIComponent(login.password)}@`));
  await chooseServer(page);
  await expect(page.getByText(fingerprint).first()).toBeVisible();
  await addAuthority(page, office.authority);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await signUp(page, person());
  await desk.close();
  nothingLeaked(desk, office);
});

test('without a word to the proxy, and with the certificate unknown again, the banner says so and leads to the place', async ({ desk, office }) => {
  test.slow();
  office.proxy.login = undefined;
  const page = await desk.open(office.options());
  await chooseServer(page);
  await addAuthority(page, office.authority);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await signUp(page, person());
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Connection' }).click();
  await page.getByText('Network and certificates').click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  // Idle connections end with what they were trusted for.
  office.proxy.cut();
  await expect(page.getByText(`Couldn’t reach ${host}: its certificate is not trusted here.`)).toBeVisible(comesBack);
  await page.getByRole('button', { name: 'Add a certificate' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(office.authority);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`Couldn’t reach ${host}`)).toBeHidden(comesBack);
});

test('a network that wants its own sign-in is recognised, and once somebody is in, things go on by themselves', async ({ desk, model, gates }) => {
  test.slow();
  const { gate, page } = await openGated(desk, model, gates);
  gate.answer = () => ({ status: 302, headers: { location: 'http://portal.example/login' }, body: '' });
  await send(page, 'Hello from the train');
  await expect(page.getByText(/^Couldn’t reach \S+: this network seems to want you to sign in to it first\./)).toBeVisible(comesBack);
  await expect(page.getByRole('button', { name: 'Sign in to the network' })).toBeVisible();
  if (desk.host === 'electron') {
    await desk.electron()!.evaluate(({ shell }) => {
      shell.openExternal = (url) => ((globalThis as { opened?: string }).opened = url, Promise.resolve());
    });
    await page.getByRole('button', { name: 'Sign in to the network' }).click();
    await expect.poll(() => desk.electron()!.evaluate(() => (globalThis as { opened?: string }).opened)).toMatch(/^http:\/\//);
  }
  gate.answer = () => undefined;
  await expect(page.getByText('this network seems to want you to sign in')).toBeHidden(comesBack);
  await expect(banner(page)).toBeHidden();
  await answered(page);
});
