import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startAuthProxy, type AuthProxy } from '../support/auth-proxy.ts';
import { makeCertificate } from '../support/certificates.ts';
import { scanForPlaintext } from '../support/plaintext-scan/scan.ts';
import { startTlsFront, type TlsFront } from '../support/tls-front.ts';
import { answered, conversation, send, signedIn, signUp } from './support/actions.ts';
import type { Desk, OpenOptions } from './support/fixtures.ts';
import { banner, comesBack, openGated, test } from './support/gated.ts';
import { expect, person, type Model } from './support/model.ts';

const host = 'chat.corp.example';
const login = { name: 'ada.lovelace', password: 'Dromedary-Sonata 73061' };
const root = makeCertificate({ name: 'Example Corp Root', hosts: [] });
const leaf = makeCertificate({ name: 'Example Corp Chat', by: root, hosts: [host] });
const { fingerprint256 } = new X509Certificate(leaf.cert);

interface Office {
  proxy: AuthProxy;
  front: TlsFront;
  /** PEM file of the authority. */
  authority: string;
  /** How the app is started there: with a PAC file in Electron, with a variable elsewhere. */
  options(credentials?: string): OpenOptions;
}

const office = test.extend<{ office: Office }>({
  office: async ({ desk, model }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-office-'));
    const authority = join(folder, 'root.pem');
    writeFileSync(authority, root.cert);
    const server = await desk.serve({ env: model.env });
    const front = await startTlsFront(leaf, `https://${host}`, server.match);
    const proxy = await startAuthProxy({ login, names: (to) => (to === `${host}:443` ? front.host : undefined) });
    // The first one is dead: the next is to be gone through.
    const script = `function FindProxyForURL(url, host) { return host === '${host}' ? 'PROXY 127.0.0.1:9; PROXY ${proxy.host}' : 'DIRECT'; }`;
    const pac = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script));
    await new Promise<void>((resolve) => pac.listen(0, '127.0.0.1', resolve));
    const options = (credentials = ''): OpenOptions =>
      desk.host === 'electron'
        ? { args: [`--proxy-pac-url=http://127.0.0.1:${(pac.address() as AddressInfo).port}/proxy.pac`], env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }
        : { env: { HTTPS_PROXY: `http://${credentials}${proxy.host}`, https_proxy: undefined, NODE_TLS_REJECT_UNAUTHORIZED: '0' } };
    await use({ proxy, front, authority, options });
    pac.close();
    pac.closeAllConnections();
    await proxy.close();
    await front.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

async function chooseServer(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /On my team’s server/ }).click();
  await page.getByRole('textbox', { name: 'Sign-in server' }).fill(`https://${host}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Chat server' })).toHaveValue(`https://${host}/chatkit`);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

async function answerProxy(page: Page, { name, password }: typeof login): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'The proxy wants to know who you are' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Password' }).fill(password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
}

async function addAuthority(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a certificate' }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByText(new X509Certificate(root.cert).fingerprint256)).toBeVisible();
}

function nothingLeaked(desk: Desk, { front }: Office): void {
  const encoded = Buffer.from(`${login.name}:${login.password}`).toString('base64');
  expect(scanForPlaintext(desk.profile, [login.password, encoded])).toEqual([]);
  expect(readFileSync(join(desk.profile, 'logs', 'latchkey.log'), 'utf8')).not.toContain(login.name);
  expect(front.seen.flatMap((headers) => Object.keys(headers)).filter((name) => name.startsWith('proxy-'))).toEqual([]);
}

office('behind a proxy with authentication and a private authority: asked once, refused with the fingerprint, and then it is as anywhere', async ({ desk, model, office }) => {
  test.slow();
  model.reply = { kind: 'words', words: ['From behind the proxy.'] };
  const page = await desk.open(office.options());
  await chooseServer(page);

  // Sign-in and chat server wait on one question.
  await answerProxy(page, { ...login, password: 'wrong' });
  const dialog = page.getByRole('dialog', { name: 'The proxy wants to know who you are' });
  await expect(dialog.getByText('The proxy did not take that name and password.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(login.name);
  await answerProxy(page, login);
  await expect(dialog).toBeHidden();

  await expect(page.getByText(`The certificate of ${host} is signed by “Example Corp Root”, which is not trusted here`).first()).toBeVisible();
  await expect(page.getByText(fingerprint256).first()).toBeVisible();
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
  await expect(again.getByRole('dialog', { name: 'The proxy wants to know who you are' })).toBeVisible();
  // No answer is one, too: everything that waited says why.
  await again.getByRole('button', { name: 'Cancel' }).click();
  await expect(again.getByText(`The proxy ${office.proxy.host} wants a name and a password.`).first()).toBeVisible();
  await again.getByRole('button', { name: 'Enter name and password' }).first().click();
  await answerProxy(again, login);
  await again.getByRole('button', { name: 'Test connection' }).click();
  await expect(again.getByText('Everything works.')).toBeVisible();
  await desk.close();
  nothingLeaked(desk, office);
});

office('in the web host name and password may stand in the variable: nobody is asked, and no file has them', async ({ desk, office }) => {
  test.skip(desk.host !== 'web', 'Electron goes by the system’s settings');
  const page = await desk.open(office.options(`${login.name}:${encodeURIComponent(login.password)}@`));
  await chooseServer(page);
  await expect(page.getByText(fingerprint256).first()).toBeVisible();
  await addAuthority(page, office.authority);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await signUp(page, person());
  await desk.close();
  nothingLeaked(desk, office);
});

office('without a word to the proxy, and with the certificate unknown again, the banner says so and leads to the place', async ({ desk, office }) => {
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

test('a network that wants its own sign-in is recognised, and once somebody is in, things go on by themselves', async ({ desk, model, gates }: { desk: Desk; model: Model; gates: Parameters<typeof openGated>[2] }) => {
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
